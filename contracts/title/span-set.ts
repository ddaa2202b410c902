import { type Answer, type Answered, answer } from '../kernel/answer.ts'
import { assert } from '../kernel/bug.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { InstrumentId, PartyId } from '../kernel/id.ts'
import { type Currency, type Units, units } from '../kernel/money.ts'
import {
  badInput,
  conflict,
  notAllowed,
  type RefusalTexts,
  type Vocabulary,
} from '../kernel/refusal-text.ts'
import {
  commonPart,
  dueOn,
  findEndingBeyond,
  isSpan,
  overlaps,
  type Span,
  spanSize,
  within,
} from '../kernel/span.ts'
import { titlesMeeting, titlesOn } from '../kernel/tiling.ts'
import type { ClaimKind, HoldKind, Tiling, Title } from '../kernel/title.ts'
import {
  RECEIVABLE_KNOWN_TEXTS,
  type ReceivableState,
  type ReceivableStatus,
  type ReceivablesById,
  STATUS_WORDS,
} from '../receivable/receivable.ts'

/** A span of one instrument, as an act names it. */
export interface InstrumentSpan {
  readonly instrument: InstrumentId
  readonly span: Span
}

/** Spans of one or more instruments, named in one act. */
export type SpanSet = readonly InstrumentSpan[]

/** A named span with the titles that cover it exactly, cut at its ends. */
export interface SelectedTitles extends InstrumentSpan {
  readonly state: ReceivableState
  readonly titles: readonly Title[]
}

/**
 * Selects the titles that an act of a court or of the operator names, whoever holds them: each is
 * named once, all are of issued receivables.
 */
export function selectTitles(
  spans: SpanSet,
  receivables: ReceivablesById,
): Answer<readonly SelectedTitles[], SpanSetRefusal | UnknownRefusal> {
  const form = spanFormRefusal(spans)
  if (form) return form
  for (const [index, { instrument }] of spans.entries()) {
    const at = `body.spans.${index}.instrument`
    const state = receivables.get(instrument)
    if (!state) return refuse('receivable_must_be_known', at)
    const { status } = state.receivable
    if (status !== 'issued') return refuse('receivable_must_be_issued', at, { status })
  }
  return cover(spans, receivables)
}

/**
 * Selects the titles that a party names as its own. A party that has no right in one of them gets
 * the same answer as for a receivable that is not there: not whether it exists, how large it is, or
 * what lies on it.
 */
export function selectOwnTitles<Foreign extends Refused<string>>(
  spans: SpanSet,
  receivables: ReceivablesById,
  isOwn: (title: Title) => boolean,
  otherwise: (at: string) => Foreign,
): Answered<readonly SelectedTitles[]> | Refused<SpanSetRefusal> | Foreign {
  const form = spanFormRefusal(spans)
  if (form) return form
  const foreign = spans.findIndex(({ instrument, span }) => {
    const state = receivables.get(instrument)
    const met = state ? titlesMeeting(state.tiling, span) : []
    return met.length === 0 || !met.every(isOwn)
  })
  if (foreign >= 0) return otherwise(`body.spans.${foreign}`)
  return cover(spans, receivables)
}

export type SpanSetRefusal = SpanFormRefusal | FaceRefusal

export type SpanFormRefusal =
  | 'spans_must_be_named'
  | Detailed<'span_must_not_be_empty', { lo: Units; hi: Units }>
  | Detailed<'spans_must_not_overlap', { lo: Units; hi: Units }>

export type FaceRefusal = Detailed<'span_must_lie_within_the_face', { hi: Units; face: Units }>

export const SPAN_FORM_TEXTS = {
  spans_must_be_named: badInput('请列明区间。', 'Name at least one span.'),
  span_must_not_be_empty: badInput(
    d => `区间为空：起点 ${d.lo} 须小于终点 ${d.hi}。`,
    d => `The span is empty: lo, ${d.lo}, must be below hi, ${d.hi}.`,
  ),
  spans_must_not_overlap: badInput(
    d => `所列区间有重叠：${d.lo} 至 ${d.hi} 列了两次。`,
    d => `Two of the spans overlap, from ${d.lo} to ${d.hi}.`,
  ),
} satisfies RefusalTexts<SpanFormRefusal>

/** The face is known only to those who have a right in what they name, so this comes after it. */
export const FACE_TEXTS = {
  span_must_lie_within_the_face: badInput(
    d => `区间终点 ${d.hi} 超出凭证面额 ${d.face}。`,
    d => `The span ends at ${d.hi}, beyond the face of the receivable, ${d.face}.`,
  ),
} satisfies RefusalTexts<FaceRefusal>

export type UnknownRefusal =
  | 'receivable_must_be_known'
  | Detailed<'receivable_must_be_issued', { status: ReceivableStatus }>

export const SELECTED_TEXTS = {
  ...SPAN_FORM_TEXTS,
  ...RECEIVABLE_KNOWN_TEXTS,
  receivable_must_be_issued: conflict(
    d => `这笔应收账款${d.status}，须为已开立且未终结。`,
    d => `The receivable is ${d.status}; it must be issued and not have ended.`,
    { status: STATUS_WORDS },
  ),
  ...FACE_TEXTS,
} satisfies RefusalTexts<SpanSetRefusal | UnknownRefusal>

