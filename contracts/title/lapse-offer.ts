import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { type Decision, refuse } from '../kernel/decision.ts'
import type { Posting } from '../kernel/posting.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../receivable/lapse.ts'
import type { AnswerOfferState } from './answer-offer.ts'
import type { OfferEnded } from './facts.ts'
import { endOffer, findOffer, OFFER_NAMED_TEXTS, type OfferNamedRefusal } from './offer.ts'
import {
  SELECTED_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectTitles,
  type UnknownRefusal,
} from './span-set.ts'

/** The operator ends an offer that nobody answered, once its date has come and never before. */
export function lapseOffer(
  { receivables, offer: open }: AnswerOfferState,
  { spans }: { readonly spans: SpanSet },
  { asOf }: Context,
): Decision<OfferEnded, Posting, LapseOfferRefusal> {
  const selected = selectTitles(spans, receivables)
  if (!selected.ok) return selected
  const offer = findOffer(selected.value, open)
  if (!offer.ok) return offer
  const { lapseOn } = offer.value
  if (asOf < lapseOn)
    return refuse('lapse_must_wait_for_its_date', 'body.spans', { lapseOn, today: asOf })
  return endOffer('title.offer-lapsed.v1', offer.value)
}

export const LAPSE_OFFER_CLASS = 'operator' satisfies ActClass

export type LapseOfferRefusal =
  | SpanSetRefusal
  | UnknownRefusal
  | OfferNamedRefusal
  | LapseDateRefusal

export const LAPSE_OFFER_TEXTS = {
  ...SELECTED_TEXTS,
  ...OFFER_NAMED_TEXTS,
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<LapseOfferRefusal>
