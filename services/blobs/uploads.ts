import type { Pool } from 'pg'
import { type Answer, answer } from '../../contracts/kernel/answer.ts'
import { type Detailed, type Refused, refuse } from '../../contracts/kernel/decision.ts'
import { idNumber, type PartyId, type UserId } from '../../contracts/kernel/id.ts'
import type { BlobRefusal } from '../../contracts/trade/blob.ts'
import type { StorageLimits } from '../platform/storage-limits.ts'
import { withTransaction } from '../platform/transaction.ts'
import type { BlobStore, KeptBlob } from './blob-store.ts'

/** What a party may upload in a day. */
export const UPLOADED_MIB_OF_A_DAY_MAX = 2_048

export interface Uploader {
  readonly party: PartyId
  readonly user: UserId
}

interface UploadTo {
  /** As the role tallystick_intake. */
  readonly pool: Pool
  readonly store: BlobStore
  /** What of a party may be kept. */
  readonly limits: Pick<StorageLimits, 'documentBytes'>
}

/** Keeps a file that a user uploads for its party. */
export async function upload(
  { pool, store, limits }: UploadTo,
  { party, user }: Uploader,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Answer<KeptBlob, BlobRefusal | UploadQuotaRefusal>> {
  const refused = await refuseBeyond(pool, party, limits.documentBytes)
  if (refused) return refused
  const kept = await store.keep(bytes)
  if (!kept.ok) return kept
  const { hash, type } = kept.value
  await withTransaction(pool, async transaction => {
    await transaction.query(
      'insert into trade.blob (hash, bytes, type) values ($1, $2, $3) on conflict do nothing',
      [hash, kept.value.bytes, type],
    )
    await transaction.query(
      `insert into trade.upload (hash, party, user_id) values ($1, $2, $3) on conflict do nothing`,
      [hash, idNumber(party), idNumber(user)],
    )
  })
  return answer(kept.value)
}

async function refuseBeyond(
  pool: Pool,
  party: PartyId,
  limit: number,
): Promise<Refused<UploadQuotaRefusal> | null> {
  const { rows } = await pool.query<Uploaded>(UPLOADED, [idNumber(party)])
  const { today, bytes } = rows[0]!
  if (today >= BigInt(UPLOADED_MIB_OF_A_DAY_MAX) * 2n ** 20n)
    return refuse('party_must_keep_to_its_uploads_of_a_day', 'file', {
      limit: UPLOADED_MIB_OF_A_DAY_MAX,
    })
  const used = Number(bytes)
  return used < limit ? null : refuse('party_must_keep_to_its_files', 'file', { limit, used })
}

interface Uploaded {
  readonly today: bigint
  readonly bytes: bigint
}

const UPLOADED = `
  select coalesce(sum(b.bytes), 0)::bigint as bytes,
         coalesce(sum(b.bytes) filter (where u.uploaded_at > now() - interval '1 day'), 0)::bigint
           as today
    from trade.upload u join trade.blob b using (hash)
   where u.party = $1`

export type UploadQuotaRefusal =
  | Detailed<'party_must_keep_to_its_uploads_of_a_day', { limit: number }>
  | Detailed<'party_must_keep_to_its_files', { limit: number; used: number }>
