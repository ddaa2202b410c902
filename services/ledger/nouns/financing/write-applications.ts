import type {
  FinancingApproved,
  FinancingEnded,
  QuoteChosen,
} from '../../../../contracts/financing/facts.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** The chosen quote, and what the application reserves of its lender's limits. */
export async function writeChosen(
  client: Locked,
  chosen: readonly FactOfEntry<QuoteChosen>[],
): Promise<void> {
  for (const { fact, entry, wait } of chosen) {
    const [id, quote] = [idNumber(fact.financing), idNumber(fact.quote)]
    await client.query(`update ledger.quote set status = 'chosen' where id = $1`, [quote])
    await client.query(
      `insert into ledger.facility_use (facility, financing, amount_minor, reserved_by)
       select facility, $1, amount, $2 from unnest($3::bigint[], $4::bigint[]) u (facility, amount)
        order by facility`,
      [id, entry, fact.uses.map(u => idNumber(u.facility)), fact.uses.map(u => u.amount)],
    )
    await client.query(
      `update ledger.financing set status = 'applied', quote = $2, approval_wait = $3,
              applied_by = $4 where id = $1`,
      [id, quote, idNumber(wait!), entry],
    )
  }
}

export async function writeApproved(
  client: Locked,
  approved: readonly FactOfEntry<FinancingApproved>[],
): Promise<void> {
  for (const { fact, entry, wait } of approved)
    await client.query(
      `update ledger.financing
          set status = 'approved', decided_by = $2, words = $3, registration_wait = $4
        where id = $1`,
      [idNumber(fact.financing), entry, fact.note, idNumber(wait!)],
    )
}

/** Every way out gives back what was reserved. */
export async function writeEnded(
  client: Locked,
  ended: readonly FactOfEntry<FinancingEnded>[],
): Promise<void> {
  for (const { fact, entry } of ended) {
    const id = idNumber(fact.financing)
    await client.query(
      `update ledger.facility_use set status = 'returned', returned_by = $2
        where financing = $1 and status <> 'returned'`,
      [id, entry],
    )
    await client.query(
      `update ledger.financing
          set status = $2, ended_by = $3,
              decided_by = case when $2 = 'refused' then $3::bigint else decided_by end,
              words = coalesce($4, words)
        where id = $1`,
      [id, fact.status, entry, fact.reason],
    )
  }
}
