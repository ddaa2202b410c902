import type { FindingsWeighed } from '../../../../contracts/financing/facts.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { Locked } from '../../engine/locked.ts'
import type { FactOfEntry } from '../../engine/noun/noun.ts'

/** What two people of a lender weighed, with their reason and the text that they were shown. */
export async function insertWeighings(
  client: Locked,
  weighed: readonly FactOfEntry<FindingsWeighed>[],
): Promise<void> {
  for (const { fact, entry } of weighed) {
    const [financing, lender] = [idNumber(fact.financing), idNumber(fact.lender)]
    await client.query(
      `insert into ledger.finding_weighing (entry, financing, lender, reason, content)
       values ($1, $2, $3, $4, $5)`,
      [entry, financing, lender, fact.reason, fact.content],
    )
    await client.query(
      `insert into ledger.weighed_finding (financing, lender, finding, entry)
       select $1, $2, finding, $4 from unnest($3::bigint[]) finding`,
      [financing, lender, fact.findings.map(idNumber), entry],
    )
  }
}
