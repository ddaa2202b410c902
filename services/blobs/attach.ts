import type { Pool } from 'pg'
import { type Answer, answer } from '../../contracts/kernel/answer.ts'
import type { Digest } from '../../contracts/kernel/digest.ts'
import { type InvoiceId, idNumber, idOf } from '../../contracts/kernel/id.ts'
import { type AttachmentKind, type AttachRefusal, attach } from '../../contracts/trade/attach.ts'
import { withTransaction } from '../platform/transaction.ts'
import type { Uploader } from './uploads.ts'

export interface Attachment {
  readonly invoice: InvoiceId
  readonly hash: Digest
  readonly kind: AttachmentKind
}

/** Attaches an uploaded file to an invoice. `pool` is the role tallystick_intake. */
export async function attachBlob(
  pool: Pool,
  { invoice, hash, kind }: Attachment,
  { party, user }: Uploader,
): Promise<Answer<boolean, AttachRefusal>> {
  return await withTransaction(pool, async transaction => {
    // One at a time, so that the limit holds.
    const { rows } = await transaction.query<{ seller: bigint; buyer: bigint }>(
      'select seller, buyer from trade.invoice where id = $1 for no key update',
      [idNumber(invoice)],
    )
    const found = await transaction.query<AttachedRecord>(ATTACHED, [
      ...[idNumber(invoice), hash, idNumber(party)],
    ])
    const [row] = rows
    const decided = attach(
      {
        invoice: row ? { seller: idOf('pty', row.seller), buyer: idOf('pty', row.buyer) } : null,
        isUploaded: found.rows[0]!.uploaded,
        attached: Number(found.rows[0]!.attached),
        isAttached: found.rows[0]!.already,
      },
      { party },
    )
    if (!decided.ok) return decided
    if (decided.value)
      await transaction.query(
        `insert into trade.attachment (invoice, hash, kind, party, user_id)
         values ($1, $2, $3, $4, $5)`,
        [idNumber(invoice), hash, kind, idNumber(party), idNumber(user)],
      )
    return answer(decided.value)
  })
}

interface AttachedRecord {
  readonly uploaded: boolean
  readonly attached: bigint
  readonly already: boolean
}

const ATTACHED = `
  select exists (select from trade.upload where hash = $2 and party = $3) as uploaded,
         (select count(*) from trade.attachment where invoice = $1) as attached,
         exists (select from trade.attachment where invoice = $1 and hash = $2) as already`
