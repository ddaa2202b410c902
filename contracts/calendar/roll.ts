import type { ActClass } from '../command/act-class.ts'
import { addBusinessDays } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Fact } from '../kernel/fact.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { StandingInstructionId } from '../party/standing-instruction.ts'

/**
 * Two officers end the business day (日终): the ledger's date goes on to the next business day, one
 * day at a time, and never beyond the day it is outside. In a demonstration it is rolled by hand
 * and `today` is null.
 */
export function roll(
  state: RollState,
  { to }: { readonly to: BusinessDate },
  context: Context,
): Decision<DateRolled, never, RollRefusal> {
  return goToNextDay(state, to, context, null)
}

/** The rule of every roll, by whomever: to the next business day and to no other. */
export function goToNextDay(
  { today }: RollState,
  to: BusinessDate,
  { asOf: from, calendar }: Context,
  instruction: StandingInstructionId | null,
): Decision<DateRolled, never, RollRefusal> {
  const next = addBusinessDays(calendar, from, 1)
  if (to !== next)
    return refuse('date_must_be_the_next_business_day', 'body.to', { from, to, next })
  if (today !== null && to > today)
    return refuse('date_must_not_be_beyond_today', 'body.to', { to, today })
  return accept([{ type: 'calendar.date-rolled.v1', visibleTo: [], from, to, instruction }], [])
}

export const ROLL_CLASS = 'officers' satisfies ActClass

export type RollRefusal =
  | Detailed<
      'date_must_be_the_next_business_day',
      { from: BusinessDate; to: BusinessDate; next: BusinessDate }
    >
  | Detailed<'date_must_not_be_beyond_today', { to: BusinessDate; today: BusinessDate }>

export const ROLL_TEXTS = {
  date_must_be_the_next_business_day: badInput(
    d => `营业日期现为 ${d.from}，只能逐日推进至下一营业日 ${d.next}，不能改为 ${d.to}。`,
    d =>
      `The business date is ${d.from} and goes on one business day at a time, to ${d.next}, ` +
      `not to ${d.to}.`,
  ),
  date_must_not_be_beyond_today: conflict(
    d => `今天是 ${d.today}，营业日期不得推进到 ${d.to}。`,
    d => `Today is ${d.today}; the business date must not go beyond it, to ${d.to}.`,
  ),
} satisfies RefusalTexts<RollRefusal>

export interface RollState {
  /** The date outside; null in a demonstration. */
  readonly today: BusinessDate | null
}

export interface DateRolled extends Fact {
  readonly type: 'calendar.date-rolled.v1'
  readonly from: BusinessDate
  readonly to: BusinessDate
  /** Under which the system key rolled it; null: two officers did. */
  readonly instruction: StandingInstructionId | null
}
