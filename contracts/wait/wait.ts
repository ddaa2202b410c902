import { addBusinessDays } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { WaitByDate } from '../kernel/fact.ts'
import type { RuledContext } from '../kernel/rules.ts'

/** Days are business days from today; nobody is waited for beyond `end`, where there is one. */
export function waitUntil(
  end: BusinessDate | null,
  remindDays: number,
  waitDays: number,
  { asOf, calendar }: Pick<Context, 'asOf' | 'calendar'>,
): WaitByDate {
  const last = addBusinessDays(calendar, asOf, waitDays)
  const lapseOn = end === null ? last : earlier(last, end)
  return { remindOn: earlier(addBusinessDays(calendar, asOf, remindDays), lapseOn), lapseOn }
}

/** The day on which a wait begins, and what was in force then. */
export type Began = Pick<RuledContext, 'asOf' | 'calendar' | 'rules'>

function earlier(a: BusinessDate, b: BusinessDate): BusinessDate {
  if (a < b) return a
  return b
}
