import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { MaturityClosed, MaturityOpened } from '../../../../contracts/settlement/facts.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** Acts on maturities are alone in their groups, so one statement a fact. */
export async function insertMaturities(
  client: Locked,
  opened: readonly FactOfEntry<MaturityOpened>[],
): Promise<void> {
  for (const { fact, entry, wait } of opened)
    await client.query(
      'insert into ledger.maturity (debtor, due_on, wait, opened_by) values ($1, $2, $3, $4)',
      [idNumber(fact.debtor), fact.dueOn, idNumber(wait!), entry],
    )
}

export async function writeClosed(
  client: Locked,
  closed: readonly FactOfEntry<MaturityClosed>[],
): Promise<void> {
  for (const { fact, entry } of closed)
    await client.query(
      `update ledger.maturity set closed_by = $3, unpaid = $4
        where debtor = $1 and due_on = $2`,
      [idNumber(fact.debtor), fact.dueOn, entry, fact.unpaid],
    )
}
