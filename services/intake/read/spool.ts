import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { type Refused, refuse } from '../../../contracts/kernel/decision.ts'
import type { FileRefusal } from '../refusal.ts'
import type { Mapping } from './mapping.ts'

export const FILE_BYTES_MAX = 1024 ** 3
const LINE_FEED = 0x0a

/** A file as it came in, on disk: it is read more than once, and never held in memory. */
export interface Spool {
  readonly path: string
  readonly bytes: number
  /** SHA-256 of its bytes. */
  readonly hash: Buffer
  readonly endsInNewLine: boolean
  readonly remove: () => Promise<void>
}

/** Writes a stream to a folder of its own while hashing it and holding it against its encoding. */
export async function spoolFile(
  stream: AsyncIterable<Uint8Array>,
  encoding: Mapping['encoding'],
): Promise<Answer<Spool, FileRefusal>> {
  const folder = await mkdtemp(join(tmpdir(), 'tallystick-import-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'file.csv')
  const inspected = new Inspection(encoding)
  try {
    await pipeline(stream, chunks => inspected.watch(chunks), createWriteStream(path))
  } catch (error) {
    await remove()
    if (error instanceof Stopped) return error.refused
    throw error
  }
  return answer({ path, remove, ...inspected.result() })
}

/** Ends the pipeline early; never leaves this file. */
class Stopped extends Error {
  override name = 'Stopped'
  readonly refused: Refused<FileRefusal>

  constructor(refused: Refused<FileRefusal>) {
    super(refused.refusal)
    this.refused = refused
  }
}

class Inspection {
  readonly #encoding: Mapping['encoding']
  readonly #hash = createHash('sha256')
  #bytes = 0
  #lines = 0
  #last = LINE_FEED
  /** The beginning of a line whose end has not come yet. */
  #rest: Buffer = Buffer.alloc(0)

  constructor(encoding: Mapping['encoding']) {
    this.#encoding = encoding
  }

  async *watch(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#bytes += chunk.length
      if (this.#bytes > FILE_BYTES_MAX) throw new Stopped(refuse('file_must_be_within_its_limit'))
      this.#hash.update(chunk)
      this.#last = chunk.at(-1) ?? this.#last
      this.#inspect(Buffer.concat([this.#rest, chunk]))
      yield chunk
    }
    this.#mustBeReadable(this.#rest)
  }

  result(): Omit<Spool, 'path' | 'remove'> {
    const endsInNewLine = this.#last === LINE_FEED
    return { bytes: this.#bytes, hash: this.#hash.digest(), endsInNewLine }
  }

  /** A line feed is a line feed in both encodings, so whole lines can be looked at alone. */
  #inspect(known: Buffer): void {
    const end = known.lastIndexOf(LINE_FEED) + 1
    this.#mustBeReadable(known.subarray(0, end))
    this.#rest = known.subarray(end)
    if (this.#rest.length > LINE_BYTES_MAX) this.#stop('file_must_be_whole')
  }

  #mustBeReadable(lines: Buffer): void {
    if (isIn(this.#encoding, lines)) {
      this.#lines += count(lines)
      return
    }
    let start = 0
    for (let end = nextLine(lines, 0); ; start = end, end = nextLine(lines, end)) {
      const line = lines.subarray(start, end)
      if (!isIn(this.#encoding, line)) this.#stop(encodingRefusal(this.#encoding, line))
      this.#lines++
    }
  }

  #stop(refusal: FileRefusal): never {
    throw new Stopped(refuse(refusal, `line.${this.#lines + 1}`))
  }
}

/** Far beyond any row; without it a file of one endless line would be held in memory. */
export const LINE_BYTES_MAX = 256 * 1024

function encodingRefusal(encoding: Mapping['encoding'], line: Buffer): FileRefusal {
  const couldBe = encoding === 'utf-8' && isIn('gb18030', line)
  return couldBe ? 'encoding_must_be_declared_as_gb18030' : 'text_must_be_in_its_encoding'
}

function isIn(encoding: Mapping['encoding'], bytes: Buffer): boolean {
  if (encoding === 'utf-8') return isUtf8(bytes)
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function nextLine(lines: Buffer, from: number): number {
  const at = lines.indexOf(LINE_FEED, from)
  return at < 0 ? lines.length : at + 1
}

function count(lines: Buffer): number {
  let found = 0
  for (let at = lines.indexOf(LINE_FEED); at >= 0; at = lines.indexOf(LINE_FEED, at + 1)) found++
  return found
}
