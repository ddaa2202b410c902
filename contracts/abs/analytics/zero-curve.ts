import { type BusinessDate, daysBetween } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'

/** A curve of zero rates, compounded once a year on actual days / 365, in order of date. */
export interface ZeroCurve {
  /** The day from which its rates count. */
  readonly asOf: BusinessDate
  readonly points: readonly { readonly date: BusinessDate; readonly annual: Rate }[]
  readonly interpolation?: Interpolation
}

/**
 * How rates lie between points; flat outside them. `linear` unless given; `monotone`: cubic,
 * without a bend that the points do not have (Fritsch and Butland).
 */
export type Interpolation = 'linear' | 'monotone'

export type CurveRefusal =
  | 'curve_must_have_a_point'
  | 'curve_points_must_not_precede_the_curve'
  | 'curve_points_must_be_in_order_of_date'

const DAYS_PER_YEAR = 365

/** Finds what is wrong with a curve; null when nothing is. */
export function checkCurve({ asOf, points }: ZeroCurve): CurveRefusal | null {
  const first = points[0]
  if (!first) return 'curve_must_have_a_point'
  if (first.date < asOf) return 'curve_points_must_not_precede_the_curve'
  const ordered = points.every((p, i) => i === 0 || points[i - 1]!.date < p.date)
  return ordered ? null : 'curve_points_must_be_in_order_of_date'
}

/** Computes the value on the date of the curve of 1 paid `days` later. */
export function discount(curve: ZeroCurve, days: number): Rate {
  const known = DISCOUNTS.get(curve.points) ?? new Map<string, Rate>()
  DISCOUNTS.set(curve.points, known)
  const key = `${curve.asOf} ${curve.interpolation} ${days}`
  const found =
    known.get(key) ?? findZeroRate(curve, days).plus(1).pow(new Rate(-days).div(DAYS_PER_YEAR))
  known.set(key, found)
  return found
}

/** A power of 40 digits takes a millisecond, and notes and scenarios have the same dates. */
const DISCOUNTS = new WeakMap<ZeroCurve['points'], Map<string, Rate>>()

/** Finds the zero rate for a number of days from the date of the curve. */
export function findZeroRate({ asOf, points, interpolation }: ZeroCurve, days: number): Rate {
  const knots = points.map(({ date, annual }) => ({ at: daysBetween(asOf, date), annual }))
  const next = knots.findIndex(({ at }) => at >= days)
  if (next === 0) return knots[0]!.annual
  if (next === -1) return knots.at(-1)!.annual
  const [before, after] = [knots[next - 1]!, knots[next]!]
  const width = after.at - before.at
  const share = new Rate(days - before.at).div(width)
  if (interpolation !== 'monotone')
    return before.annual.plus(after.annual.minus(before.annual).times(share))
  const slopes = findSlopes(knots)
  return interpolateCubic(
    { value: before.annual, slope: slopes[next - 1]!.times(width) },
    { value: after.annual, slope: slopes[next]!.times(width) },
    share,
  )
}

interface Knot {
  readonly at: number
  readonly annual: Rate
}

interface End {
  readonly value: Rate
  readonly slope: Rate
}

/** Interpolates by the cubic with these values and slopes at 0 and 1 (Hermite). */
function interpolateCubic(from: End, to: End, x: Rate): Rate {
  const rise = to.value.minus(from.value)
  const bend = from.slope.plus(to.slope).minus(rise.times(2))
  const curve = rise.times(3).minus(from.slope.times(2)).minus(to.slope)
  return bend.times(x).plus(curve).times(x).plus(from.slope).times(x).plus(from.value)
}

/**
 * Finds the slopes at the knots: within, the weighted harmonic mean of the slopes beside, 0 where
 * they turn; at the ends that of the parabola through three knots, kept from turning.
 */
function findSlopes(knots: readonly Knot[]): readonly Rate[] {
  const sides = knots.slice(1).map((knot, i) => {
    const width = knot.at - knots[i]!.at
    return { width, slope: knot.annual.minus(knots[i]!.annual).div(width) }
  })
  return knots.map((_, i) => {
    const [left, right] = [sides[i - 1], sides[i]]
    if (left && right) return findInnerSlope(left, right)
    return left ? findEndSlope(left, sides[i - 2]) : findEndSlope(right!, sides[1])
  })
}

interface Side {
  readonly width: number
  readonly slope: Rate
}

function findInnerSlope(left: Side, right: Side): Rate {
  if (left.slope.times(right.slope).lte(0)) return new Rate(0)
  const [byLeft, byRight] = [left.width + 2 * right.width, 2 * left.width + right.width]
  const inverse = new Rate(byLeft).div(left.slope).plus(new Rate(byRight).div(right.slope))
  return new Rate(byLeft + byRight).div(inverse)
}

function findEndSlope(side: Side, next: Side | undefined): Rate {
  if (!next) return side.slope
  const own = side.slope.times(2 * side.width + next.width)
  const slope = own.minus(next.slope.times(side.width)).div(side.width + next.width)
  if (slope.times(side.slope).lte(0)) return new Rate(0)
  const turns = side.slope.times(next.slope).lte(0)
  const most = side.slope.times(3)
  return turns && slope.abs().gt(most.abs()) ? most : slope
}
