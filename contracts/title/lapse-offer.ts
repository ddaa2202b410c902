import type { Context } from '../kernel/context.ts'
import { type Decision, refuse } from '../kernel/decision.ts'
import type { Posting } from '../kernel/posting.ts'
import type { AnswerOfferState } from './answer-offer.ts'
import type { OfferEnded } from './facts.ts'
import { endOffer, type OfferNamedRefusal, offerNamed } from './offer.ts'
import { type SpanSet, type SpanSetRefusal, selectTitles, type UnknownRefusal } from './span-set.ts'

/** The operator ends an offer that nobody answered, once its date has come and never before. */
export function lapseOffer(
  { receivables, offer }: AnswerOfferState,
  { spans }: { readonly spans: SpanSet },
  { asOf }: Context,
): Decision<OfferEnded, Posting, LapseOfferRefusal> {
  const named = selectTitles(spans, receivables)
  if ('ok' in named) return named
  const notNamed = offerNamed(named, offer)
  if (notNamed) return notNamed
  if (asOf < offer!.lapseOn) return refuse('lapse_must_wait_for_its_date', 'body.spans')
  return endOffer('title.offer-lapsed.v1', offer!)
}

export type LapseOfferRefusal =
  | SpanSetRefusal
  | UnknownRefusal
  | OfferNamedRefusal
  | 'lapse_must_wait_for_its_date'
