import { addBusinessDays, type Calendar } from '../kernel/calendar.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Accepted, accept, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Posting } from '../kernel/posting.ts'
import type { RuledContext, Rules } from '../kernel/rules.ts'
import type { EntryNumber } from '../kernel/title.ts'
import type { Receivable } from '../receivable/receivable.ts'
import { type Allocation, deallocate } from '../trade/allocation.ts'
import { type Began, type Wait, waitUntil } from '../wait/wait.ts'
import type { OfferEnded } from './facts.ts'
import type { SelectedTitles, SpanSet } from './span-set.ts'

/** An open offer, as the entry that made it says. It stands while its claims stand. */
export interface Offer {
  /** The entry that made it: the charge of its claims. */
  readonly charge: EntryNumber
  readonly from: PartyId
  readonly to: PartyId
  /** What its claims still bind. */
  readonly spans: SpanSet
  /** What its trade took of invoices. */
  readonly allocations: readonly Allocation[]
  /** The first business date on which it can no longer be accepted. */
  readonly lapseOn: BusinessDate
}

/** The first business date on which payment is prepared: nothing is offered, offers have lapsed. */
export function settlementBegins(
  dueOn: BusinessDate,
  calendar: Calendar,
  { settlementWindowDays }: Rules,
): BusinessDate {
  return addBusinessDays(calendar, dueOn, -settlementWindowDays)
}

export function waitForAnswer(receivables: readonly Receivable[], context: RuledContext): Wait {
  const [earliest] = receivables.map(r => r.dueOn).sort()
  return waitForAnswerUntil(earliest!, context)
}

/** Nobody is waited for once payment is prepared. */
export function waitForAnswerUntil(dueOn: BusinessDate, began: Began): Wait {
  const { calendar, rules } = began
  const end = settlementBegins(dueOn, calendar, rules)
  return waitUntil(end, rules.offerRemindDays, rules.offerWaitDays, began)
}

/** An answer names spans: they must be all those of one open offer, no more and no less. */
export function offerNamed(
  named: readonly SelectedTitles[],
  offer: Offer | null,
): Refused<OfferNamedRefusal> | null {
  if (offer === null) return refuse('spans_must_be_under_an_offer', 'body.spans')
  for (const [index, { titles }] of named.entries()) {
    if (titles.some(t => t.claim?.charge !== offer.charge))
      return refuse('spans_must_be_under_an_offer', `body.spans.${index}`)
  }
  const size = (spans: SpanSet) => spans.reduce((sum, { span }) => sum + span.hi - span.lo, 0n)
  if (size(named) !== size(offer.spans))
    return refuse('spans_must_be_all_those_of_the_offer', 'body.spans')
  return null
}

export type OfferNamedRefusal =
  | 'spans_must_be_under_an_offer'
  | 'spans_must_be_all_those_of_the_offer'

/** An offer that came to nothing: the spans are free, what its trade took is given back. */
export function endOffer(
  type: OfferEnded['type'],
  { from, to, spans, allocations }: Offer,
): Accepted<OfferEnded, Posting> {
  const freed = spans.map(s => ({ post: 'free' as const, instrument: s.receivable, span: s.span }))
  return accept(
    [{ type, visibleTo: [from, to], from, to, spans }],
    [...freed, ...deallocate(allocations)],
  )
}
