import type { Pool } from 'pg'
import { type Answer, answer } from '../../contracts/kernel/answer.ts'
import { type Detailed, refuse } from '../../contracts/kernel/decision.ts'
import { idNumber, type PartyId, type UserId } from '../../contracts/kernel/id.ts'
import type { BlobRefusal } from '../../contracts/trade/blob.ts'
import { withTransaction } from '../platform/transaction.ts'
import type { BlobStore, KeptBlob } from './blob-store.ts'

/** What a party may upload in a day. */
export const UPLOADED_MIB_OF_A_DAY_MAX = 2_048

export interface Uploader {
  readonly party: PartyId
  readonly user: UserId
}

/** Keeps a file that a user uploads for its party. `pool` is the role tallystick_intake. */
export async function upload(
  { pool, store }: { readonly pool: Pool; readonly store: BlobStore },
  { party, user }: Uploader,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Answer<KeptBlob, BlobRefusal | UploadQuotaRefusal>> {
  const { rows } = await pool.query<{ bytes: bigint }>(UPLOADED_TODAY, [idNumber(party)])
  if (rows[0]!.bytes >= BigInt(UPLOADED_MIB_OF_A_DAY_MAX) * 2n ** 20n)
    return refuse('party_must_keep_to_its_uploads_of_a_day', 'file', {
      limit: UPLOADED_MIB_OF_A_DAY_MAX,
    })
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

const UPLOADED_TODAY = `
  select coalesce(sum(b.bytes), 0)::bigint as bytes
    from trade.upload u join trade.blob b using (hash)
   where u.party = $1 and u.uploaded_at > now() - interval '1 day'`

export type UploadQuotaRefusal = Detailed<
  'party_must_keep_to_its_uploads_of_a_day',
  { limit: number }
>
