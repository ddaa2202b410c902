import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsV4Signer } from 'aws4fetch'
import type { Answer } from '../../contracts/kernel/answer.ts'
import type { BlobRefusal } from '../../contracts/trade/blob.ts'
import type { BlobStore, KeptBlob } from './blob-store.ts'
import { writeBlob } from './write-blob.ts'

/** Object storage that speaks S3, and the key that may read and write the bucket. */
export interface Bucket {
  /** `https://HOST/BUCKET`, perhaps with a folder behind it. */
  readonly url: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
}

/** A bucket did not answer as agreed; the same may succeed when it is tried again. */
export class BucketFault extends Error {
  override name = 'BucketFault'
}

/**
 * Blobs as objects of a bucket, named by their hash. A file is written to the disk first, since its
 * name is known when it is whole, and sent from there.
 */
export function bucketStore(bucket: Bucket): BlobStore {
  return {
    keep: async bytes => {
      const folder = await mkdtemp(join(tmpdir(), 'tallystick-blob-'))
      try {
        return await keepObject(bucket, bytes, join(folder, 'file'))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
    open: async hash => {
      if (!/^[\w-]{43}$/.test(hash)) return null
      const response = await ask(bucket, 'GET', hash)
      if (response.status === 404) return null
      await mustBeWell(response)
      return Readable.fromWeb(response.body as ReadableStream)
    },
  }
}

async function keepObject(
  bucket: Bucket,
  bytes: AsyncIterable<Uint8Array>,
  path: string,
): Promise<Answer<KeptBlob, BlobRefusal>> {
  const written = await writeBlob(bytes, path)
  if (!written.ok) return written
  const { hash } = written.value
  const there = await ask(bucket, 'HEAD', hash)
  if (there.status === 404) await mustBeWell(await ask(bucket, 'PUT', hash, await openAsBlob(path)))
  else await mustBeWell(there)
  return written
}

const ANSWER_WAIT_MS = 5 * 60_000

/** One signed request (AWS Signature, version 4); the body goes as it is read from the disk. */
async function ask(bucket: Bucket, method: string, hash: string, body?: Blob): Promise<Response> {
  const { url, headers } = await new AwsV4Signer({
    ...{ method, url: `${bucket.url}/${hash}`, service: 's3', region: bucket.region },
    ...{ accessKeyId: bucket.accessKey, secretAccessKey: bucket.secretKey },
  }).sign()
  const signal = AbortSignal.timeout(ANSWER_WAIT_MS)
  return await fetch(url, { method, headers, signal, ...(body ? { body } : {}) })
}

async function mustBeWell(response: Response): Promise<void> {
  if (response.ok) return
  const said = response.body ? (await response.text()).slice(0, 200) : ''
  throw new BucketFault(`object storage answered ${response.status} ${said}`)
}
