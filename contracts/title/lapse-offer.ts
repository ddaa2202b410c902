import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { type Decision, type Refusal, type Refused, refuse } from '../kernel/decision.ts'
import type { Posting } from '../kernel/posting.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import type { AnswerOfferState } from './answer-offer.ts'
import type { OfferEnded } from './facts.ts'
import { endOffer, findOffer, OFFER_NAMED_TEXTS, type OfferNamedRefusal } from './offer.ts'
import {
  FACE_TEXTS,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectTitles,
} from './span-set.ts'

/** The operator ends an offer that nobody answered, once its date has come and never before. */
export function lapseOffer(
  { instruments, offer: open }: Pick<AnswerOfferState, 'instruments' | 'offer'>,
  { spans }: { readonly spans: SpanSet },
  { asOf }: Context,
): Decision<OfferEnded, Posting, LapseOfferRefusal> | Refused<Refusal> {
  const selected = selectTitles(spans, instruments)
  if (!selected.ok) return selected
  const offer = findOffer(selected.value, open)
  if (!offer.ok) return offer
  const { lapseOn } = offer.value
  if (asOf < lapseOn)
    return refuse('lapse_must_wait_for_its_date', 'body.spans', { lapseOn, today: asOf })
  return endOffer('title.offer-lapsed.v1', offer.value)
}

export const LAPSE_OFFER_CLASS = 'operator' satisfies ActClass

export type LapseOfferRefusal = SpanSetRefusal | OfferNamedRefusal | LapseDateRefusal

export const LAPSE_OFFER_TEXTS = {
  ...SPAN_FORM_TEXTS,
  ...FACE_TEXTS,
  ...OFFER_NAMED_TEXTS,
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<LapseOfferRefusal>
