import { type Refused, refuse } from '../kernel/decision.ts'
import type { Rules } from '../kernel/rules.ts'
import type { SplittingWatched } from './facts.ts'
import type { SelectedTitles } from './span-set.ts'

/**
 * A package may be split only so often; what needs no cut can always be passed on.
 * Rule: C16
 */
export function splittingRefusal(
  named: readonly SelectedTitles[],
  { splitsMax }: Rules,
): Refused<SplittingRefusal> | null {
  for (const [index, one] of named.entries()) {
    const after = titleCountAfter(one, named)
    if (after > one.state.titleCount && after > splitsMax)
      return refuse('package_must_not_be_split_more_often', `body.spans.${index}`)
  }
  return null
}

export type SplittingRefusal = 'package_must_not_be_split_more_often'

/**
 * Splitting beyond what trade needs is watched: reported once, when a package crosses the mark.
 * Rule: C8
 */
export function watchSplitting(
  named: readonly SelectedTitles[],
  { splitsWatched }: Rules,
): readonly SplittingWatched[] {
  const packages = new Map(named.map(n => [n.receivable, n]))
  return [...packages.values()].flatMap(one => {
    const titleCount = titleCountAfter(one, named)
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

/** Titles that a package is cut into once all named spans are cut out of it. */
function titleCountAfter(one: SelectedTitles, named: readonly SelectedTitles[]): number {
  const ofPackage = named.filter(n => n.receivable === one.receivable)
  const { tiling, titleCount } = one.state
  const ends = new Set(ofPackage.flatMap(({ span }) => [span.lo, span.hi]))
  const cuts = [...ends].filter(at => tiling.titles.some(t => t.lo < at && at < t.hi))
  return titleCount + cuts.length
}
