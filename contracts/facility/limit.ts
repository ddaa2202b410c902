import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import { END_TEXTS, type EndRefusal, GIVE_MANDATE_TEXTS } from '../party/mandate.ts'
import type { FacilityTerms } from './facility.ts'

/** A limit is of some amount, and has days to come on which it may be taken. */
export function limitRefusal(
  { limit, beginsOn, until }: Pick<FacilityTerms, 'limit' | 'beginsOn' | 'until'>,
  asOf: BusinessDate,
): Refused<LimitRefusal> | null {
  if (limit <= 0n) return refuse('limit_must_be_positive', 'body.limit')
  if (until <= asOf)
    return refuse('end_must_be_in_the_future', 'body.until', { until, today: asOf })
  if (until <= beginsOn)
    return refuse('facility_must_begin_before_it_ends', 'body.until', { beginsOn, until })
  return null
}

export type LimitRefusal =
  | 'limit_must_be_positive'
  | EndRefusal
  | Detailed<'facility_must_begin_before_it_ends', { beginsOn: BusinessDate; until: BusinessDate }>

export const LIMIT_TEXTS = {
  limit_must_be_positive: GIVE_MANDATE_TEXTS.limit_must_be_positive,
  ...END_TEXTS,
  facility_must_begin_before_it_ends: badInput(
    d => `授信起始日 ${d.beginsOn} 须早于截止日 ${d.until}。`,
    d => `The facility begins on ${d.beginsOn}; that must be before it ends, ${d.until}.`,
  ),
} satisfies RefusalTexts<LimitRefusal>
