import { type Answer, type Answered, answer } from '../kernel/answer.ts'
import { assert } from '../kernel/bug.ts'
import { type Detailed, type Refusal, type Refused, refuse } from '../kernel/decision.ts'
import type { InstrumentId, PartyId } from '../kernel/id.ts'
import type { Guarded, Instrument, InstrumentsById, UnitName } from '../kernel/instrument.ts'
import { type Units, units } from '../kernel/money.ts'
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

/** A span of one instrument, as an act names it. */
export interface InstrumentSpan {
  readonly instrument: InstrumentId
  readonly span: Span
}

/** Spans of one or more instruments, named in one act. */
export type SpanSet = readonly InstrumentSpan[]

/** A named span with the titles that cover it exactly, cut at its ends. */
export interface SelectedTitles<Of extends Instrument = Instrument> extends InstrumentSpan {
  readonly state: Of
  readonly titles: readonly Title[]
}

/**
 * Selects the titles that an act of a court or of the operator names, whoever holds them: each is
 * named once, all are of instruments that their nouns let stand.
 */
export function selectTitles(
  spans: SpanSet,
  instruments: InstrumentsById,
): Answer<readonly SelectedTitles[], SpanSetRefusal> | Refused<Refusal> {
  const form = spanFormRefusal(spans)
  if (form) return form
  for (const [index, { instrument }] of spans.entries()) {
    const guarded = instruments.get(instrument)!.guard.stand(`body.spans.${index}.instrument`)
    if (guarded) return guarded
  }
  return cover(spans, instruments)
}

/**
 * Selects the titles that a party names as its own. A party that has no right in one of them gets
 * the same answer as for an instrument that is not there: not whether it exists, how large it is,
 * or what lies on it.
 */
export function selectOwnTitles<Foreign extends Refused<string>, Of extends Instrument>(
  spans: SpanSet,
  instruments: ReadonlyMap<InstrumentId, Of>,
  isOwn: (title: Title) => boolean,
  otherwise: (at: string) => Foreign,
): Answered<readonly SelectedTitles<Of>[]> | Refused<SpanSetRefusal> | Foreign {
  const form = spanFormRefusal(spans)
  if (form) return form
  const foreign = spans.findIndex(({ instrument, span }) => {
    const state = instruments.get(instrument)
    const met = state ? titlesMeeting(state.tiling, span) : []
    return met.length === 0 || !met.every(isOwn)
  })
  if (foreign >= 0) return otherwise(`body.spans.${foreign}`)
  return cover(spans, instruments)
}

export type SpanSetRefusal = SpanFormRefusal | FaceRefusal

export type SpanFormRefusal =
  | 'spans_must_be_named'
  | Detailed<'span_must_not_be_empty', { lo: Units; hi: Units }>
  | Detailed<'spans_must_not_overlap', { lo: Units; hi: Units }>

export type FaceRefusal = Detailed<'span_must_lie_within_the_face', { hi: Units; face: Units }>

export const SPAN_FORM_TEXTS = {
  spans_must_be_named: badInput('请至少列明一个区间。', 'Name at least one span.'),
  span_must_not_be_empty: badInput(
    d => `区间为空：起点 ${d.lo} 须小于终点 ${d.hi}。`,
    d => `The span is empty: lo, ${d.lo}, must be below hi, ${d.hi}.`,
  ),
  spans_must_not_overlap: badInput(
    d => `所列区间有重叠：${d.lo} 至 ${d.hi} 重复列入，请只列一次。`,
    d => `Two of the spans overlap, from ${d.lo} to ${d.hi}; name each unit once.`,
  ),
} satisfies RefusalTexts<SpanFormRefusal>

/** The face is known only to those who have a right in what they name, so this comes after it. */
export const FACE_TEXTS = {
  span_must_lie_within_the_face: badInput(
    d => `区间终点 ${d.hi} 超出凭证面额 ${d.face}，请更正。`,
    d =>
      `The span ends at ${d.hi}, beyond the face of the instrument, ${d.face}; end it there or ` +
      'before.',
  ),
} satisfies RefusalTexts<FaceRefusal>

