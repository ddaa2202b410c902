import { assert } from '../kernel/bug.ts'
import { type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import { dueOn, isSpan, overlaps, type Span, spanSize, within } from '../kernel/span.ts'
import { titlesOn } from '../kernel/tiling.ts'
import type { Tiling, Title } from '../kernel/title.ts'
import type { ReceivableState, ReceivablesById } from './receivable.ts'

/** A span of one receivable, as an act names it. */
export interface ReceivableSpan {
  readonly receivable: ReceivableId
  readonly span: Span
}

/** Spans of one or more receivables, named in one act. */
export type SpanSet = readonly ReceivableSpan[]

/** A named span with the titles that cover it exactly, cut at its ends. */
export interface NamedTitles extends ReceivableSpan {
  readonly state: ReceivableState
  readonly titles: readonly Title[]
}

/** The titles that an act names: they exist, each is named once, all are of issued receivables. */
export function nameTitles(
  spans: SpanSet,
  receivables: ReceivablesById,
): readonly NamedTitles[] | Refused<SpanSetRefusal> {
  if (spans.length === 0) return refuse('spans_must_be_named', 'body.spans')
  const named: NamedTitles[] = []
  for (const [index, { receivable: id, span }] of spans.entries()) {
    const at = `body.spans.${index}`
    const state = receivables.get(id)
    if (!state) return refuse('receivable_must_be_known', `${at}.receivable`)
    if (state.receivable.status !== 'issued')
      return refuse('receivable_must_be_issued', `${at}.receivable`)
    if (!isSpan(span)) return refuse('span_must_not_be_empty', at)
    if (!within(span, { lo: 0n, hi: state.tiling.size }))
      return refuse('span_must_lie_within_the_face', at)
    if (named.some(n => n.receivable === id && overlaps(n.span, span)))
      return refuse('spans_must_not_overlap', at)
    const titles = titlesOn(state.tiling, span)
    assert(titles !== null, 'what an act names has been loaded')
    named.push({ receivable: id, span, state, titles })
  }
  return named
}

export type SpanSetRefusal =
  | 'spans_must_be_named'
  | 'receivable_must_be_known'
  | 'receivable_must_be_issued'
  | 'span_must_not_be_empty'
  | 'span_must_lie_within_the_face'
  | 'spans_must_not_overlap'

/** Only its holder disposes of a title, and only while nobody has a claim or a hold on it. */
export function disposalRefusal(
  named: readonly NamedTitles[],
  holder: PartyId,
): Refused<DisposalRefusal> | null {
  for (const [index, { titles }] of named.entries()) {
    const at = `body.spans.${index}`
    if (titles.some(t => t.holder !== holder)) return refuse('party_must_hold_the_title', at)
    if (titles.some(t => t.claim !== null)) return refuse('title_must_be_free_of_claims', at)
    if (titles.some(t => t.holds.length > 0)) return refuse('title_must_be_free_of_holds', at)
  }
  return null
}

export type DisposalRefusal =
  | 'party_must_hold_the_title'
  | 'title_must_be_free_of_claims'
  | 'title_must_be_free_of_holds'

/** What is still owed on a span, minor units. */
export function owedOn({ paid }: Tiling, span: Span): bigint {
  return spanSize(span) - dueOn(span, paid)
}

export function owedOnAll(named: readonly NamedTitles[]): bigint {
  return named.reduce((sum, { state, span }) => sum + owedOn(state.tiling, span), 0n)
}

/** The one currency of all spans; null when there are two. */
export function currencyOf(named: readonly NamedTitles[]): Currency | null {
  const currencies = new Set(named.map(n => n.state.receivable.currency))
  return currencies.size === 1 ? named[0]!.state.receivable.currency : null
}
