import type { ActClause } from '../command/act-class.ts'
import { PUBLISH_CLASS, PUBLISH_TEXTS } from './publish.ts'
import { ROLL_CLASS, ROLL_TEXTS } from './roll.ts'
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