export const SELECTED_TEXTS = {
  ...SPAN_FORM_TEXTS,
  ...FACE_TEXTS,
} satisfies RefusalTexts<SpanSetRefusal>

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

function cover<Of extends Instrument>(
  spans: SpanSet,
  instruments: ReadonlyMap<InstrumentId, Of>,
): Answer<readonly SelectedTitles<Of>[], FaceRefusal> {
  const selected: SelectedTitles<Of>[] = []
  for (const [index, { instrument, span }] of spans.entries()) {
    const state = instruments.get(instrument)!
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

/** Lists whom it concerns what happens to titles: who holds them, and who has a claim on them. */
export function listConcerned(titles: readonly Title[]): readonly PartyId[] {
  return titles.flatMap(({ holder, claim }) => (claim ? [holder, claim.claimant] : [holder]))
}

/** Selects what a holder may dispose of: its own titles, on which no claim and no hold lies. */
export function selectDisposable<Of extends Instrument>(
  spans: SpanSet,
  instruments: ReadonlyMap<InstrumentId, Of>,
  holder: PartyId,
): Answer<readonly SelectedTitles<Of>[], DisposalRefusal> {
  const held = (title: Title) => title.holder === holder
  const selected = selectOwnTitles(spans, instruments, held, at =>
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
  offer: { zh: '要约', en: 'an open offer' },
  finance: { zh: '融资', en: 'a financing' },
  pledge: { zh: '质押', en: 'a pledge' },
  sale: { zh: '出售', en: 'a sale' },
  delivery: { zh: '提货单', en: 'a delivery order' },
}

const HOLD_WORDS: Vocabulary<HoldKind> = {
  court: { zh: '司法冻结', en: 'a court’s hold' },
  dispute: { zh: '争议冻结', en: 'a dispute' },
  dilution: { zh: '红字稀释冻结', en: 'dilution by red letters' },
  payment: { zh: '兑付在途', en: 'a payment by its debtor that is in flight' },
  sensor: { zh: '传感器告警冻结', en: 'a sensor’s alarm' },
  insurance: { zh: '保险失效冻结', en: 'a lapse of its insurance' },
  term_end: { zh: '仓储期满冻结', en: 'the end of its term of storage' },
}

export const FREE_TEXTS = {
  title_must_be_free_of_claims: conflict(
    d => `该区间上有未解除的${d.claim}，须先解除。`,
    d => `The span is under ${d.claim}, which must end first.`,
    { claim: CLAIM_WORDS },
  ),
  title_must_be_free_of_holds: conflict(
    d => `该区间处于${d.hold}中，须先由设置方解冻。`,
    d => `The span is on hold by ${d.hold}; whoever set the hold must lift it first.`,
    { hold: HOLD_WORDS },
  ),
} satisfies RefusalTexts<FreeRefusal>

export const DISPOSAL_TEXTS = {
  ...SPAN_FORM_TEXTS,
  party_must_hold_the_title: notAllowed(
    '该区间不全为贵方持有，请只列贵方持有的区间。',
    'You do not hold all of this span; name only what you hold.',
  ),
  ...FACE_TEXTS,
  ...FREE_TEXTS,
} satisfies RefusalTexts<DisposalRefusal>

/** Asks the nouns of what is selected, in the order in which the spans are named. */
export function guardRefusal(
  selected: readonly SelectedTitles[],
  ask: (state: Instrument, at: string) => Guarded,
): Guarded {
  for (const [index, { state }] of selected.entries()) {
    const guarded = ask(state, `body.spans.${index}`)
    if (guarded) return guarded
  }
  return null
}

/** What is still owed on a span, in units: of what is not paid down, all of it. */
export function owedOn({ paid }: Tiling, span: Span): bigint {
  return spanSize(span) - dueOn(span, paid)
}

/** What is owed on all of them: no sum is of grams and money. */
export function owedOnAll({ titles }: TitlesOfOneUnit): bigint {
  return titles.reduce((sum, { state, span }) => sum + owedOn(state.tiling, span), 0n)
}

/** Titles that have been found to be of one unit. */
export interface TitlesOfOneUnit {
  readonly unit: UnitName
  readonly titles: readonly SelectedTitles[]
}
