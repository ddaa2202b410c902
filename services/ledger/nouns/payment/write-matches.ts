import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { EntriesMatched } from '../../../../contracts/payment/match-facts.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** What was matched, part by part; acts on accounts are alone in their groups. */
export async function insertMatches(
  client: Locked,
  matched: readonly FactOfEntry<EntriesMatched>[],
): Promise<void> {
  for (const { fact, entry } of matched) {
    const { entries, payments, writtenOff, reason } = fact
    const account = idNumber(fact.account)
    await client.query(
      `insert into ledger.entry_match (entry, account, written_off_minor, reason)
       values ($1, $2, $3, $4)`,
      [entry, account, writtenOff, reason],
    )
    await client.query(
      `insert into ledger.matched_entry (match, told_by, reference, amount_minor)
       select $1, e.told_by, e.reference, u.amount
         from unnest($3::text[], $4::bigint[]) u (reference, amount)
         join ledger.statement_entry e
           on e.account = $2 and e.reference = u.reference and e.proven_by is not null`,
      [entry, account, entries.map(one => one.reference), entries.map(one => one.amount)],
    )
    await client.query(
      `insert into ledger.matched_payment (match, account, end_to_end_id, amount_minor)
       select $1, $2, u.id, u.amount from unnest($3::text[], $4::bigint[]) u (id, amount)`,
      [entry, account, payments.map(one => one.endToEndId), payments.map(one => one.amount)],
    )
  }
}
