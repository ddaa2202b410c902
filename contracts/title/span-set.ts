import { assert } from '../kernel/bug.ts'
import { type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import { dueOn, isSpan, overlaps, type Span, spanSize, within } from '../kernel/span.ts'
import { titlesOn } from '../kernel/tiling.ts'
import type { Tiling, Title } from '../kernel/title.ts'
import type { ReceivableState, ReceivablesById } from '../receivable/receivable.ts'

/** A span of one receivable, as an act names it. */
export interface ReceivableSpan {
  readonly receivable: ReceivableId
  readonly span: Span
}

/** Spans of one or more receivables, named in one act. */
export type SpanSet = readonly ReceivableSpan[]

/** A named span with the titles that cover it exactly, cut at its ends. */
export interface SelectedTitles extends ReceivableSpan {
  readonly state: ReceivableState
  readonly titles: readonly Title[]
}

/**
 * The titles that an act of a court or of the operator names, whosever they are: each is named
 * once, all are of issued receivables.
 */
export function selectTitles(
  spans: SpanSet,
  receivables: ReceivablesById,
): readonly SelectedTitles[] | Refused<SpanSetRefusal | UnknownRefusal> {
  const form = formRefusal(spans)
  if (form) return form
  for (const [index, { receivable }] of spans.entries()) {
    const at = `body.spans.${index}.receivable`
    const state = receivables.get(receivable)
    if (!state) return refuse('receivable_must_be_known', at)
    if (state.receivable.status !== 'issued') return refuse('receivable_must_be_issued', at)
  }
  return cover(spans, receivables)
}

/**
 * The titles that a party names as its own. Who has no right in one of them is told no more than of
 * a receivable that is not there: not whether it exists, how large it is, or what lies on it.
 */
export function selectOwnTitles<Code extends string>(
  spans: SpanSet,
  receivables: ReceivablesById,
  isOwn: (title: Title) => boolean,
  otherwise: Code,
): readonly SelectedTitles[] | Refused<SpanSetRefusal | Code> {
  const form = formRefusal(spans)
  if (form) return form
  const foreign = spans.findIndex(({ receivable, span }) => {
    const met = receivables.get(receivable)?.tiling.titles.filter(t => overlaps(t, span)) ?? []
    return met.length === 0 || !met.every(isOwn)
  })
  if (foreign >= 0) return refuse(otherwise, `body.spans.${foreign}`)
  return cover(spans, receivables)
}

export type SpanSetRefusal =
  | 'spans_must_be_named'
  | 'span_must_not_be_empty'
  | 'spans_must_not_overlap'
  | 'span_must_lie_within_the_face'

export type UnknownRefusal = 'receivable_must_be_known' | 'receivable_must_be_issued'

/** What a span set says by itself, whatever there is. */
function formRefusal(spans: SpanSet): Refused<SpanSetRefusal> | null {
  if (spans.length === 0) return refuse('spans_must_be_named', 'body.spans')
  for (const [index, { receivable, span }] of spans.entries()) {
    const at = `body.spans.${index}`
    if (!isSpan(span)) return refuse('span_must_not_be_empty', at)
    const before = spans.slice(0, index)
    if (before.some(s => s.receivable === receivable && overlaps(s.span, span)))
      return refuse('spans_must_not_overlap', at)
  }
  return null
}

function cover(
  spans: SpanSet,
  receivables: ReceivablesById,
): readonly SelectedTitles[] | Refused<SpanSetRefusal> {
  const named: SelectedTitles[] = []
  for (const [index, { receivable, span }] of spans.entries()) {
    const state = receivables.get(receivable)!
    if (!within(span, { lo: 0n, hi: state.tiling.size }))
      return refuse('span_must_lie_within_the_face', `body.spans.${index}`)
    const titles = titlesOn(state.tiling, span)
    assert(titles !== null, 'what an act names has been loaded')
    named.push({ receivable, span, state, titles })
  }
  return named
}

/** Only its holder disposes of a title, and only while nobody has a claim or a hold on it. */
export function selectDisposable(
  spans: SpanSet,
  receivables: ReceivablesById,
  holder: PartyId,
): readonly SelectedTitles[] | Refused<SpanSetRefusal | DisposalRefusal> {
  const held = (title: Title) => title.holder === holder
  const named = selectOwnTitles(spans, receivables, held, 'party_must_hold_the_title')
  if ('ok' in named) return named
  for (const [index, { titles }] of named.entries()) {
    const at = `body.spans.${index}`
    if (titles.some(t => t.claim !== null)) return refuse('title_must_be_free_of_claims', at)
    if (titles.some(t => t.holds.length > 0)) return refuse('title_must_be_free_of_holds', at)
  }
  return named
}

export type DisposalRefusal =
  | 'party_must_hold_the_title'
  | 'title_must_be_free_of_claims'
  | 'title_must_be_free_of_holds'

/** What is still owed on a span, minor units. */
export function owedOn({ paid }: Tiling, span: Span): bigint {
  return spanSize(span) - dueOn(span, paid)
}

export function owedOnAll(named: readonly SelectedTitles[]): bigint {
  return named.reduce((sum, { state, span }) => sum + owedOn(state.tiling, span), 0n)
}

/** The one currency of all spans; null when there are two. */
export function currencyOf(named: readonly SelectedTitles[]): Currency | null {
  const currencies = new Set(named.map(n => n.state.receivable.currency))
  return currencies.size === 1 ? named[0]!.state.receivable.currency : null
}
