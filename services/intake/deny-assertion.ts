import type { Pool } from 'pg'
import type { Answer } from '../../contracts/kernel/answer.ts'
import { type InvoiceId, idNumber, idOf, type PartyId } from '../../contracts/kernel/id.ts'
import {
  type Denial,
  type DenyAssertionRefusal,
  denyAssertion as decide,
} from '../../contracts/trade/deny-assertion.ts'
import { withTransaction } from '../platform/transaction.ts'

/** A seller's word that what a buyer asserts of its number is not so, or that word taken back. */
export async function denyAssertion(
  pool: Pool,
  { party, invoice: id, denied }: Denial & { readonly party: PartyId; readonly invoice: InvoiceId },
): Promise<Answer<boolean, DenyAssertionRefusal>> {
  return await withTransaction(pool, async client => {
    const { rows } = await client.query<AssertionRecord>(SELECT_LOCKED, [idNumber(id)])
    const row = rows[0]
    const decided = decide(
      {
        invoice: row ? assertionIn(row) : null,
        isStatedOtherwise: row?.is_stated ?? false,
      },
      { denied },
      { party },
    )
    if (decided.ok && decided.value)
      await client.query('update trade.invoice set denied = $2 where id = $1', [
        idNumber(id),
        denied,
      ])
    return decided
  })
}

const SELECT_LOCKED = `
  select i.seller, i.number, i.asserted_by, i.denied,
         exists (select from trade.invoice o
                  where o.seller = i.seller and o.number = i.number and o.asserted_by = 0
                    and o.buyer = i.buyer) as is_stated
    from trade.invoice i where i.id = $1 for no key update of i`

interface AssertionRecord {
  seller: bigint
  number: string
  asserted_by: bigint
  denied: boolean
  is_stated: boolean
}

function assertionIn({ seller, number, asserted_by, denied }: AssertionRecord) {
  const assertedBy = asserted_by === 0n ? null : idOf('pty', asserted_by)
  return { seller: idOf('pty', seller), number, assertedBy, denied }
}
