import type { Context } from '../kernel/context.ts'
import type { Decision } from '../kernel/decision.ts'
import type { Posting } from '../kernel/posting.ts'
import type { Title } from '../kernel/title.ts'
import type { AnswerOfferState } from './answer-offer.ts'
import type { OfferEnded } from './facts.ts'
import { endOffer, type OfferNamedRefusal, offerNamed } from './offer.ts'
import { type SpanSet, type SpanSetRefusal, selectOwnTitles } from './span-set.ts'

/** A transferor takes an unanswered offer back; an answer that came first has won. */
export function withdrawOffer(
  { receivables, offer }: AnswerOfferState,
  { spans }: { readonly spans: SpanSet },
  { party }: Context,
): Decision<OfferEnded, Posting, WithdrawOfferRefusal> {
  const held = (title: Title) => title.holder === party
  const named = selectOwnTitles(spans, receivables, held, 'withdrawer_must_be_the_transferor')
  if ('ok' in named) return named
  const notNamed = offerNamed(named, offer)
  if (notNamed) return notNamed
  return endOffer('title.offer-withdrawn.v1', offer!)
}

export type WithdrawOfferRefusal =
  | SpanSetRefusal
  | 'withdrawer_must_be_the_transferor'
  | OfferNamedRefusal
