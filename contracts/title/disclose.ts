import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { badInput, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Title } from '../kernel/title.ts'
import type { AnswerOfferState } from './answer-offer.ts'
import type { OfferDisclosed } from './facts.ts'
import { findOffer, OFFER_NAMED_TEXTS, type OfferNamedRefusal } from './offer.ts'
import {
  FACE_TEXTS,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectOwnTitles,
} from './span-set.ts'

/**
 * A holder lets the party to which it has offered spans see what lies behind them: the chain, and
 * what the instrument's noun tells, such as invoices and how a debtor pays. It ends with its date,
 * or with the offer.
 */
export function disclose(
  { instruments, offer: open }: Pick<AnswerOfferState, 'instruments' | 'offer'>,
  { to, spans, until }: Disclose,
  { party, asOf }: RuledContext,
): Decision<OfferDisclosed, never, DiscloseRefusal> {
  const held = ({ holder }: Title) => holder === party
  const selected = selectOwnTitles(spans, instruments, held, at =>
    refuse('discloser_must_hold_the_title', at),
  )
  if (!selected.ok) return selected
  const offer = findOffer(selected.value, open)
  if (!offer.ok) return offer
  if (offer.value.to !== to) return refuse('disclosure_must_be_to_whom_it_is_offered', 'body.to')
  if (until <= asOf)
    return refuse('disclosure_must_end_in_the_future', 'body.until', { until, today: asOf })
  const { charge } = offer.value
  const type = 'title.disclosed.v1'
  return accept([{ type, visibleTo: [party, to], offer: charge, spans, until }], [])
}

export const DISCLOSE_CLASS = 'governance' satisfies ActClass

export type DiscloseRefusal =
  | SpanSetRefusal
  | 'discloser_must_hold_the_title'
  | OfferNamedRefusal
  | 'disclosure_must_be_to_whom_it_is_offered'
  | Detailed<'disclosure_must_end_in_the_future', { until: BusinessDate; today: BusinessDate }>

export const DISCLOSE_TEXTS = {
  ...SPAN_FORM_TEXTS,
  discloser_must_hold_the_title: notAllowed(
    '只有持有人可以披露所持区间的贸易背景等资料。',
    'Only its holder discloses what lies behind a span.',
  ),
  ...FACE_TEXTS,
  ...OFFER_NAMED_TEXTS,
  disclosure_must_be_to_whom_it_is_offered: badInput(
    '只能向收到该要约的一方披露。',
    'Disclose to the party to which these spans are offered, and to no other.',
  ),
  disclosure_must_end_in_the_future: badInput(
    d => `披露截止日 ${d.until} 须晚于当前营业日期 ${d.today}。`,
    d =>
      `The disclosure would end on ${d.until}, which must be after today’s business date, ` +
      `${d.today}.`,
  ),
} satisfies RefusalTexts<DiscloseRefusal>

export interface Disclose {
  readonly to: PartyId
  readonly spans: SpanSet
  /** The first business date on which it can no longer be looked at. */
  readonly until: BusinessDate
}
