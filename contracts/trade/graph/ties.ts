import type { WatchRules } from './watch-rules.ts'

/**
 * What binds firms together: people, firms and bank accounts behind each, by index; indices below
 * the number of firms are firms. Two firms are related that have one of them in common, or of
 * which one stands behind the other.
 */
export interface Ties {
  /** Of a firm, ascending, itself among them; of firms without any, nothing. */
  readonly behind: ReadonlyMap<number, readonly number[]>
}

/** One of a firm's controllers, or one of its accounts. */
export interface Tie {
  readonly firm: number
  readonly behind: number
}

/** Gathers who stands behind each firm, directly or by firms between. */
export function gatherTies(
  ties: readonly Tie[],
  { controlStepsMax, tieFirmsMax }: Pick<WatchRules, 'controlStepsMax' | 'tieFirmsMax'>,
): Ties {
  const direct = Map.groupBy(ties, tie => tie.firm)
  const all = new Map<number, Set<number>>()
  for (const firm of direct.keys()) {
    const found = new Set([firm])
    let edge = [firm]
    for (let step = 0; step < controlStepsMax; step++) {
      edge = edge.flatMap(one => (direct.get(one) ?? []).map(tie => tie.behind))
      edge = edge.filter(one => !found.has(one))
      for (const one of edge) found.add(one)
    }
    all.set(firm, found)
  }
  const shared = new Map<number, number>()
  for (const found of all.values())
    for (const one of found) shared.set(one, (shared.get(one) ?? 0) + 1)
  const behind = new Map<number, readonly number[]>()
  for (const [firm, found] of all) {
    const telling = [...found].filter(one => one === firm || shared.get(one)! <= tieFirmsMax)
    behind.set(
      firm,
      telling.sort((a, b) => a - b),
    )
  }
  return { behind }
}

/** What two firms have in common; null: nothing that is known. */
export function findTie({ behind }: Ties, one: number, other: number): number | null {
  const first = behind.get(one) ?? [one]
  const second = behind.get(other) ?? [other]
  for (const tie of first) if (second.includes(tie)) return tie
  return null
}