/** A span set has its form whatever there is: some spans, none of them empty, none named twice. */
export function spanFormRefusal(spans: SpanSet): Refused<SpanFormRefusal> | null {
  if (spans.length === 0) return refuse('spans_must_be_named', 'body.spans')
  const lines = new Map<InstrumentId, Span[]>()
  for (const [index, { instrument, span }] of spans.entries()) {
    const at = `body.spans.${index}`
    if (!isSpan(span)) return refuse('span_must_not_be_empty', at, shown(span))
    const line = lines.get(instrument) ?? []
    lines.set(instrument, line)
    // In order of the units: of those named before, only the first beyond `lo` can be met.
    const place = findEndingBeyond(line, span.lo)
    const next = line[place]
    if (next && overlaps(next, span))
      return refuse('spans_must_not_overlap', at, shown(commonPart(next, span)))
    line.splice(place, 0, span)
  }
  return null
}

function shown({ lo, hi }: Span): { lo: Units; hi: Units } {
  return { lo: units(lo), hi: units(hi) }
}

function cover(
  spans: SpanSet,
  receivables: ReceivablesById,
): Answer<readonly SelectedTitles[], FaceRefusal> {
  const selected: SelectedTitles[] = []
  for (const [index, { instrument, span }] of spans.entries()) {
    const state = receivables.get(instrument)!
    const { size } = state.tiling
    if (!within(span, { lo: 0n, hi: size }))
      return refuse('span_must_lie_within_the_face', `body.spans.${index}`, {
        hi: units(span.hi),
        face: units(size),
      })
    const titles = titlesOn(state.tiling, span)
    assert(titles !== null, 'what an act names has been loaded')
    selected.push({ instrument, span, state, titles })
  }
  return answer(selected)
}

/** Selects what a holder may dispose of: its own titles, on which no claim and no hold lies. */
export function selectDisposable(
  spans: SpanSet,
  receivables: ReceivablesById,
  holder: PartyId,
): Answer<readonly SelectedTitles[], DisposalRefusal> {
  const held = (title: Title) => title.holder === holder
  const selected = selectOwnTitles(spans, receivables, held, at =>
    refuse('party_must_hold_the_title', at),
  )
  if (!selected.ok) return selected
  for (const [index, { titles }] of selected.value.entries()) {
    const bound = freeRefusal(titles, `body.spans.${index}`)
    if (bound) return bound
  }
  return selected
}

export type DisposalRefusal = SpanSetRefusal | 'party_must_hold_the_title' | FreeRefusal

/** Nobody disposes of a title on which a claim or a hold lies. */
export function freeRefusal(titles: readonly Title[], at: string): Refused<FreeRefusal> | null {
  const claim = titles.find(t => t.claim !== null)?.claim
  if (claim) return refuse('title_must_be_free_of_claims', at, { claim: claim.kind })
  return heldRefusal(titles, at)
}

export function heldRefusal(titles: readonly Title[], at: string): Refused<HeldRefusal> | null {
  const hold = titles.find(t => t.holds.length > 0)?.holds[0]
  return hold ? refuse('title_must_be_free_of_holds', at, { hold: hold.kind }) : null
}

export type FreeRefusal =
  | Detailed<'title_must_be_free_of_claims', { claim: ClaimKind }>
  | HeldRefusal

export type HeldRefusal = Detailed<'title_must_be_free_of_holds', { hold: HoldKind }>

const CLAIM_WORDS: Vocabulary<ClaimKind> = {
  offer: { zh: '转让要约', en: 'an offer' },
  finance: { zh: '融资', en: 'a financing' },
  pledge: { zh: '质押', en: 'a pledge' },
  sale: { zh: '出售', en: 'a sale' },
}

const HOLD_WORDS: Vocabulary<HoldKind> = {
  court: { zh: '司法冻结', en: 'a court’s hold' },
  dispute: { zh: '争议冻结', en: 'a dispute' },
  sensor: { zh: '传感器告警冻结', en: 'a sensor’s alarm' },
  insurance: { zh: '保险失效冻结', en: 'a lapse of its insurance' },
}

export const FREE_TEXTS = {
  title_must_be_free_of_claims: conflict(
    d => `该区间已被${d.claim}占用。`,
    d => `The span is under ${d.claim}.`,
    { claim: CLAIM_WORDS },
  ),
  title_must_be_free_of_holds: conflict(
    d => `该区间处于${d.hold}中。`,
    d => `The span is on hold by ${d.hold}.`,
    { hold: HOLD_WORDS },
  ),
} satisfies RefusalTexts<FreeRefusal>

export const DISPOSAL_TEXTS = {
  ...SPAN_FORM_TEXTS,
  party_must_hold_the_title: notAllowed(
    '该区间不全为贵方持有。',
    'You do not hold all of this span.',
  ),
  ...FACE_TEXTS,
  ...FREE_TEXTS,
} satisfies RefusalTexts<DisposalRefusal>

/** What is still owed on a span, minor units. */
export function owedOn({ paid }: Tiling, span: Span): bigint {
  return spanSize(span) - dueOn(span, paid)
}

export function owedOnAll(selected: readonly SelectedTitles[]): bigint {
  return selected.reduce((sum, { state, span }) => sum + owedOn(state.tiling, span), 0n)
}

/** The currencies that the spans are in, each once. */
export function currenciesOf(selected: readonly SelectedTitles[]): readonly Currency[] {
  return [...new Set(selected.map(one => one.state.receivable.currency))]
}
