import { addCycles, type Cycle, type Moment } from './moment.ts'

/** The terms of a schedule of moments. */
export interface CycleTerms {
  readonly anchor: Moment
  /** Null for the anchor alone. */
  readonly cycle: Cycle | null
  readonly end: Moment
  readonly endOfMonth: boolean
}

/**
 * Lists the moments from the anchor by whole cycles before `end`; a long stub loses its last one.
 */
export function listMomentsBefore({ anchor, cycle, end, endOfMonth }: CycleTerms): Moment[] {
  if (anchor >= end) return []
  if (cycle === null) return [anchor]
  const moments: Moment[] = []
  let next = anchor
  while (next < end) {
    moments.push(next)
    next = addCycles(anchor, cycle, moments.length, endOfMonth)
  }
  const hasStub = next !== end && moments.length > 1
  if (hasStub && cycle.stub === 'long') moments.pop()
  return moments
}

/** Lists the same moments, and `end` as the last. */
export function listMomentsThrough(terms: CycleTerms): Moment[] {
  return [...listMomentsBefore(terms), terms.end]
}

/** Computes an upper bound of the number of moments without listing them. */
export function boundMoments({ anchor, cycle, end }: CycleTerms): number {
  if (cycle === null || anchor >= end) return 2
  const days = cycle.count * (cycle.unit === 'days' ? 1 : 28)
  return Math.ceil((end - anchor) / (days * 86_400)) + 1
}
