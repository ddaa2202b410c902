import { isBusinessDay } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import { type BusinessDate, dayNumber } from '../kernel/date.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Fact } from '../kernel/fact.ts'

/**
 * Two officers end the business day (日终): the ledger's date goes forward to a business day, never
 * back, and never beyond the day it is outside. In a demonstration it is rolled by hand and `today`
 * is null.
 */
export function roll(
  { today }: { readonly today: BusinessDate | null },
  { to }: { readonly to: BusinessDate },
  { asOf: from, calendar }: Context,
): Decision<DateRolled, never, RollRefusal> {
  if (to <= from) return refuse('date_must_be_rolled_forward', 'body.to')
  if (!isBusinessDay(calendar, dayNumber(to)))
    return refuse('date_must_be_a_business_day', 'body.to')
  if (today !== null && to > today) return refuse('date_must_not_be_beyond_today', 'body.to')
  return accept([{ type: 'calendar.date-rolled.v1', visibleTo: [], from, to }], [])
}

export type RollRefusal =
  | 'date_must_be_rolled_forward'
  | 'date_must_be_a_business_day'
  | 'date_must_not_be_beyond_today'

export interface DateRolled extends Fact {
  readonly type: 'calendar.date-rolled.v1'
  readonly from: BusinessDate
  readonly to: BusinessDate
}
