import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Rules } from '../kernel/rules.ts'
import type { SplittingWatched } from './facts.ts'
import type { SelectedTitles } from './span-set.ts'

/**
 * A package may be split only so often; what needs no cut can always be passed on.
 * Rule: C16
 */
export function splittingRefusal(
  selected: readonly SelectedTitles[],
  { splitsMax }: Rules,
): Refused<SplittingRefusal> | null {
  for (const [index, one] of selected.entries()) {
    const after = titleCountAfter(one, selected)
    if (after > one.state.titleCount && after > splitsMax)
      return refuse('package_must_not_be_split_more_often', `body.spans.${index}`, {
        limit: splitsMax,
        found: after,
      })
  }
  return null
}

export type SplittingRefusal = Detailed<
  'package_must_not_be_split_more_often',
  { limit: number; found: number }
>

export const SPLITTING_TEXTS = {
  package_must_not_be_split_more_often: conflict(
    d => `该包至多可拆分为 ${d.limit} 段，此操作后将达 ${d.found} 段；请整段处理已有区间。`,
    d =>
      `The package may be split into ${d.limit} titles, and this would make ${d.found}; ` +
      'name whole titles.',
  ),
} satisfies RefusalTexts<SplittingRefusal>

/**
 * Splitting beyond what trade needs is watched: reported once, when a package crosses the mark.
 * Rule: C8
 */
export function watchSplitting(
  selected: readonly SelectedTitles[],
  { splitsWatched }: Rules,
): readonly SplittingWatched[] {
  const packages = new Map(selected.map(n => [n.receivable, n]))
  return [...packages.values()].flatMap(one => {
    const titleCount = titleCountAfter(one, selected)
    const crosses = one.state.titleCount <= splitsWatched && titleCount > splitsWatched
    return crosses
      ? [
          {
            type: 'title.splitting-watched.v1',
            visibleTo: [],
            receivable: one.receivable,
            titleCount,
          },
        ]
      : []
  })
}

/** Titles that a package is cut into once all the spans are cut out of it. */
function titleCountAfter(one: SelectedTitles, selected: readonly SelectedTitles[]): number {
  const ofPackage = selected.filter(n => n.receivable === one.receivable)
  const { tiling, titleCount } = one.state
  const ends = new Set(ofPackage.flatMap(({ span }) => [span.lo, span.hi]))
  const cuts = [...ends].filter(at => tiling.titles.some(t => t.lo < at && at < t.hi))
  return titleCount + cuts.length
}
