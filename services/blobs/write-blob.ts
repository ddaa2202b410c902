import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { type Answer, answer } from '../../contracts/kernel/answer.ts'
import {
  BLOB_BYTES_MAX,
  BLOB_HEAD_BYTES,
  type BlobRefusal,
  screenBlob,
} from '../../contracts/trade/blob.ts'
import type { KeptBlob } from './blob-store.ts'

/** Writes a stream to a new file and screens it; what is too long for a blob is broken off. */
export async function writeBlob(
  chunks: AsyncIterable<Uint8Array>,
  path: string,
): Promise<Answer<KeptBlob, BlobRefusal>> {
  const written = await write(chunks, path)
  const screened = screenBlob(written)
  if (!screened.ok) return screened
  return answer({ hash: written.hash, bytes: written.bytes, type: screened.value })
}

async function write(chunks: AsyncIterable<Uint8Array>, path: string) {
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let bytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of chunks) {
      if (bytes < BLOB_HEAD_BYTES) head.push(chunk.subarray(0, BLOB_HEAD_BYTES - bytes))
      bytes += chunk.length
      if (bytes > BLOB_BYTES_MAX) break
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { hash: hash.digest('base64url'), head: Buffer.concat(head), bytes }
}
