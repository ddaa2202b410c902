import type { PoolClient } from 'pg'
import { type Calendar, isProvisional } from '../../../../contracts/kernel/calendar.ts'
import type { OpenedWait } from '../../../../contracts/kernel/fact.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { newNumber } from '../../../platform/new-id.ts'
import type { FactOfEntry } from '../noun.ts'

/** Writes one wait for all that a command asks of one party until one date. */
export async function writeWaits(
  client: PoolClient,
  facts: readonly FactOfEntry[],
  calendar: Calendar,
): Promise<void> {
  const waits = new Map<string, FactOfEntry & { readonly opens: OpenedWait }>()
  for (const one of facts) {
    const { opens } = one.fact
    if (!opens) continue
    const { kind, awaited, lapseOn } = opens
    waits.set([one.party, one.command, kind, awaited, lapseOn].join(), { ...one, opens })
  }
  if (waits.size === 0) return
  const all = [...waits.values()]
  await client.query(
    `insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on, provisional)
     select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::bigint[],
                          $6::date[], $7::date[], $8::boolean[])`,
    [
      all.map(newNumber),
      all.map(w => w.opens.kind),
      all.map(w => idNumber(w.party)),
      all.map(w => w.command),
      all.map(w => idNumber(w.opens.awaited)),
      all.map(w => w.opens.remindOn),
      all.map(w => w.opens.lapseOn),
      all.map(w => isProvisional(calendar, w.opens.lapseOn)),
    ],
  )
}
