import type { Context } from '../kernel/context.ts'
import { type Decision, refuse } from '../kernel/decision.ts'
import type { Posting } from '../kernel/posting.ts'
import type { AnswerOfferState } from './answer-offer.ts'
import type { OfferEnded } from './facts.ts'
import { endOffer, type OfferNamedRefusal, offerNamed } from './offer.ts'
import { nameTitles, type SpanSet, type SpanSetRefusal } from './span-set.ts'

/** A transferor takes an unanswered offer back; an answer that came first has won. */
export function withdrawOffer(
  { receivables, offer }: AnswerOfferState,
  { spans }: { readonly spans: SpanSet },
  { party }: Context,
): Decision<OfferEnded, Posting, WithdrawOfferRefusal> {
  const named = nameTitles(spans, receivables)
  if ('ok' in named) return named
  const notNamed = offerNamed(named, offer)
  if (notNamed) return notNamed
  if (offer!.from !== party) return refuse('withdrawer_must_be_the_transferor', 'party')
  return endOffer('receivable.offer-withdrawn.v1', offer!)
}

export type WithdrawOfferRefusal =
  | SpanSetRefusal
  | OfferNamedRefusal
  | 'withdrawer_must_be_the_transferor'
