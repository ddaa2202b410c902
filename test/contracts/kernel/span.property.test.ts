import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dueOn,
  isSpan,
  overlaps,
  type Span,
  spanSize,
  within,
} from '../../../contracts/kernel/span.ts'

const FACE = 10n ** 15n
const point = fc.bigInt(0n, FACE)
const paid = fc
  .tuple(fc.bigInt(0n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n))
  .map(([p, q]) => (p < q ? { p, q } : { p: q, q: p }))
const cuts = fc
  .uniqueArray(point, { minLength: 2, maxLength: 12 })
  .map(points => points.toSorted((a, b) => (a < b ? -1 : 1)))

/** The spans from each cut to the next. */
function pieces(points: readonly bigint[]): readonly Span[] {
  return points.slice(1).map((hi, i) => ({ lo: points[i]!, hi }))
}

describe('what is due on a span', () => {
  it('INV-SPN-01 adds up over any split of the span', () => {
    fc.assert(
      fc.property(cuts, paid, (points, paydown) => {
        const whole = { lo: points[0]!, hi: points.at(-1)! }
        const parts = pieces(points).map(piece => dueOn(piece, paydown))
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(dueOn(whole, paydown))
      }),
    )
  })

  it('INV-SPN-02 is never less than nothing nor more than the span', () => {
    fc.assert(
      fc.property(cuts, paid, (points, paydown) => {
        for (const piece of pieces(points)) {
          const due = dueOn(piece, paydown)
          expect(due >= 0n && due <= spanSize(piece)).toBe(true)
        }
      }),
    )
  })

  it('INV-SPN-03 never falls when more is paid', () => {
    fc.assert(
      fc.property(cuts, fc.bigInt(0n, 999n), fc.bigInt(1000n, 10_000n), (points, p, q) => {
        for (const { lo } of pieces(points)) {
          const span = { lo: 0n, hi: lo + 1n }
          expect(dueOn(span, { p: p + 1n, q }) >= dueOn(span, { p, q })).toBe(true)
        }
      }),
    )
  })

  it('of a third of 10 units falls where the units do', () => {
    const third = { p: 1n, q: 3n }
    expect(dueOn({ lo: 0n, hi: 10n }, third)).toBe(3n)
    expect(dueOn({ lo: 0n, hi: 2n }, third)).toBe(0n)
    expect(dueOn({ lo: 2n, hi: 3n }, third)).toBe(1n)
    expect(dueOn({ lo: 3n, hi: 10n }, third)).toBe(2n)
  })
})

describe('spans', () => {
  it('are not empty, not backwards and not below 0', () => {
    expect(isSpan({ lo: 0n, hi: 1n })).toBe(true)
    expect(isSpan({ lo: 1n, hi: 1n })).toBe(false)
    expect(isSpan({ lo: 2n, hi: 1n })).toBe(false)
    expect(isSpan({ lo: -1n, hi: 1n })).toBe(false)
  })

  it('side by side do not overlap; one unit in common does', () => {
    expect(overlaps({ lo: 0n, hi: 5n }, { lo: 5n, hi: 9n })).toBe(false)
    expect(overlaps({ lo: 0n, hi: 6n }, { lo: 5n, hi: 9n })).toBe(true)
    expect(overlaps({ lo: 5n, hi: 9n }, { lo: 0n, hi: 6n })).toBe(true)
  })

  it('lie within themselves and not one unit beyond', () => {
    const outer = { lo: 5n, hi: 9n }
    expect(within(outer, outer)).toBe(true)
    expect(within({ lo: 4n, hi: 9n }, outer)).toBe(false)
    expect(within({ lo: 5n, hi: 10n }, outer)).toBe(false)
  })
})
