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

/** What is due on a span when p/q of the instrument is paid: adds up over any split of the span. */
export function dueOn({ lo, hi }: Span, { p, q }: Paydown): bigint {
  return (hi * p) / q - (lo * p) / q
}

/** What has been paid to all holders pro rata: p/q minor units for each unit of the face. */
export interface Paydown {
  readonly p: bigint
  readonly q: bigint
}
