import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import { beyondLimit, FileStopped } from './refusal.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES_MAX = 22 + 0xffff
const DIRECTORY_BYTES_MAX = 1024 ** 2
const STORED = 0
const DEFLATED = 8
/** What unpacks to less is no bomb, whatever its ratio. */
const RATIO_FROM_BYTES = 16 * 1024 ** 2

export interface UnpackLimits {
  /** Of each part that is read. */
  readonly unpackedBytes: number
  /** Unpacked bytes to a packed byte, of each part. */
  readonly unpackedRatio: number
  /** Of the texts that cells of a workbook share: they are kept while a sheet is read. */
  readonly sharedTextBytes: number
}

interface ZipEntry {
  readonly method: number
  readonly isEncrypted: boolean
  readonly crc: number
  readonly packed: number
  readonly offset: number
}

/** Finds what an archive holds; its parts are read one by one. */
export async function openZip(path: string, limits: UnpackLimits): Promise<ZipFile> {
  const handle = await open(path)
  try {
    return new ZipFile(path, await readDirectory(handle), limits)
  } finally {
    await handle.close()
  }
}

/** Reads parts of a ZIP archive; what they unpack to is counted while it is unpacked. */
export class ZipFile {
  readonly #path: string
  readonly #entries: ReadonlyMap<string, ZipEntry>
  readonly #limits: UnpackLimits

  constructor(path: string, entries: ReadonlyMap<string, ZipEntry>, limits: UnpackLimits) {
    this.#path = path
    this.#entries = entries
    this.#limits = limits
  }

  names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** The unpacked bytes of one part. */
  async *read(
    name: string,
    limit: 'unpackedBytes' | 'sharedTextBytes' = 'unpackedBytes',
    onRead?: (packed: number) => void,
  ): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name)
    if (!entry) throw broken(name)
    if (entry.isEncrypted || (entry.method !== STORED && entry.method !== DEFLATED))
      throw new FileStopped('file_must_be_csv_xlsx_or_parquet', name)
    const start = await this.#dataStart(name, entry)
    if (entry.packed === 0) return
    const packed = createReadStream(this.#path, { start, end: start + entry.packed - 1 })
    const bytes = entry.method === STORED ? packed : packed.pipe(createInflateRaw())
    packed.on('error', error => bytes.destroy(error))
    let unpacked = 0
    let read = 0
    let crc = 0
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        unpacked += chunk.length
        this.#mustBeWithin(limit, unpacked, entry.packed)
        crc = crc32(chunk, crc)
        onRead?.(packed.bytesRead - read)
        read = packed.bytesRead
        yield chunk
      }
    } catch (error) {
      throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? broken(name) : error
    } finally {
      packed.destroy()
      bytes.destroy()
    }
    if (crc !== entry.crc) throw broken(name)
  }

  #mustBeWithin(
    limit: 'unpackedBytes' | 'sharedTextBytes',
    unpacked: number,
    packed: number,
  ): void {
    const { [limit]: bytesMax, unpackedRatio } = this.#limits
    if (unpacked > bytesMax) throw beyondLimit(limit, unpacked, bytesMax)
    const ratio = Math.ceil(unpacked / packed)
    if (unpacked > RATIO_FROM_BYTES && ratio > unpackedRatio)
      throw beyondLimit('unpackedRatio', ratio, unpackedRatio)
  }

  /** The local header in front of the data has a name and an extra of lengths of its own. */
  async #dataStart(name: string, { offset }: ZipEntry): Promise<number> {
    const handle = await open(this.#path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(30), 0, 30, offset)
      if (bytesRead < 30) throw broken(name)
      return offset + 30 + buffer.readUInt16LE(26) + buffer.readUInt16LE(28)
    } finally {
      await handle.close()
    }
  }
}

async function readDirectory(handle: FileHandle): Promise<ReadonlyMap<string, ZipEntry>> {
  const { size } = await handle.stat()
  const tail = await readAt(
    handle,
    Math.max(0, size - END_BYTES_MAX),
    Math.min(size, END_BYTES_MAX),
  )
  const end = tail.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer))
  if (end < 0 || end + 22 > tail.length) throw broken('')
  const bytes = tail.readUInt32LE(end + 12)
  if (bytes > DIRECTORY_BYTES_MAX)
    throw beyondLimit('archiveDirectoryBytes', bytes, DIRECTORY_BYTES_MAX)
  const directory = await readAt(handle, tail.readUInt32LE(end + 16), bytes)
  const entries = new Map<string, ZipEntry>()
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY; ) {
    const [name, extra, comment] = [28, 30, 32].map(o => directory.readUInt16LE(at + o))
    entries.set(directory.toString('utf8', at + 46, at + 46 + name!), {
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + name! + extra! + comment!
  }
  return entries
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function broken(part: string): FileStopped {
  return new FileStopped('file_must_be_whole', part)
}
