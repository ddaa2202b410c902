import type { Answer } from '../../kernel/answer.ts'
import { type BusinessDate, daysBetween } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import { computeValue, type Flow, listTermsAfter, type Term } from './flow.ts'
import { solve, type YieldRefusal } from './yield.ts'

/**
 * A curve of zero rates, compounded once a year on actual days / 365, in order of date; linear
 * between the points, flat outside.
 */
export interface ZeroCurve {
  readonly asOf: BusinessDate
  readonly points: readonly { readonly date: BusinessDate; readonly annual: Rate }[]
}

export type SpreadRefusal =
  | YieldRefusal
  | 'curve_must_have_a_point'
  | 'curve_must_start_on_the_settlement'
  | 'curve_points_must_be_in_order_of_date'

const DAYS_PER_YEAR = 365

/**
 * Finds the Z-spread: the constant, continuously compounded rate over the curve at which the flows
 * are worth the dirty `price` in fen. It is the plain yield of the flows once the curve has
 * discounted them.
 */
export function zSpread(
  flows: readonly Flow[],
  price: bigint,
  curve: ZeroCurve,
): Answer<Rate, SpreadRefusal> {
  const faulty = checkCurve(curve)
  if (faulty) return refuse(faulty)
  if (price <= 0n) return refuse('price_must_be_above_zero')
  const terms = listTermsAfter(flows, curve.asOf)
  if (terms.length === 0) return refuse('flows_must_fall_after_the_settlement')
  const outlay = { days: 0, amount: new Rate(String(-price)) }
  return solve([outlay, ...discountTerms(terms, curve)], daily => daily.ln().times(-DAYS_PER_YEAR))
}

/** Computes what the flows are worth, in fen, at a Z-spread over a curve. */
export function valueOver(flows: readonly Flow[], curve: ZeroCurve, spread: Rate): Rate {
  return computeValue(
    discountTerms(listTermsAfter(flows, curve.asOf), curve),
    spread.div(-DAYS_PER_YEAR).exp(),
  )
}

function discountTerms(terms: readonly Term[], curve: ZeroCurve): readonly Term[] {
  return terms.map(t => ({ ...t, amount: t.amount.times(discount(curve, t.days)) }))
}

/** Computes the value on the date of the curve of 1 paid `days` later. */
export function discount(curve: ZeroCurve, days: number): Rate {
  const known = DISCOUNTS.get(curve.points) ?? new Map<string, Rate>()
  DISCOUNTS.set(curve.points, known)
  const key = `${curve.asOf} ${days}`
  const found =
    known.get(key) ?? findZeroRate(curve, days).plus(1).pow(new Rate(-days).div(DAYS_PER_YEAR))
  known.set(key, found)
  return found
}

/** A power of 40 digits takes a millisecond, and notes and scenarios have the same dates. */
const DISCOUNTS = new WeakMap<ZeroCurve['points'], Map<string, Rate>>()

function findZeroRate({ asOf, points }: ZeroCurve, days: number): Rate {
  const at = (i: number) => daysBetween(asOf, points[i]!.date)
  const next = points.findIndex((_, i) => at(i) >= days)
  if (next === 0) return points[0]!.annual
  if (next === -1) return points.at(-1)!.annual
  const [before, after] = [points[next - 1]!.annual, points[next]!.annual]
  const share = new Rate(days - at(next - 1)).div(at(next) - at(next - 1))
  return before.plus(after.minus(before).times(share))
}

function checkCurve({ asOf, points }: ZeroCurve): SpreadRefusal | null {
  const first = points[0]
  if (!first) return 'curve_must_have_a_point'
  if (first.date < asOf) return 'curve_must_start_on_the_settlement'
  const ordered = points.every((p, i) => i === 0 || points[i - 1]!.date < p.date)
  return ordered ? null : 'curve_points_must_be_in_order_of_date'
}
