import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { type InstrumentId, idNumber } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { Locked } from '../../engine/locked.ts'

/** What an entry has retired of a receivable, since it was paid on a date. */
interface Retired {
  readonly instrument: InstrumentId
  readonly entry: EntryNumber
  readonly paidOn: BusinessDate
}

/** What was paid of the debt that a pledge secures; null: the holder was paid. */
interface PledgePaid {
  readonly pledge: EntryNumber | null
  readonly amount: bigint
}

/**
 * Notes when it was paid last; a receivable of which every span is nobody's, and no payment that
 * went back is owed, is settled, by the entry that proves the last.
 */
export async function settlePaid(client: Locked, retired: readonly Retired[]): Promise<void> {
  if (retired.length === 0) return
  await client.query(
    `update ledger.receivable r
        set paid_on = greatest(r.paid_on, u.paid_on),
            status = case when u.left then r.status else 'settled' end,
            ended_by = case when u.left then r.ended_by else u.e end
       from (select i, max(e) as e, max(paid_on) as paid_on,
                    exists (select from ledger.title t
                             where t.instrument = i and t.holder <> 0)
                    or exists (select from ledger.line_owed_anew l where l.instrument = i) as left
               from unnest($1::bigint[], $2::bigint[], $3::date[]) p (i, e, paid_on)
              group by i) u
      where r.id = u.i and r.status = 'issued'`,
    [
      retired.map(({ instrument }) => idNumber(instrument)),
      retired.map(({ entry }) => entry),
      retired.map(({ paidOn }) => paidOn),
    ],
  )
}

/** What is settled is owed again where a payment of it went back. */
export async function reopenReturned(
  client: Locked,
  instruments: readonly InstrumentId[],
): Promise<void> {
  await client.query(
    `update ledger.receivable r set status = 'issued', ended_by = null
      where r.id = any($1::bigint[]) and r.status = 'settled'
        and exists (select from ledger.line_owed_anew l where l.instrument = r.id)`,
    [instruments.map(idNumber)],
  )
}

/** What pledgees were paid counts towards the debts that their pledges secure. */
export async function payPledgees(client: Locked, payments: readonly PledgePaid[]): Promise<void> {
  const paid = payments.filter(({ pledge }) => pledge !== null)
  if (paid.length === 0) return
  await client.query(
    `update ledger.pledge p set paid_minor = paid_minor + u.minor
       from (select charge, sum(minor) as minor from unnest($1::bigint[], $2::bigint[])
                    f (charge, minor) group by charge) u
      where p.charge = u.charge`,
    [paid.map(({ pledge }) => pledge), paid.map(({ amount }) => amount)],
  )
}
