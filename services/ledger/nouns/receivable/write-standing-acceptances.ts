import type { PoolClient } from 'pg'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { LedgerFact } from '../../engine/act/fact.ts'

export async function writeStandingAcceptances(
  client: PoolClient,
  facts: readonly LedgerFact[],
  entry: EntryNumber,
): Promise<void> {
  for (const fact of facts) {
    if (fact.type === 'receivable.standing-acceptance-given.v1')
      await client.query(
        `insert into ledger.standing_acceptance
           (id, party, from_party, limit_minor, until, granted_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          idNumber(fact.id),
          idNumber(fact.party),
          fact.from === null ? null : idNumber(fact.from),
          fact.limit,
          fact.until,
          entry,
        ],
      )
    if (fact.type === 'receivable.standing-acceptance-withdrawn.v1')
      await client.query('update ledger.standing_acceptance set ended_by = $2 where id = $1', [
        idNumber(fact.id),
        entry,
      ])
  }
}
