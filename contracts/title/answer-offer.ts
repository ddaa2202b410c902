import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Flaw, InstrumentsById } from '../kernel/instrument.ts'
import type { Posting } from '../kernel/posting.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Title } from '../kernel/title.ts'
import type { InvoicesById } from '../trade/allocate-invoices.ts'
import {
  STILL_BACKED_TEXTS,
  type StillBackedRefusal,
  stillBackedRefusal,
} from '../trade/still-backed.ts'
import { SHOWN_TEXTS, type ShownRefusal, shownRefusal } from './disclosure.ts'
import type { OfferEnded, Transferred } from './facts.ts'
import { FLAW_TEXTS, type FlawRefusal, flawRefusal } from './flaw.ts'
import {
  endOffer,
  findOffer,
  OFFER_NAMED_TEXTS,
  type Offer,
  type OfferNamedRefusal,
} from './offer.ts'
import {
  FACE_TEXTS,
  FREE_TEXTS,
  type HeldRefusal,
  heldRefusal,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectOwnTitles,
} from './span-set.ts'

/**
 * The transferee answers an offer as a whole. Accepted, the spans are its own: free of the
 * transferor's other dealings, without recourse; the trade that they pay must still stand, and what
 * is amiss with them is named. Rejected, they are the transferor's again.
 */
export function answerOffer(
  { instruments, offer: open, invoices }: AnswerOfferState,
  { spans, answer, knowing = [], seen }: AnswerOffer,
  context: RuledContext,
): Decision<OfferEnded | Transferred, Posting, AnswerOfferRefusal> {
  const { party, asOf } = context
  const concerns = ({ holder, claim }: Title) =>
    holder === party || (claim?.kind === 'offer' && claim.claimant === party)
  const selected = selectOwnTitles(spans, instruments, concerns, at =>
    refuse('answerer_must_be_the_transferee', at),
  )
  if (!selected.ok) return selected
  const offer = findOffer(selected.value, open)
  if (!offer.ok) return offer
  const { from, to, allocations, lapseOn } = offer.value
  if (to !== party) return refuse('answerer_must_be_the_transferee', 'party')
  if (answer === 'reject') return endOffer('title.offer-rejected.v1', offer.value)
  if (offer.value.pledge !== null) return refuse('offer_must_be_of_a_transfer', 'body.answer')
  if (asOf >= lapseOn) return refuse('offer_must_not_be_past_its_date', 'body.spans', { lapseOn })
  const titles = selected.value.flatMap(one => one.titles)
  const refused =
    heldRefusal(titles, 'body.spans') ??
    stillBackedRefusal(allocations, invoices, 'body.spans') ??
    shownRefusal(offer.value, seen, selected.value, context) ??
    flawRefusal(selected.value, knowing, context)
  if (refused) return refused

  const passed = spans.flatMap(({ instrument, span }): Posting[] => [
    { post: 'free', instrument, span },
    { post: 'move', instrument, span, to },
  ])
  const transferred = {
    type: 'title.transferred.v1',
    visibleTo: [from, to],
    from,
    to,
    spans,
    allocations,
  } as const
  return accept([transferred], passed)
}

export const ANSWER_OFFER_CLASS = 'value' satisfies ActClass

export type AnswerOfferRefusal =
  | SpanSetRefusal
  | 'answerer_must_be_the_transferee'
  | OfferNamedRefusal
  | 'offer_must_be_of_a_transfer'
  | PastDateRefusal
  | HeldRefusal
  | StillBackedRefusal
  | ShownRefusal
  | FlawRefusal

export type PastDateRefusal = Detailed<'offer_must_not_be_past_its_date', { lapseOn: BusinessDate }>

export const ANSWER_OFFER_TEXTS = {
  ...SPAN_FORM_TEXTS,
  answerer_must_be_the_transferee: notAllowed(
    '只有受让方可以答复；所列区间上没有向贵方发出的要约。',
    'Only the transferee answers; these spans are not under an offer to you.',
  ),
  ...FACE_TEXTS,
  ...OFFER_NAMED_TEXTS,
  offer_must_be_of_a_transfer: conflict(
    '该要约为质押要约，请改用接受质押（title.accept-pledge），并列明所担保的债务。',
    'A pledge is offered; accept it with title.accept-pledge, stating the debt that it secures.',
  ),
  offer_must_not_be_past_its_date: conflict(
    d => `要约须在 ${d.lapseOn} 之前签收或接受，现已过期；请对方重新发出。`,
    d => `The offer had to be accepted before ${d.lapseOn}, and that is past; ask for a new one.`,
  ),
  title_must_be_free_of_holds: FREE_TEXTS.title_must_be_free_of_holds,
  ...STILL_BACKED_TEXTS,
  ...SHOWN_TEXTS,
  ...FLAW_TEXTS,
} satisfies RefusalTexts<AnswerOfferRefusal>

export interface AnswerOffer {
  readonly spans: SpanSet
  readonly answer: 'accept' | 'reject'
  /** What is amiss with the spans, as the transferee knows it; left out: nothing. */
  readonly knowing?: readonly Flaw[] | undefined
  /** The digest of what it was shown last; left out where nothing was. */
  readonly seen?: Digest | undefined
}

export interface AnswerOfferState {
  readonly instruments: InstrumentsById
  /** The open offer that made the claim on the first named span; null when there is none. */
  readonly offer: Offer | null
  /** Those of the trade that it pays. */
  readonly invoices: InvoicesById
}
