import { addBusinessDays } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { RuledContext } from '../kernel/rules.ts'

/** Somebody is waited for: reminded on one business date, given up on another. */
export interface Wait {
  readonly remindOn: BusinessDate
  /** The first business date on which the answer would come too late. */
  readonly lapseOn: BusinessDate
}

/** Days are business days from today; nobody is waited for beyond `end`. */
export function waitUntil(
  end: BusinessDate,
  remindDays: number,
  waitDays: number,
  { asOf, calendar }: Pick<Context, 'asOf' | 'calendar'>,
): Wait {
  const lapseOn = earlier(addBusinessDays(calendar, asOf, waitDays), end)
  return { remindOn: earlier(addBusinessDays(calendar, asOf, remindDays), lapseOn), lapseOn }
}

/** The day on which a wait begins, and what was in force then. */
export type Began = Pick<RuledContext, 'asOf' | 'calendar' | 'rules'>

function earlier(a: BusinessDate, b: BusinessDate): BusinessDate {
  if (a < b) return a
  return b
}
