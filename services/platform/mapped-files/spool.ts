import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { beyondLimit, type FileAnswer, whileReading } from './refusal.ts'

/** A file as it came in, on disk: it is read more than once, and never held in memory. */
export interface Spool {
  readonly path: string
  /** SHA-256 of its bytes. */
  readonly hash: Buffer
  readonly remove: () => Promise<void>
}

/** Writes a stream of at most so many bytes to a folder of its own while hashing it. */
export async function spoolFile(
  stream: AsyncIterable<Uint8Array>,
  bytesMax: number,
): Promise<FileAnswer<Spool>> {
  const folder = await mkdtemp(join(tmpdir(), 'tallystick-import-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'file')
  const hash = createHash('sha256')
  let bytes = 0
  const watched = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > bytesMax) throw beyondLimit('bytes', bytes, bytesMax)
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    const spooled = await whileReading(async () => {
      await pipeline(stream, watched, createWriteStream(path))
      return { ok: true, value: { path, remove, hash: hash.digest() } }
    })
    if (!spooled.ok) await remove()
    return spooled
  } catch (error) {
    await remove()
    throw error
  }
}
