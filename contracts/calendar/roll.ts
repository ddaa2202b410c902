import type { ActClass } from '../command/act-class.ts'
import { isBusinessDay, rollDate } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import { type BusinessDate, dayNumber } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Fact } from '../kernel/fact.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'

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
  if (to <= from) return refuse('date_must_be_rolled_forward', 'body.to', { to, from })
  if (!isBusinessDay(calendar, dayNumber(to))) {
    const next = rollDate(calendar, to, 'following')
    return refuse('date_must_be_a_business_day', 'body.to', { to, next })
  }
  if (today !== null && to > today)
    return refuse('date_must_not_be_beyond_today', 'body.to', { to, today })
  return accept([{ type: 'calendar.date-rolled.v1', visibleTo: [], from, to }], [])
}

export const ROLL_CLASS = 'officers' satisfies ActClass

export type RollRefusal =
  | Detailed<'date_must_be_rolled_forward', { to: BusinessDate; from: BusinessDate }>
  | Detailed<'date_must_be_a_business_day', { to: BusinessDate; next: BusinessDate }>
  | Detailed<'date_must_not_be_beyond_today', { to: BusinessDate; today: BusinessDate }>

export const ROLL_TEXTS = {
  date_must_be_rolled_forward: conflict(
    d => `业务日现为 ${d.from}，只能推进到更晚的日期，不能改为 ${d.to}。`,
    d => `The business date is ${d.from} and goes forward only, not to ${d.to}.`,
  ),
  date_must_be_a_business_day: badInput(
    d => `${d.to} 不是营业日，下一营业日为 ${d.next}。`,
    d => `${d.to} is no business day; the next one is ${d.next}.`,
  ),
  date_must_not_be_beyond_today: conflict(
    d => `今天是 ${d.today}，业务日不得推进到 ${d.to}。`,
    d => `Today is ${d.today}; the business date must not go beyond it, to ${d.to}.`,
  ),
} satisfies RefusalTexts<RollRefusal>

export interface DateRolled extends Fact {
  readonly type: 'calendar.date-rolled.v1'
  readonly from: BusinessDate
  readonly to: BusinessDate
}
