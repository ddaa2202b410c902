import { assert } from '../kernel/bug.ts'
import { type Span, within } from '../kernel/span.ts'

/**
 * A span in the notation of the bill system: first and last unit, counted from 1, both included,
 * `1-18000000`; at most 12 digits each. `0` is the whole of a package, and its only name, so spans
 * and sub-ranges map one to one.
 * Rule: C15
 */
export function toSubRange(span: Span, size: bigint): string {
  assert(size <= UNIT_MAX && within(span, { lo: 0n, hi: size }), 'a sub-range is of its package')
  return span.lo === 0n && span.hi === size ? WHOLE : `${span.lo + 1n}-${span.hi}`
}

/** The span that a sub-range names; null when it is none of a package of this size. */
export function parseSubRange(text: string, size: bigint): Span | null {
  const whole = { lo: 0n, hi: size }
  if (text === WHOLE) return whole
  const ends = /^([1-9]\d{0,11})-([1-9]\d{0,11})$/.exec(text)
  if (!ends) return null
  const span = { lo: BigInt(ends[1]!) - 1n, hi: BigInt(ends[2]!) }
  return span.lo < span.hi && within(span, whole) && toSubRange(span, size) === text ? span : null
}

const WHOLE = '0'
const UNIT_MAX = 999_999_999_999n
