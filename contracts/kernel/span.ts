/** Units `lo` (included) to `hi` (excluded) of an instrument's face; never empty. */
export interface Span {
  readonly lo: bigint
  readonly hi: bigint
}

export function spanSize({ lo, hi }: Span): bigint {
  return hi - lo
}

export function isSpan({ lo, hi }: Span): boolean {
  return lo >= 0n && lo < hi
}

export function within(inner: Span, outer: Span): boolean {
  return inner.lo >= outer.lo && inner.hi <= outer.hi
}

export function overlaps(a: Span, b: Span): boolean {
  return a.lo < b.hi && b.lo < a.hi
}

/** The part that two overlapping spans have in common. */
export function commonPart(a: Span, b: Span): Span {
  return { lo: (a.lo < b.lo ? b : a).lo, hi: (a.hi < b.hi ? a : b).hi }
}

/**
 * The place of the first of ascending spans, none of which overlap, that ends beyond a unit: the
 * one that holds the unit, or else the next; their number where there is none.
 */
export function findEndingBeyond(spans: readonly Span[], unit: bigint): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.hi > unit) high = middle
    else low = middle + 1
  }
  return low
}

/** What is due on a span when p/q of the instrument is paid: adds up over any split of the span. */
export function dueOn({ lo, hi }: Span, { p, q }: Paydown): bigint {
  return (hi * p) / q - (lo * p) / q
}

/** What has been paid to all holders pro rata: p/q minor units for each unit of the face. */
export interface Paydown {
  readonly p: bigint
  readonly q: bigint
}
