import type { PartyId } from '../kernel/id.ts'
import type { Rules } from '../kernel/rules.ts'
import { overlaps, type Span, within } from '../kernel/span.ts'

/** A span as a holder was given it: by the issue first, then by each transfer. */
export interface TransferStep {
  readonly span: Span
  readonly to: PartyId
}

/** Something to look at: the transfer itself stands. */
export type TierFinding =
  | { readonly kind: 'tiers_watched'; readonly span: Span; readonly tiers: number }
  | { readonly kind: 'return_watched'; readonly span: Span; readonly returns: number }

/**
 * Passing on beyond what trade needs is watched: tiers, holders from the first supplier on,
 * reported when a chain crosses the mark; and each return to somebody who has held it before.
 * Rule: C8
 */
export function watchTiers(
  before: readonly TransferStep[],
  passing: TransferStep,
  { tiersWatched, returnsWatched }: Pick<Rules, 'tiersWatched' | 'returnsWatched'>,
): readonly TierFinding[] {
  const pieces = cutPieces(
    passing.span,
    before.map(b => b.span),
  ).map(span => {
    const holders = before.filter(b => within(span, b.span)).map(b => b.to)
    const comesBack = holders.includes(passing.to)
    const tiers = holders.length + 1
    const returns = comesBack ? tiers - new Set(holders).size : 0
    return { span, tiers, returns }
  })
  const crossing = pieces.find(({ tiers }) => tiers === tiersWatched + 1)
  const back = pieces.find(({ returns }) => returns > returnsWatched)
  return [
    ...(crossing
      ? [{ kind: 'tiers_watched', span: crossing.span, tiers: crossing.tiers } as const]
      : []),
    ...(back ? [{ kind: 'return_watched', span: back.span, returns: back.returns } as const] : []),
  ]
}

/** Counts the holders of a span from the first supplier on, where its chain is longest. */
export function countTiers(span: Span, steps: readonly Span[]): number {
  const pieces = cutPieces(span, steps)
  return Math.max(...pieces.map(piece => steps.filter(step => within(piece, step)).length))
}

/** The span, cut where anything of it was given in another way. */
function cutPieces(span: Span, others: readonly Span[]): readonly Span[] {
  const met = others.filter(other => overlaps(other, span)).flatMap(({ lo, hi }) => [lo, hi])
  const inside = met.filter(at => at > span.lo && at < span.hi)
  const ends = [...new Set([span.lo, ...inside, span.hi])].sort((a, b) => (a < b ? -1 : 1))
  return ends.slice(1).map((hi, index) => ({ lo: ends[index]!, hi }))
}
