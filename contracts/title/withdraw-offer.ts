import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { type Decision, refuse } from '../kernel/decision.ts'
import type { Posting } from '../kernel/posting.ts'
import { notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Title } from '../kernel/title.ts'
import type { AnswerOfferState } from './answer-offer.ts'
import type { OfferEnded } from './facts.ts'
import { endOffer, findOffer, OFFER_NAMED_TEXTS, type OfferNamedRefusal } from './offer.ts'
import {
  FACE_TEXTS,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectOwnTitles,
} from './span-set.ts'

/** A transferor takes an unanswered offer back; an answer that came first has won. */
export function withdrawOffer(
  { instruments, offer: open }: Pick<AnswerOfferState, 'instruments' | 'offer'>,
  { spans }: { readonly spans: SpanSet },
  { party }: Context,
): Decision<OfferEnded, Posting, WithdrawOfferRefusal> {
  const held = (title: Title) => title.holder === party
  const selected = selectOwnTitles(spans, instruments, held, at =>
    refuse('withdrawer_must_be_the_transferor', at),
  )
  if (!selected.ok) return selected
  const offer = findOffer(selected.value, open)
  if (!offer.ok) return offer
  return endOffer('title.offer-withdrawn.v1', offer.value)
}

export const WITHDRAW_OFFER_CLASS = 'routine' satisfies ActClass

export type WithdrawOfferRefusal =
  | SpanSetRefusal
  | 'withdrawer_must_be_the_transferor'
  | OfferNamedRefusal

export const WITHDRAW_OFFER_TEXTS = {
  ...SPAN_FORM_TEXTS,
  withdrawer_must_be_the_transferor: notAllowed(
    '只有转让方可以撤回要约。',
    'Only the transferor withdraws an offer.',
  ),
  ...FACE_TEXTS,
  ...OFFER_NAMED_TEXTS,
} satisfies RefusalTexts<WithdrawOfferRefusal>
