import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { FileForm } from './mapping.ts'
import { FileStopped } from './refusal.ts'

type Encoding = FileForm['encoding'] | 'utf-16le' | 'utf-16be'

/**
 * The bytes of a text file as UTF-8, whole lines at a time, each of which was held against its
 * encoding: nothing is replaced or guessed. A line longer than `lineBytesMax` stops the reading.
 */
export async function* readText(
  path: string,
  declared: FileForm['encoding'],
  lineBytesMax: number,
  onRead?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let encoding: Encoding | null = null
  let rest: Buffer = Buffer.alloc(0)
  let lines = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 })) {
    onRead?.(chunk.length)
    let known = Buffer.concat([rest, chunk as Buffer])
    if (encoding === null) {
      encoding = markedEncoding(known) ?? declared
      if (encoding.startsWith('utf-16')) known = known.subarray(2)
    }
    const end = lineEnd(known, encoding)
    rest = known.subarray(end)
    if (end > 0) {
      const text = inUtf8(known.subarray(0, end), encoding, lines)
      lines += countLines(text)
      yield text
    }
    if (rest.length > lineBytesMax)
      throw new FileStopped('file_must_be_whole', `line.${lines + 1}`, '', `≤ ${lineBytesMax}`)
  }
  if (rest.length > 0) yield inUtf8(rest, encoding!, lines)
}

function markedEncoding(start: Buffer): Encoding | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : null
}

/** Behind the last line feed. One byte is never a part of another character but in UTF-16. */
function lineEnd(bytes: Buffer, encoding: Encoding): number {
  if (!encoding.startsWith('utf-16')) return bytes.lastIndexOf(0x0a) + 1
  const feed = encoding === 'utf-16le' ? '\n\0' : '\0\n'
  let at = bytes.lastIndexOf(feed, undefined, 'latin1')
  while (at % 2 === 1) at = bytes.lastIndexOf(feed, at - 1, 'latin1')
  return at < 0 ? 0 : at + 2
}

function inUtf8(bytes: Buffer, encoding: Encoding, linesBefore: number): Buffer {
  const text = decode(bytes, encoding)
  if (text !== null) return text
  let line = linesBefore + 1
  for (let start = 0; ; line++) {
    const end = start + firstLineEnd(bytes.subarray(start), encoding)
    if (decode(bytes.subarray(start, end), encoding) === null)
      throw new FileStopped(encodingDuty(bytes.subarray(start, end), encoding), `line.${line}`)
    start = end
  }
}

function firstLineEnd(bytes: Buffer, encoding: Encoding): number {
  const step = encoding.startsWith('utf-16') ? 2 : 1
  for (let at = 0; at + step <= bytes.length; at += step)
    if (lineEnd(bytes.subarray(at, at + step), encoding) > 0) return at + step
  return bytes.length
}

/** The same text in UTF-8; null when the bytes are not in this encoding. */
function decode(bytes: Buffer, encoding: Encoding): Buffer | null {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes : null
  try {
    return Buffer.from(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return null
  }
}

function encodingDuty(line: Buffer, encoding: Encoding) {
  return encoding === 'utf-8' && decode(line, 'gb18030') !== null
    ? 'encoding_must_be_declared_as_gb18030'
    : 'text_must_be_in_its_encoding'
}

function countLines(text: Buffer): number {
  let count = 0
  for (let at = text.indexOf(0x0a); at >= 0; at = text.indexOf(0x0a, at + 1)) count++
  return count
}
