import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { Locked } from '../../engine/locked.ts'

/** Adds to what parties have signed alone on a date: the last statement, its locks are short. */
export async function writeSingleSigned(
  client: Locked,
  added: ReadonlyMap<PartyId, bigint>,
  date: BusinessDate,
): Promise<void> {
  if (added.size === 0) return
  await client.query(
    `insert into ledger.single_signed as s (party, date, amount_minor)
     select party, $3::date, amount from unnest($1::bigint[], $2::bigint[]) u (party, amount)
      order by party
     on conflict (party, date) do update set amount_minor = s.amount_minor + excluded.amount_minor`,
    [[...added.keys()].map(idNumber), [...added.values()], date],
  )
}
