import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

const deflated = promisify(deflateRaw)

const LOCAL = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50
/** ZIP 2.0, deflated, names in UTF-8. */
const VERSION = 20
const UTF8 = 0x0800
const DEFLATED = 8
/** 1 January 1980, 00:00, the first moment a ZIP can name: equal files have equal bytes. */
const EPOCH = 0x00210000

export interface ZipPart {
  readonly name: string
  readonly text: string
}

/** A ZIP archive of texts; they are deflated side by side. */
export async function zipOf(parts: readonly ZipPart[]): Promise<Buffer> {
  const packed = await Promise.all(
    parts.map(async ({ name, text }) => {
      const bytes = Buffer.from(text)
      const data: Buffer = await deflated(bytes)
      return { name: Buffer.from(name), data, header: common(bytes, data, name) }
    }),
  )
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, header } of packed) {
    directory.push(entryOf(header, at), name)
    const file = [numbers([LOCAL, 4]), header, name, data]
    files.push(...file)
    at += file.reduce((sum, { length }) => sum + length, 0)
  }
  const entries = Buffer.concat(directory)
  return Buffer.concat([...files, entries, endOf(parts.length, entries.length, at)])
}

/** What a file's own header and its entry in the directory have in common. */
function common(bytes: Buffer, data: Buffer, name: string): Buffer {
  return numbers(
    [VERSION, 2],
    [UTF8, 2],
    [DEFLATED, 2],
    [EPOCH, 4],
    [crc32(bytes), 4],
    [data.length, 4],
    [bytes.length, 4],
    [Buffer.byteLength(name), 2],
    [0, 2],
  )
}

function entryOf(header: Buffer, at: number): Buffer {
  return Buffer.concat([
    numbers([ENTRY, 4], [VERSION, 2]),
    header,
    numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
  ])
}

function endOf(count: number, size: number, at: number): Buffer {
  return numbers([END, 4], [0, 4], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2])
}

function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}
