import type { Readable } from 'node:stream'
import type { Answer } from '../../contracts/kernel/answer.ts'
import type { Digest } from '../../contracts/kernel/digest.ts'
import type { BlobRefusal, BlobType } from '../../contracts/trade/blob.ts'

/** Where blobs lie, by the hash of their bytes: a folder, object storage. */
export interface BlobStore {
  /** Keeps a file; one that is there already stays as it is. A refused one leaves nothing. */
  keep(bytes: AsyncIterable<Uint8Array>): Promise<Answer<KeptBlob, BlobRefusal>>
  /** The bytes; null: there is none of this hash. */
  open(hash: Digest): Promise<Readable | null>
}

export interface KeptBlob {
  readonly hash: Digest
  readonly bytes: number
  readonly type: BlobType
}
