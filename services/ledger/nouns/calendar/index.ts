import type { CalendarPublished } from '../../../../contracts/calendar/publish.ts'
import type { DateRolled } from '../../../../contracts/calendar/roll.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import { genesisBody } from '../party/genesis-body.ts'
import { calendarFacts } from './facts.ts'
import { publishAct } from './publish.act.ts'
import { rollAct } from './roll.act.ts'
import { rollAsInstructedAct } from './roll-as-instructed.act.ts'

const calendarActs = {
  'calendar.roll': rollAct,
  'calendar.roll-as-instructed': rollAsInstructedAct,
  'calendar.publish': publishAct,
}

/** The business date and the published years. */
export const calendar = defineNoun<DateRolled | CalendarPublished>()({
  name: 'calendar',
  acts: calendarActs,
  facts: calendarFacts,
  instrument: null,
  shows: {},
  newIds: [],
  audit: auditCalendar,
})

/** Days of a date that are open to entries: a roll may come beside entries of the day before. */
const OPEN_DATES = 2

function auditCalendar({ openDates }: Replayed): NounAudit<typeof calendarActs> {
  const days = new Map<BusinessDate, string>()
  const begin = (date: BusinessDate, entry: EntryNumber, instruction = '0') => {
    days.set(date, `${entry} ${instruction}`)
    if (openDates.push(date) > OPEN_DATES) openDates.shift()
  }
  return {
    genesis: (body, { id }) => begin(genesisBody.parse(body).date, id),
    entry: replaysNothing,
    replays: {
      'calendar.roll': ({ to }, { id }) => begin(to, id),
      'calendar.roll-as-instructed': ({ to, instruction }, { id }) =>
        begin(to, id, formatNumber(instruction)),
      'calendar.publish': replaysNothing,
    },
    comparisons: () => [
      {
        kind: 'business_day_differs',
        select: `select date::text as subject,
                        concat_ws(' ', entry, coalesce(instruction, 0)) as says
                   from ledger.business_day`,
        expected: days,
      },
    ],
  }
}
