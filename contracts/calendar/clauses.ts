import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { PUBLISH_CLASS, PUBLISH_TEXTS } from './publish.ts'
import { ROLL_CLASS, ROLL_TEXTS } from './roll.ts'
import type { RollAsInstructed } from './roll-as-instructed.ts'
import { ROLL_AS_INSTRUCTED_CLASS, ROLL_AS_INSTRUCTED_TEXTS } from './roll-as-instructed.ts'

/** The acts of the calendar: who signs them, and their duties in the order of precedence. */
export const CALENDAR_CLAUSES = {
  'calendar.roll': { class: ROLL_CLASS, texts: ROLL_TEXTS },
  'calendar.roll-as-instructed': {
    class: ROLL_AS_INSTRUCTED_CLASS,
    texts: ROLL_AS_INSTRUCTED_TEXTS,
  },
  'calendar.publish': { class: PUBLISH_CLASS, texts: PUBLISH_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const calendarActs = {
  roll: request<{ to: BusinessDate }>('calendar.roll'),
  rollAsInstructed: request<RollAsInstructed>('calendar.roll-as-instructed'),
  publish: request<{ edition: string }>('calendar.publish'),
}
