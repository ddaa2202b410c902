import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

const CHUNK_BYTES = 1 << 18

/** Size and digest of a file as it lies on the disk. */
export async function readDigest(path: string): Promise<{ bytes: number; sha256: string }> {
  const file = await open(path, 'r')
  try {
    return await readParts(file, async () => undefined)
  } finally {
    await file.close()
  }
}

/** Reads a file to its end and hands each part on. */
export async function readParts(file: FileHandle, take: (part: Buffer) => Promise<unknown>) {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  let bytes = 0
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, bytes)
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') }
    const part = chunk.subarray(0, bytesRead)
    hash.update(part)
    await take(part)
    bytes += bytesRead
  }
}
