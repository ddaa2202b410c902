import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { OverdueNoted, UnpaidNoted } from '../../../../contracts/receivable/facts.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** The acts are alone in their groups, so one statement a fact. */
export async function insertOverdue(
  client: Locked,
  noted: readonly FactOfEntry<OverdueNoted>[],
): Promise<void> {
  for (const { fact, entry, wait } of noted)
    await client.query(
      `insert into ledger.overdue (receivable, amount_minor, wait, noted_by)
       values ($1, $2, $3, $4)`,
      [idNumber(fact.receivable), fact.amount, idNumber(wait!), entry],
    )
}

export async function writeUnpaid(
  client: Locked,
  noted: readonly FactOfEntry<UnpaidNoted>[],
): Promise<void> {
  for (const { fact, entry } of noted)
    await client.query('update ledger.overdue set unpaid_by = $2 where receivable = $1', [
      idNumber(fact.receivable),
      entry,
    ])
}
