import type { Bilingual } from '../../client/browser.ts'

/** What came of one act. */
export type Outcome =
  | { readonly at: 'done'; readonly entry: string }
  /** Signed; others have yet to sign it. */
  | { readonly at: 'waits'; readonly draft: string }
  | { readonly at: 'refused'; readonly why: Refusal }
  /** No answer came: the same bytes may be sent again, and are not done twice. */
  | { readonly at: 'unanswered'; readonly why: Bilingual }

/** A duty that was not met: in words, with what a program should make of it. */
export interface Refusal extends Bilingual {
  readonly refusal: string
  readonly path: string
  /** Left out where only its code is known. */
  readonly class?: 'BAD_INPUT' | 'NOT_ALLOWED' | 'CONFLICT' | 'NOT_FOUND'
}

/** An act as the graph answers it. */
type Answered =
  | { readonly __typename: 'Accepted'; readonly entry: string }
  | { readonly __typename: 'Draft'; readonly id: string }
  | ({ readonly __typename: 'Refused' } & Refusal)

export function readOutcome(answered: Answered): Outcome {
  if (answered.__typename === 'Accepted') return { at: 'done', entry: answered.entry }
  if (answered.__typename === 'Draft') return { at: 'waits', draft: answered.id }
  return { at: 'refused', why: answered }
}

/** Answers that say only that the same is to be sent again in a moment. */
export const TRANSIENT: ReadonlySet<string> = new Set([
  'ledger_must_not_be_overloaded',
  'ledger_must_not_have_failed',
  'party_must_keep_to_its_rate',
  'draft_must_not_be_in_use',
])
