import { idNumber, type WaitId } from '../../../../contracts/kernel/id.ts'
import type { ReceiptIssued, TermEnded, TermRenewed } from '../../../../contracts/receipt/facts.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** A receipt begins with a term, and each renewal is one more; the store ends the one before. */
export async function insertTerm(
  client: Locked,
  { receipt, storedUntil, fee }: Pick<ReceiptIssued, 'receipt' | 'storedUntil' | 'fee'>,
  entry: bigint,
  wait: WaitId | null,
) {
  await client.query(
    `insert into ledger.receipt_term (entry, receipt, stored_until, fee, wait)
     values ($1, $2, $3, $4, $5)`,
    [entry, idNumber(receipt), storedUntil, fee, idNumber(wait!)],
  )
}

export async function renewTerms(client: Locked, renewed: readonly FactOfEntry<TermRenewed>[]) {
  for (const { fact, entry, wait } of renewed) await insertTerm(client, fact, entry, wait)
}

export async function endTerms(client: Locked, ended: readonly FactOfEntry<TermEnded>[]) {
  await client.query(
    `update ledger.receipt_term t set status = 'ended', ended_by = u.e
       from unnest($1::bigint[], $2::bigint[]) u (i, e)
      where t.receipt = u.i and t.status = 'running'`,
    [numberArray(ended.map(e => idNumber(e.fact.receipt))), numberArray(ended.map(e => e.entry))],
  )
}
