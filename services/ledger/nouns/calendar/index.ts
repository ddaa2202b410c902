import type { CalendarPublished } from '../../../../contracts/calendar/publish.ts'
import type { DateRolled } from '../../../../contracts/calendar/roll.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import { type NounAudit, replaysNothing } from '../../engine/audit/noun-audit.ts'
import type { Replayed } from '../../engine/audit/replayed.ts'
import { defineNoun } from '../../engine/noun.ts'
import { genesisBody } from '../party/genesis-body.ts'
import { calendarFacts } from './facts.ts'
import { publishAct } from './publish.act.ts'
import { rollAct } from './roll.act.ts'

const calendarActs = { 'calendar.roll': rollAct, 'calendar.publish': publishAct }

/** The business date and the published years. */
export const calendar = defineNoun<DateRolled | CalendarPublished>()({
  name: 'calendar',
  acts: calendarActs,
  facts: calendarFacts,
  instrument: null,
  newIds: [],
  audit: auditCalendar,
})

/** Days of a date that are open to entries: a roll may come beside entries of the day before. */
const OPEN_DATES = 2

function auditCalendar({ openDates }: Replayed): NounAudit<typeof calendarActs> {
  const days = new Map<BusinessDate, EntryNumber>()
  const begin = (date: BusinessDate, entry: EntryNumber) => {
    days.set(date, entry)
    if (openDates.push(date) > OPEN_DATES) openDates.shift()
  }
  return {
    genesis: (body, { id }) => begin(genesisBody.parse(body).date, id),
    entry: replaysNothing,
    replays: {
      'calendar.roll': ({ to }, { id }) => begin(to, id),
      'calendar.publish': replaysNothing,
    },
    comparisons: () => [
      {
        kind: 'business_day_differs',
        select: 'select date::text as subject, entry::text as says from ledger.business_day',
        expected: [...days].map(([date, entry]) => [date, String(entry)]),
      },
    ],
  }
}
