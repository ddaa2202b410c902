import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'

/** A term of storage ends in the future, and no later than the life of the goods. */
export function termEndRefusal(
  storedUntil: BusinessDate,
  goodUntil: BusinessDate | null,
  asOf: BusinessDate,
): Refused<TermEndRefusal> | null {
  const at = 'body.storedUntil'
  if (storedUntil <= asOf)
    return refuse('term_must_end_in_the_future', at, { storedUntil, today: asOf })
  if (goodUntil !== null && storedUntil > goodUntil)
    return refuse('term_must_end_within_the_life_of_the_goods', at, { storedUntil, goodUntil })
  return null
}

export type TermEndRefusal =
  | Detailed<'term_must_end_in_the_future', { storedUntil: BusinessDate; today: BusinessDate }>
  | Detailed<
      'term_must_end_within_the_life_of_the_goods',
      { storedUntil: BusinessDate; goodUntil: BusinessDate }
    >

export const TERM_END_TEXTS = {
  term_must_end_in_the_future: badInput(
    d => `仓储期满日 ${d.storedUntil} 须晚于当前营业日期 ${d.today}。`,
    d => `The term ends on ${d.storedUntil}, which must be after today’s date, ${d.today}.`,
  ),
  term_must_end_within_the_life_of_the_goods: conflict(
    d => `仓储期满日 ${d.storedUntil} 不得晚于货物保质期满日 ${d.goodUntil}。`,
    d => `The term ends on ${d.storedUntil}; these goods are good until ${d.goodUntil}, no longer.`,
  ),
} satisfies RefusalTexts<TermEndRefusal>
