import type { ActClass } from '../command/act-class.ts'
import type { Instant } from '../kernel/clock.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Id } from '../kernel/id.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RegisterSearched } from './facts.ts'
import {
  AWAITING_TEXTS,
  type AwaitingRefusal,
  findAwaiting,
  PROOF_TEXTS,
  type Proof,
  type ProofRefusal,
  proofRefusal,
  type RegisterContext,
  type RegisterState,
} from './find-register.ts'
import type { RegisterHit, RegisterSearchId } from './registration.ts'

/** Hits that one record holds. */
export const HITS_MAX = 100
/** Characters of the name of a secured party, and of a registration's number. */
export const HIT_WORDS_MAX = 100

/**
 * The lender records that it has searched the national register for rights of others in what it
 * finances: when, what was found, and the file that the register gave. Nothing found is a finding.
 * Rule: C9
 */
export function searchRegister(
  { secured, isUploaded }: RegisterState,
  { search, at, certificate, hits }: SearchRegister,
  context: RegisterContext,
): Decision<RegisterSearched, never, SearchRegisterRefusal> {
  const { party: lender } = context
  const found = findAwaiting(secured, lender)
  if (!found.ok) return found
  const refused = proofRefusal({ at }, { isUploaded }, context) ?? hitsRefusal(hits, at)
  if (refused) return refused
  const { id: financing, holder } = found.value
  return accept(
    [
      {
        ...({ type: 'registration.searched.v1', visibleTo: [lender, holder] } as const),
        ...{ financing, search, lender, searchedAt: at, certificate, hits },
      },
    ],
    [],
  )
}

export const SEARCH_REGISTER_CLASS = 'governance' satisfies ActClass

function hitsRefusal(hits: readonly RegisterHit[], at: Instant): Refused<HitsRefusal> | null {
  if (hits.length > HITS_MAX)
    return refuse('search_must_name_its_hits_briefly', 'body.hits', {
      ...{ limit: HITS_MAX, found: hits.length },
    })
  for (const [index, { number, securedParty, registeredAt }] of hits.entries()) {
    const path = `body.hits.${index}`
    const lengths = [number, securedParty].map(words => words.trim().length)
    if (lengths.some(length => length === 0 || length > HIT_WORDS_MAX))
      return refuse('hit_must_say_number_and_secured_party', path, { limit: HIT_WORDS_MAX })
    if (registeredAt > at)
      return refuse('hit_must_be_registered_before_the_search', path, { registeredAt, at })
  }
  return null
}

type HitsRefusal =
  | Detailed<'search_must_name_its_hits_briefly', { limit: number; found: number }>
  | Detailed<'hit_must_say_number_and_secured_party', { limit: number }>
  | Detailed<'hit_must_be_registered_before_the_search', { registeredAt: Instant; at: Instant }>

export type SearchRegisterRefusal = AwaitingRefusal | ProofRefusal | HitsRefusal

export const SEARCH_REGISTER_TEXTS = {
  ...AWAITING_TEXTS,
  ...PROOF_TEXTS,
  search_must_name_its_hits_briefly: badInput(
    d => `一次查询至多记录 ${d.limit} 条在先登记，现有 ${d.found} 条；其余请见查询证明文件。`,
    d => `A search names ${d.limit} hits at most, not ${d.found}; its file holds the others.`,
  ),
  hit_must_say_number_and_secured_party: badInput(
    d => `每条在先登记须写明登记编号与担保权人，各不超过 ${d.limit} 个字符。`,
    d =>
      `Of each hit state the number and the secured party, each of ${d.limit} characters at most.`,
  ),
  hit_must_be_registered_before_the_search: conflict(
    d => `${d.at} 的查询查不到 ${d.registeredAt} 才办理的登记。`,
    d => `A search at ${d.at} does not find what was registered at ${d.registeredAt}.`,
  ),
} satisfies RefusalTexts<SearchRegisterRefusal>

export interface SearchRegister extends Proof {
  readonly financing: Id<'fin'>
  readonly search: RegisterSearchId
  readonly hits: readonly RegisterHit[]
}
