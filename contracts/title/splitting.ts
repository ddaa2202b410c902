import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { InstrumentId } from '../kernel/id.ts'
import type { Instrument } from '../kernel/instrument.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Rules } from '../kernel/rules.ts'
import { findEndingBeyond } from '../kernel/span.ts'
import type { HoldKind, Title } from '../kernel/title.ts'
import type { SplittingWatched } from './facts.ts'
import type { SelectedTitles } from './span-set.ts'

/**
 * A package may be split only so often, and every cut of its holders counts: by an offer, a pledge,
 * a payment acknowledged in part, and by the release of a part that a holder has pledged. Cuts that
 * only the holds of others keep are counted apart, so a court or a dispute uses up nothing of it;
 * all cuts together end at a number that no package needs. What needs no cut can always be done.
 * Rule: C16
 */
export function splittingRefusal(
  selected: readonly SelectedTitles[],
  { splitsMax, titlesMax }: Rules,
): Refused<SplittingRefusal> | null {
  if (keepsWithin(Math.min(splitsMax, titlesMax), selected)) return null
  const cuts = countCuts(selected)
  for (const [index, { instrument, state }] of selected.entries()) {
    const cut = cuts.get(instrument)!
    const at = `body.spans.${index}`
    const titles = state.titleCount + cut
    const splits = splitsOf(state) + cut
    if (cut > 0 && splits > splitsMax)
      return refuse('package_must_not_be_split_more_often', at, { limit: splitsMax, found: splits })
    if (cut > 0 && titles > titlesMax)
      return refuse('package_must_not_be_split_more_often', at, { limit: titlesMax, found: titles })
  }
  return null
}

export type SplittingRefusal = Detailed<
  'package_must_not_be_split_more_often',
  { limit: number; found: number }
>

export const SPLITTING_TEXTS = {
  package_must_not_be_split_more_often: conflict(
    d => `该票据包至多可拆分为 ${d.limit} 段，此操作后将达 ${d.found} 段；请整段处理已有区间。`,
    d =>
      `The package may be split into ${d.limit} titles, and this would make ${d.found}; ` +
      'name whole titles.',
  ),
} satisfies RefusalTexts<SplittingRefusal>

/**
 * A hold cuts as well, and so does lifting a part of it. Disputes cut a package to a number of
 * titles in all, holds of a court to a higher one: no dispute uses up what a court may need. A hold
 * on whole titles can always be set and lifted.
 * Rule: C16
 */
export function holdCuttingRefusal(
  selected: readonly SelectedTitles[],
  kind: HoldKind,
  { courtTitlesMax, disputeTitlesMax }: Rules,
): Refused<HoldCuttingRefusal> | null {
  const limit = kind === 'court' ? courtTitlesMax : disputeTitlesMax
  const cuts = countCuts(selected)
  for (const [index, { instrument, state }] of selected.entries()) {
    const cut = cuts.get(instrument)!
    const found = state.titleCount + cut
    if (cut > 0 && found > limit)
      return refuse('package_must_not_be_cut_more_often_by_holds', `body.spans.${index}`, {
        limit,
        found,
      })
  }
  return null
}

export type HoldCuttingRefusal = Detailed<
  'package_must_not_be_cut_more_often_by_holds',
  { limit: number; found: number }
>

export const HOLD_CUTTING_TEXTS = {
  package_must_not_be_cut_more_often_by_holds: conflict(
    d =>
      `因此类冻结，该票据包至多可切分为 ${d.limit} 段，此操作后将达 ${d.found} 段；` +
      '请按已有区间整段冻结或解冻。',
    d =>
      `Holds of this kind may cut the package into ${d.limit} titles, and this would make ` +
      `${d.found}; hold or lift whole titles.`,
  ),
} satisfies RefusalTexts<HoldCuttingRefusal>

/**
 * Splitting beyond what trade needs is watched: reported once, when a package crosses the mark.
 * Rule: C8
 */
export function watchSplitting(
  selected: readonly SelectedTitles[],
  { splitsWatched }: Rules,
): readonly SplittingWatched[] {
  if (keepsWithin(splitsWatched, selected)) return []
  const cuts = countCuts(selected)
  const packages = new Map(selected.map(one => [one.instrument, one.state]))
  return [...packages].flatMap(([instrument, state]) => {
    const before = splitsOf(state)
    const titleCount = before + cuts.get(instrument)!
    if (before > splitsWatched || titleCount <= splitsWatched) return []
    return [{ type: 'title.splitting-watched.v1', visibleTo: [], instrument, titleCount }]
  })
}

/** Titles that a package would have if no hold lay on it. */
function splitsOf({ titleCount, holdCuts }: Instrument): number {
  return titleCount - holdCuts
}

/** Tells without counting that no package comes near a limit: a span cuts two titles at most. */
function keepsWithin(limit: number, selected: readonly SelectedTitles[]): boolean {
  return selected.every(({ state }) => state.titleCount + 2 * selected.length <= limit)
}

/** For each package how many titles are cut when all the spans are cut out of it. */
function countCuts(selected: readonly SelectedTitles[]): ReadonlyMap<InstrumentId, number> {
  const cuts = new Map<InstrumentId, number>()
  for (const [instrument, named] of Map.groupBy(selected, one => one.instrument)) {
    const { titles } = named[0]!.state.tiling
    const ends = new Set(named.flatMap(({ span }) => [span.lo, span.hi]))
    cuts.set(instrument, [...ends].filter(at => isInside(at, titles)).length)
  }
  return cuts
}

function isInside(at: bigint, titles: readonly Title[]): boolean {
  const title = titles[findEndingBeyond(titles, at)]
  return title !== undefined && title.lo < at
}

/**
 * Cuts between neighbouring titles that were given as one, under one claim or none, and differ in
 * their holds alone: others made them, and they are mended when the holds are lifted.
 */
export function countHoldCuts(titles: readonly Title[]): number {
  if (titles.every(({ holds }) => holds.length === 0)) return 0
  return titles.filter((title, index) => {
    const left = titles[index - 1]
    return left !== undefined && isOneWith(left, title) && !hasSameHolds(left, title)
  }).length
}

function isOneWith(left: Title, right: Title): boolean {
  return (
    left.hi === right.lo &&
    left.since === right.since &&
    left.origin === right.origin &&
    left.claim?.charge === right.claim?.charge
  )
}

function hasSameHolds({ holds }: Title, other: Title): boolean {
  if (holds.length !== other.holds.length) return false
  return holds.every(hold => other.holds.some(one => one.setBy === hold.setBy))
}
