import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Posting } from '../kernel/posting.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { OfferEnded, Transferred } from './facts.ts'
import { endOffer, type Offer, type OfferNamedRefusal, offerNamed } from './offer.ts'
import { owedOnAll, type SpanSet, type SpanSetRefusal, selectOwnTitles } from './span-set.ts'

/**
 * The transferee answers an offer as a whole. Accepted, the spans are its own: free of the
 * transferor's other dealings, without recourse. Rejected, they are the transferor's again.
 */
export function answerOffer(
  { receivables, offer }: AnswerOfferState,
  { spans, answer }: AnswerOffer,
  { party, asOf }: RuledContext,
): Decision<OfferEnded | Transferred, Posting, AnswerOfferRefusal> {
  const named = selectOwnTitles(
    spans,
    receivables,
    t => t.holder === party || (t.claim?.kind === 'offer' && t.claim.claimant === party),
    'answerer_must_be_the_transferee',
  )
  if ('ok' in named) return named
  const notNamed = offerNamed(named, offer)
  if (notNamed) return notNamed
  const { from, to, allocations, lapseOn } = offer!
  if (to !== party) return refuse('answerer_must_be_the_transferee', 'party')
  if (answer === 'reject') return endOffer('title.offer-rejected.v1', offer!)
  if (asOf >= lapseOn) return refuse('offer_must_not_be_past_its_date', 'body.spans')
  if (named.some(n => n.titles.some(t => t.holds.length > 0)))
    return refuse('title_must_be_free_of_holds', 'body.spans')

  const passed = spans.flatMap(({ receivable: instrument, span }): Posting[] => [
    { post: 'free', instrument, span },
    { post: 'move', instrument, span, to },
  ])
  const amount = owedOnAll(named)
  const transferred = {
    type: 'title.transferred.v1',
    visibleTo: [from, to],
    from,
    to,
    spans,
    amount,
    allocations,
  } as const
  return accept([transferred], passed)
}

export type AnswerOfferRefusal =
  | SpanSetRefusal
  | 'answerer_must_be_the_transferee'
  | OfferNamedRefusal
  | 'offer_must_not_be_past_its_date'
  | 'title_must_be_free_of_holds'

export interface AnswerOffer {
  readonly spans: SpanSet
  readonly answer: 'accept' | 'reject'
}

export interface AnswerOfferState {
  readonly receivables: ReceivablesById
  /** The open offer that made the claim on the first named span; null when there is none. */
  readonly offer: Offer | null
}
