import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Answer } from '../../contracts/kernel/answer.ts'
import type { Digest } from '../../contracts/kernel/digest.ts'
import type { BlobRefusal } from '../../contracts/trade/blob.ts'
import type { BlobStore, KeptBlob } from './blob-store.ts'
import { writeBlob } from './write-blob.ts'

/**
 * Blobs as files of a folder, `ab/cd…` by their hash in hexadecimal digits. A file comes in under
 * a name of its own, is flushed to the disk and renamed, so that what has its hash for a name is
 * whole.
 */
export function folderStore(folder: string): BlobStore {
  return {
    keep: async bytes => {
      const incoming = join(folder, 'incoming')
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const path = join(incoming, randomUUID())
      try {
        return await keepFile(bytes, path, hash => buildPath(folder, hash))
      } finally {
        await rm(path, { force: true })
      }
    },
    open: async hash => {
      if (!/^[\w-]{43}$/.test(hash)) return null
      const path = buildPath(folder, hash)
      const isThere = await access(path).then(
        () => true,
        () => false,
      )
      return isThere ? createReadStream(path) : null
    },
  }
}

async function keepFile(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  place: (hash: Digest) => string,
): Promise<Answer<KeptBlob, BlobRefusal>> {
  const written = await writeBlob(bytes, path)
  if (!written.ok) return written
  const { hash } = written.value
  await mkdir(dirname(place(hash)), { recursive: true, mode: 0o700 })
  await rename(path, place(hash))
  const folder = await open(dirname(place(hash)))
  await folder.sync().finally(() => folder.close())
  return written
}

/** Hexadecimal, since some file systems take `A` and `a` for one. */
function buildPath(folder: string, hash: Digest): string {
  const name = Buffer.from(hash, 'base64url').toString('hex')
  return join(folder, name.slice(0, 2), name.slice(2))
}
