import { addBusinessDays } from '../kernel/calendar.ts'
import { dateInShanghai, type Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { IN_FORCE_TEXTS, type InForceRefusal, type RegisterContext } from './find-register.ts'
import { LAST_HITS_TEXTS, type LastHitsRefusal, lastHitsRefusal } from './judge-hits.ts'
import { findLastSearch, type Register } from './registration.ts'

/**
 * Nothing is paid out before it is registered, and before the register was searched once more since
 * then: not long ago, with nothing found of others that was not judged to let it go on.
 * Rule: C9
 */
export function registeredRefusal(
  register: Register,
  { asOf, calendar, rules }: Pick<RegisterContext, 'asOf' | 'calendar' | 'rules'>,
): Refused<RegisteredRefusal> | null {
  const at = 'body.financing'
  const { registration } = register
  if (registration === null) return refuse('financing_must_be_registered_first', at)
  const { until, registeredAt } = registration
  if (until <= asOf) return refuse('registration_must_be_in_force', at, { until, today: asOf })
  const last = findLastSearch(register)
  if (last === null || last.searchedAt <= registeredAt)
    return refuse('register_must_be_searched_again', at, { registeredAt })
  const days = rules.searchGoodDays
  const searchedOn = dateInShanghai(last.searchedAt)
  if (addBusinessDays(calendar, searchedOn, days) < asOf)
    return refuse('search_must_be_fresh', at, { searchedOn, days })
  return lastHitsRefusal(register, at)
}

export type RegisteredRefusal =
  | 'financing_must_be_registered_first'
  | InForceRefusal
  | Detailed<'register_must_be_searched_again', { registeredAt: Instant }>
  | Detailed<'search_must_be_fresh', { searchedOn: BusinessDate; days: number }>
  | LastHitsRefusal

export const REGISTERED_TEXTS = {
  financing_must_be_registered_first: conflict(
    '放款前须先在全国动产融资登记系统登记。',
    'Register the financing in the national register before it is paid out.',
  ),
  ...IN_FORCE_TEXTS,
  register_must_be_searched_again: conflict(
    d => `登记（${d.registeredAt}）之后、放款之前须再查询一次。`,
    d => `Search the register once more since it was registered, at ${d.registeredAt}.`,
  ),
  search_must_be_fresh: conflict(
    d => `最近一次查询在 ${d.searchedOn}，${d.days} 个营业日内有效；请重新查询。`,
    d => `The last search, of ${d.searchedOn}, is good for ${d.days} business days; search again.`,
  ),
  ...LAST_HITS_TEXTS,
} satisfies RefusalTexts<RegisteredRefusal>
