import * as z from 'zod'
import { FLAWS } from '../../../../contracts/kernel/instrument.ts'
import {
  ANSWER_OFFER_CLASS,
  type AnswerOffer,
  type AnswerOfferState,
  answerOffer,
} from '../../../../contracts/title/answer-offer.ts'
import type { OfferEnded, Transferred } from '../../../../contracts/title/facts.ts'
import { LAPSE_OFFER_CLASS, lapseOffer } from '../../../../contracts/title/lapse-offer.ts'
import type { SpanSet } from '../../../../contracts/title/span-set.ts'
import { WITHDRAW_OFFER_CLASS, withdrawOffer } from '../../../../contracts/title/withdraw-offer.ts'
import type { Act, ActContext } from '../../engine/act/act.ts'
import { read } from '../../engine/act/read.ts'
import { tilings } from '../../engine/view/postings.ts'
import type { View } from '../../engine/view/view.ts'
import { digest } from '../party/party-bodies.ts'
import { selectInvoices } from '../trade/tables.ts'
import { selectInstruments } from './instruments.ts'
import { formSpans, listRangesAround, sumMoney } from './spans.ts'
import { ENDING_OFFERS, offers } from './tables.ts'

/** What who accepts was shown last. */
export const seen = digest

/** What is amiss with the spans, as who accepts them knows it. */
export const knowing = z.array(z.enum(FLAWS)).max(FLAWS.length)

interface Spans {
  readonly spans: SpanSet
}

const reads: Act<Spans>['reads'] = ({ spans }) => [read(ENDING_OFFERS, listRangesAround(spans))]

export const answerOfferAct: Act<AnswerOffer, OfferEnded | Transferred> = {
  name: 'title.answer-offer',
  class: ANSWER_OFFER_CLASS,
  body: instruments =>
    z.strictObject({
      spans: formSpans(instruments),
      answer: z.enum(['accept', 'reject']),
      knowing: knowing.optional(),
      seen: seen.optional(),
    }),
  amount: (body, instruments) => sumMoney(body.spans, instruments),
  reads,
  decide: (body, view, context) => answerOffer(findOffer(view, body, context), body, context),
}

export const withdrawOfferAct: Act<Spans, OfferEnded> = {
  name: 'title.withdraw-offer',
  class: WITHDRAW_OFFER_CLASS,
  body: instruments => z.strictObject({ spans: formSpans(instruments) }),
  amount: () => null,
  reads,
  decide: (body, view, context) => withdrawOffer(findOffer(view, body, context), body, context),
}

export const lapseOfferAct: Act<Spans, OfferEnded> = {
  name: 'title.lapse-offer',
  class: LAPSE_OFFER_CLASS,
  body: instruments => z.strictObject({ spans: formSpans(instruments) }),
  amount: () => null,
  reads,
  decide: (body, view, context) => lapseOffer(findOffer(view, body, context), body, context),
}

/** Finds the offer that made the claim on the first span named. */
export function findOffer(
  view: View,
  { spans }: Spans,
  { instruments }: ActContext,
): AnswerOfferState {
  const [first] = spans
  const titles = first ? (view.get(tilings, first.instrument)?.titles ?? []) : []
  const claim = titles.find(t => first && t.lo <= first.span.lo && first.span.lo < t.hi)?.claim
  const offer = (claim && view.get(offers, claim.charge)) ?? null
  const cited = offer?.allocations.map(({ invoice }) => invoice) ?? []
  return {
    instruments: selectInstruments(view, spans, instruments),
    offer,
    invoices: selectInvoices(view, cited),
  }
}
