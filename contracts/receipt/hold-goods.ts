import { NOBODY, type PartyId } from '../kernel/id.ts'
import type { Instrument } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { Span } from '../kernel/span.ts'
import type { HoldKind, Title } from '../kernel/title.ts'
import type { HoldLifted, HoldSet } from '../title/facts.ts'
import { listConcerned } from '../title/span-set.ts'

/** What a hold on goods comes to: for each receipt a fact for whom it concerns, and postings. */
export interface GoodsHeld {
  readonly facts: readonly HoldSet[]
  readonly postings: readonly TitlePosting[]
}

/**
 * Holds receipts for their keeper, each on all that is not delivered and not held so already; whole
 * titles are held, so nothing is cut. Who holds a title of one and who has a claim on it are told.
 */
export function holdGoods(
  receipts: readonly Instrument[],
  kind: HoldKind,
  party: PartyId,
): GoodsHeld {
  const isHeld = ({ holds }: Title) => holds.some(h => h.kind === kind && h.party === party)
  const facts: HoldSet[] = []
  const postings: TitlePosting[] = []
  for (const { id: instrument, tiling } of receipts) {
    const titles = tiling.titles.filter(one => one.holder !== NOBODY && !isHeld(one))
    if (titles.length === 0) continue
    const spans = joinSpans(titles)
    facts.push({
      ...({ type: 'title.hold-set.v1', kind, party } as const),
      visibleTo: [party, ...listConcerned(titles)],
      spans: spans.map(span => ({ instrument, span })),
    })
    for (const span of spans) postings.push({ post: 'hold', instrument, span, kind, party })
  }
  return { facts, postings }
}

/** What freeing goods comes to: a fact for whom it concerns, and postings. */
export interface GoodsFreed {
  readonly facts: readonly HoldLifted[]
  readonly postings: readonly TitlePosting[]
}

/** Lifts what a party holds so of a receipt; other holds stay. */
export function freeGoods(
  { id: instrument, tiling }: Instrument,
  kind: HoldKind,
  party: PartyId,
): GoodsFreed {
  const own = ({ holds }: Title) => holds.filter(h => h.kind === kind && h.party === party)
  const titles = tiling.titles.filter(title => own(title).length > 0)
  if (titles.length === 0) return { facts: [], postings: [] }
  const postings = titles.flatMap(title => {
    const { lo, hi } = title
    return own(title).map(({ setBy }): TitlePosting => {
      return { post: 'lift', instrument, span: { lo, hi }, setBy }
    })
  })
  const fact: HoldLifted = {
    ...({ type: 'title.hold-lifted.v1', kind, party } as const),
    visibleTo: [party, ...listConcerned(titles)],
    spans: joinSpans(titles).map(span => ({ instrument, span })),
  }
  return { facts: [fact], postings }
}

/** Titles side by side are one span. */
function joinSpans(titles: readonly Title[]): readonly Span[] {
  const spans: { lo: bigint; hi: bigint }[] = []
  for (const { lo, hi } of titles) {
    const last = spans.at(-1)
    if (last?.hi === lo) last.hi = hi
    else spans.push({ lo, hi })
  }
  return spans
}
