import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Id } from '../kernel/id.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { reasonRefusal, WORDS_TEXTS, type WordsRefusal } from '../party/given-words.ts'
import type { HitsJudged } from './facts.ts'
import {
  AWAITING_TEXTS,
  type AwaitingRefusal,
  findAwaiting,
  type RegisterContext,
  type RegisterState,
} from './find-register.ts'
import {
  findLastSearch,
  type HitsVerdict,
  listHitsOfOthers,
  type Register,
  type RegisterSearchId,
} from './registration.ts'

/**
 * Two people of the lender decide what the hits of a search mean for what it finances, once, and
 * say why. Their word stays beside the hits.
 * Rule: C9
 */
export function judgeHits(
  { secured, register }: Pick<RegisterState, 'secured' | 'register'>,
  { search: named, verdict, reason }: JudgeHits,
  { party: lender }: Pick<RegisterContext, 'party'>,
): Decision<HitsJudged, never, JudgeHitsRefusal> {
  const found = findAwaiting(secured, lender)
  if (!found.ok) return found
  const search = register.searches.find(({ id }) => id === named)
  if (!search || search.verdict !== null || search.hits.length === 0)
    return refuse('search_must_have_hits_to_judge', 'body.search')
  const refused = reasonRefusal(reason, 'body.reason')
  if (refused) return refused
  const { id: financing, holder } = found.value
  return accept(
    [
      {
        ...({ type: 'registration.hits-judged.v1', visibleTo: [lender, holder] } as const),
        ...{ financing, search: named, verdict, reason },
      },
    ],
    [],
  )
}

export const JUDGE_HITS_CLASS = 'governance' satisfies ActClass

export type JudgeHitsRefusal = AwaitingRefusal | 'search_must_have_hits_to_judge' | WordsRefusal

export const JUDGE_HITS_TEXTS = {
  ...AWAITING_TEXTS,
  search_must_have_hits_to_judge: notFound(
    '没有这次查询，或其没有待认定的在先登记。',
    'There is no such search, or none of its hits waits for a decision.',
  ),
  ...WORDS_TEXTS,
} satisfies RefusalTexts<JudgeHitsRefusal>

/** Whatever the last search found of others was judged, and lets what follows go on. */
export function lastHitsRefusal(register: Register, path: string): Refused<LastHitsRefusal> | null {
  const last = findLastSearch(register)
  const found = last === null ? 0 : listHitsOfOthers(last, register.registration).length
  if (last === null || found === 0 || last.verdict === 'proceed') return null
  if (last.verdict === null) return refuse('hits_must_be_judged', path, { found })
  return refuse('hits_must_not_stop_it', path, { found })
}

export type LastHitsRefusal =
  | Detailed<'hits_must_be_judged', { found: number }>
  | Detailed<'hits_must_not_stop_it', { found: number }>

export const LAST_HITS_TEXTS = {
  hits_must_be_judged: conflict(
    d => `最近一次查询有 ${d.found} 条在先登记，须先由两人认定并写明理由。`,
    d => `The last search found ${d.found} registrations of others; decide on them first.`,
  ),
  hits_must_not_stop_it: conflict(
    d => `最近一次查询的 ${d.found} 条在先登记已被认定为妨碍放款；情况变化后请重新查询。`,
    d =>
      `The ${d.found} hits of the last search were found to forbid it; search again once that ` +
      'has changed.',
  ),
} satisfies RefusalTexts<LastHitsRefusal>

export interface JudgeHits {
  readonly financing: Id<'fin'>
  readonly search: RegisterSearchId
  readonly verdict: HitsVerdict
  readonly reason: string
}
