import * as z from 'zod'
import {
  ANSWER_OFFER_CLASS,
  type AnswerOffer,
  type AnswerOfferState,
  answerOffer,
} from '../../../../contracts/title/answer-offer.ts'
import { LAPSE_OFFER_CLASS, lapseOffer } from '../../../../contracts/title/lapse-offer.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import { WITHDRAW_OFFER_CLASS, withdrawOffer } from '../../../../contracts/title/withdraw-offer.ts'
import type { Act } from '../../engine/act/act.ts'
import { rangesAround, sizeOf, spans } from '../../engine/act/body.ts'
import { selectNamedReceivables, type View } from '../../engine/view/view.ts'

interface Spans {
  readonly spans: SpanSet
}

const needs: Act<Spans>['reads'] = ({ spans }) => ({
  ranges: rangesAround(spans),
  deallocates: true,
})

export const answerOfferAct: Act<AnswerOffer> = {
  name: 'receivable.answer-offer',
  class: ANSWER_OFFER_CLASS,
  body: z.strictObject({ spans, answer: z.enum(['accept', 'reject']) }),
  amount: body => sizeOf(body.spans),
  reads: needs,
  decide: (body, view, context) => answerOffer(stateOf(view, body), body, context),
}

export const withdrawOfferAct: Act<Spans> = {
  name: 'receivable.withdraw-offer',
  class: WITHDRAW_OFFER_CLASS,
  body: z.strictObject({ spans }),
  amount: () => null,
  reads: needs,
  decide: (body, view, context) => withdrawOffer(stateOf(view, body), body, context),
}

export const lapseOfferAct: Act<Spans> = {
  name: 'receivable.lapse-offer',
  class: LAPSE_OFFER_CLASS,
  body: z.strictObject({ spans }),
  amount: () => null,
  reads: needs,
  decide: (body, view, context) => lapseOffer(stateOf(view, body), body, context),
}

/** The offer that made the claim on the first span named. */
function stateOf(view: View, { spans }: Spans): AnswerOfferState {
  const [first] = spans
  const titles = first ? (view.tilings.get(first.receivable)?.titles ?? []) : []
  const claim = titles.find(t => first && t.lo <= first.span.lo && first.span.lo < t.hi)?.claim
  return {
    receivables: selectNamedReceivables(view, spans),
    offer: (claim && view.offers.get(claim.charge)) ?? null,
  }
}
