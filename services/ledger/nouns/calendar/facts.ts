import type { CalendarPublished } from '../../../../contracts/calendar/publish.ts'
import type { DateRolled } from '../../../../contracts/calendar/roll.ts'
import { civil } from '../../../../contracts/kernel/date.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { Locked } from '../../engine/locked.ts'
import {
  appliesNothing,
  type FactOfEntry,
  type FactRules,
  makesNothing,
} from '../../engine/noun/noun.ts'
import { CALENDAR } from './subject.ts'

export const calendarFacts: FactRules<DateRolled | CalendarPublished> = {
  'calendar.date-rolled.v1': {
    chains: () => [CALENDAR],
    apply: appliesNothing,
    makes: makesNothing,
    write: insertBusinessDays,
  },
  'calendar.published.v1': {
    chains: () => [CALENDAR],
    apply: appliesNothing,
    makes: makesNothing,
    write: insertEditions,
  },
}

async function insertBusinessDays(client: Locked, rolled: readonly FactOfEntry<DateRolled>[]) {
  for (const { fact, entry } of rolled)
    await client.query(
      'insert into ledger.business_day (date, entry, instruction) values ($1, $2, $3)',
      [fact.to, entry, fact.instruction && idNumber(fact.instruction)],
    )
}

async function insertEditions(
  client: Locked,
  published: readonly FactOfEntry<CalendarPublished>[],
) {
  for (const { fact, entry } of published) {
    const { edition, through, moved } = fact
    await client.query(
      'insert into ledger.calendar_edition (edition, through, entry) values ($1, $2, $3)',
      [edition, through, entry],
    )
    await client.query(MOVE, [
      moved.map(m => idNumber(m.wait)),
      moved.map(m => m.remindOn),
      moved.map(m => m.lapseOn),
      moved.map(m => civil(m.lapseOn).year > through),
    ])
  }
}

/** What was asked goes by the dates of its wait, and so moves with it. */
const MOVE = `
  update ledger.wait w
     set provisional = u.provisional, moved = true, remind_on = u.remind, lapse_on = u.lapse
    from unnest($1::bigint[], $2::date[], $3::date[], $4::boolean[])
         u (wait, remind, lapse, provisional)
   where w.id = u.wait`
