import { afterCycles, type Cycle, type Moment } from './moment.ts'

export interface CycleTerms {
  readonly anchor: Moment
  /** Null: the anchor alone. */
  readonly cycle: Cycle | null
  readonly end: Moment
  readonly endOfMonth: boolean
}

/** The moments from the anchor by whole cycles before `end`; a long stub loses its last one. */
export function momentsBefore({ anchor, cycle, end, endOfMonth }: CycleTerms): Moment[] {
  if (anchor >= end) return []
  if (cycle === null) return [anchor]
  const moments: Moment[] = []
  let next = anchor
  while (next < end) {
    moments.push(next)
    next = afterCycles(anchor, cycle, moments.length, endOfMonth)
  }
  const hasStub = next !== end && moments.length > 1
  if (hasStub && cycle.stub === 'long') moments.pop()
  return moments
}

/** The same, and `end` itself as the last. */
export function momentsThrough(terms: CycleTerms): Moment[] {
  return [...momentsBefore(terms), terms.end]
}

/** An upper bound of the number of moments, without making them. */
export function momentsAtMost({ anchor, cycle, end }: CycleTerms): number {
  if (cycle === null || anchor >= end) return 2
  const days = cycle.count * (cycle.unit === 'days' ? 1 : 28)
  return Math.ceil((end - anchor) / (days * 86_400)) + 1
}
