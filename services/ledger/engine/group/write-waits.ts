import { type Calendar, isProvisional } from '../../../../contracts/kernel/calendar.ts'
import type { OpenedWait, WaitByDate, WaitByInstant } from '../../../../contracts/kernel/fact.ts'
import { idNumber, type WaitId } from '../../../../contracts/kernel/id.ts'
import { newId } from '../../../platform/new-id.ts'
import type { Locked } from '../locked.ts'
import type { FactOfEntry } from '../noun/noun.ts'

/** Writes one wait for all that a command asks of one party until one date; facts name theirs. */
export async function writeWaits(
  client: Locked,
  facts: readonly Omit<FactOfEntry, 'wait'>[],
  calendar: Calendar,
): Promise<readonly FactOfEntry[]> {
  const waits = new Map<string, NewWait>()
  const named = facts.map(one => {
    const { opens } = one.fact
    if (!opens) return { ...one, wait: null }
    const { party, command } = one
    const { kind, awaited } = opens
    const { lapseOn, lapseAt } = listMoments(opens)
    const key = [party, command, kind, awaited, lapseOn ?? lapseAt].join()
    const wait = waits.get(key) ?? { id: newId('wait'), party, command, opens }
    waits.set(key, wait)
    return { ...one, wait: wait.id }
  })
  if (waits.size > 0) await insertWaits(client, [...waits.values()], calendar)
  return named
}

interface NewWait extends Pick<FactOfEntry, 'party' | 'command'> {
  readonly id: WaitId
  readonly opens: OpenedWait
}

async function insertWaits(
  client: Locked,
  waits: readonly NewWait[],
  calendar: Calendar,
): Promise<void> {
  const moments = waits.map(w => listMoments(w.opens))
  await client.query(
    `insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on, remind_at,
                              lapse_at, provisional)
     select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::bigint[],
                          $6::date[], $7::date[], $8::timestamptz[], $9::timestamptz[],
                          $10::boolean[])`,
    [
      waits.map(w => idNumber(w.id)),
      waits.map(w => w.opens.kind),
      waits.map(w => idNumber(w.party)),
      waits.map(w => w.command),
      waits.map(w => idNumber(w.opens.awaited)),
      moments.map(m => m.remindOn),
      moments.map(m => m.lapseOn),
      moments.map(m => m.remindAt),
      moments.map(m => m.lapseAt),
      moments.map(m => m.lapseOn !== null && isProvisional(calendar, m.lapseOn)),
    ],
  )
}

/** The columns of the dates or instants that a wait goes by; the others are null. */
function listMoments(opens: OpenedWait): Nullable<WaitByDate & WaitByInstant> {
  if ('lapseAt' in opens)
    return { remindOn: null, lapseOn: null, remindAt: opens.remindAt, lapseAt: opens.lapseAt }
  return { remindOn: opens.remindOn, lapseOn: opens.lapseOn, remindAt: null, lapseAt: null }
}

type Nullable<Of> = { readonly [Key in keyof Of]: Of[Key] | null }
