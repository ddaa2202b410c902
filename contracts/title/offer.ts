import { type Answer, answer } from '../kernel/answer.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Accepted, accept, type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { sizeIn } from '../kernel/instrument.ts'
import type { Money, Units } from '../kernel/money.ts'
import type { Posting, TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { EntryNumber } from '../kernel/title.ts'
import { type Allocation, deallocate } from '../trade/allocation.ts'
import type { Disclosed } from './disclosure.ts'
import type { OfferEnded } from './facts.ts'
import type { PledgeTerms } from './pledge-terms.ts'
import type { InstrumentSpan, SelectedTitles, SpanSet } from './span-set.ts'

/** An open offer, as the entry that made it says. It stands while its claims stand. */
export interface Offer extends Disclosed {
  /** The entry that made it: the charge of its claims. */
  readonly charge: EntryNumber
  readonly from: PartyId
  readonly to: PartyId
  /** What its claims still bind. */
  readonly spans: SpanSet
  /** What its trade took of invoices. */
  readonly allocations: readonly Allocation[]
  /** The debt for which the spans are to be security; null: they are to pass. */
  readonly pledge: PledgeTerms | null
  /** The first business date on which it can no longer be accepted. */
  readonly lapseOn: BusinessDate
}

/** Finds the offer that an answer names: by all of its spans, no more and no less. */
export function findOffer(
  selected: readonly SelectedTitles[],
  offer: Offer | null,
): Answer<Offer, OfferNamedRefusal> {
  if (offer === null) return refuse('spans_must_be_under_an_offer', 'body.spans')
  for (const [index, { titles }] of selected.entries()) {
    if (titles.some(t => t.claim?.charge !== offer.charge))
      return refuse('spans_must_be_under_an_offer', `body.spans.${index}`)
  }
  const size = (spans: SpanSet) => spans.reduce((sum, { span }) => sum + span.hi - span.lo, 0n)
  if (size(selected) === size(offer.spans)) return answer(offer)
  const { unit } = selected[0]!.state
  return refuse('spans_must_be_all_those_of_the_offer', 'body.spans', {
    offered: sizeIn(unit, size(offer.spans)),
    found: sizeIn(unit, size(selected)),
  })
}

export type OfferNamedRefusal =
  | 'spans_must_be_under_an_offer'
  | Detailed<
      'spans_must_be_all_those_of_the_offer',
      { offered: Money | Units; found: Money | Units }
    >

export const OFFER_NAMED_TEXTS = {
  spans_must_be_under_an_offer: conflict(
    '所列区间上没有待答复的要约。',
    'There is no open offer on these spans; it was answered, withdrawn or has lapsed.',
  ),
  spans_must_be_all_those_of_the_offer: badInput(
    d => `须列明该要约的全部区间：要约面额 ${d.offered}，所列区间 ${d.found}。`,
    d => `Name all spans of the offer: it covers ${d.offered}, and ${d.found} is named.`,
  ),
} satisfies RefusalTexts<OfferNamedRefusal>

/** Ends an offer that came to nothing: its spans are free, the invoices of its trade as well. */
export function endOffer(
  type: OfferEnded['type'],
  { from, to, spans, allocations }: Offer,
): Accepted<OfferEnded, Posting> {
  const freed = spans.map(s => ({ post: 'free' as const, instrument: s.instrument, span: s.span }))
  return accept(
    [{ type, visibleTo: [from, to], from, to, spans }],
    [...freed, ...deallocate(allocations)],
  )
}

/** Reserves a span for the party that is to answer. */
export function reserveFor(to: PartyId) {
  return ({ instrument, span }: InstrumentSpan): TitlePosting => ({
    post: 'bind',
    instrument,
    span,
    kind: 'offer',
    party: to,
  })
}
