import { type Answer, answer } from '../../kernel/answer.ts'
import { type BusinessDate, daysBetween } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import { computeValue, type Flow, listTermsAfter, type Term } from './flow.ts'
import { type Compounding, solve, type YieldRefusal } from './yield.ts'
import { type CurveRefusal, checkCurve, discount, type ZeroCurve } from './zero-curve.ts'

/** What a Z-spread is measured over, and how. */
export interface SpreadBasis {
  readonly curve: ZeroCurve
  /** The day of the price; the curve may be of an earlier day. */
  readonly settle: BusinessDate
  /** How often a year spread and zero rates are compounded when they are added. */
  readonly compounding: SpreadCompounding
}

export type SpreadCompounding = 'continuous' | Compounding

export type SpreadRefusal =
  | YieldRefusal
  | CurveRefusal
  | 'curve_must_not_be_later_than_the_settlement'

const DAYS_PER_YEAR = 365
/** Newton's method doubles the digits of a spread; it is right to these at once. */
const SPREAD_WIDTH = new Rate('1e-22')
const STEPS_MAX = 50
const SPREAD_DECIMALS = 20

/**
 * Finds the Z-spread: the constant rate over the zero rates at which the flows are worth the dirty
 * `price` in fen on the day of settlement. Continuously compounded it is the plain yield of the
 * flows once the curve has discounted them.
 */
export function zSpread(
  flows: readonly Flow[],
  price: bigint,
  basis: SpreadBasis,
): Answer<Rate, SpreadRefusal> {
  const { curve, settle, compounding } = basis
  const faulty = checkCurve(curve)
  if (faulty) return refuse(faulty)
  if (settle < curve.asOf) return refuse('curve_must_not_be_later_than_the_settlement')
  if (price <= 0n) return refuse('price_must_be_above_zero')
  const terms = listTermsAfter(flows, settle)
  if (terms.length === 0) return refuse('flows_must_fall_after_the_settlement')
  const outlay = { days: 0, amount: new Rate(String(-price)) }
  const found = solve([outlay, ...discountTerms(terms, basis)], daily =>
    daily.ln().times(-DAYS_PER_YEAR),
  )
  if (!found.ok || compounding === 'continuous') return found
  return refineSpread(terms, price, { ...basis, compounding }, found.value)
}

/** Computes what the flows are worth on the day of settlement, in fen, at a Z-spread. */
export function valueOver(flows: readonly Flow[], basis: SpreadBasis, spread: Rate): Rate {
  const terms = listTermsAfter(flows, basis.settle)
  const { compounding } = basis
  return compounding === 'continuous'
    ? computeValue(discountTerms(terms, basis), spread.div(-DAYS_PER_YEAR).exp())
    : addSpread(terms, { ...basis, compounding }, spread).value
}

function discountTerms(terms: readonly Term[], basis: SpreadBasis): readonly Term[] {
  return terms.map(t => ({ ...t, amount: t.amount.times(discountToSettlement(basis, t.days)) }))
}

/** Computes the value on the day of settlement of 1 paid `days` after it. */
function discountToSettlement({ curve, settle }: SpreadBasis, days: number): Rate {
  const since = daysBetween(curve.asOf, settle)
  return discount(curve, since + days).div(discount(curve, since))
}

type PeriodicBasis = SpreadBasis & { readonly compounding: Compounding }

/** Refines a continuously compounded spread to the one that is compounded so often a year. */
function refineSpread(
  terms: readonly Term[],
  price: bigint,
  basis: PeriodicBasis,
  start: Rate,
): Answer<Rate, SpreadRefusal> {
  let spread = start
  for (let i = 0; i < STEPS_MAX; i++) {
    const { value, slope } = addSpread(terms, basis, spread)
    if (slope.isZero() || !slope.isFinite()) break
    const step = value.minus(String(price)).div(slope)
    spread = spread.minus(step)
    if (step.abs().lt(SPREAD_WIDTH)) return answer(spread.toDecimalPlaces(SPREAD_DECIMALS))
  }
  return refuse('yield_must_lie_within_the_search')
}

/**
 * Values the terms at their zero rate plus the spread, both compounded n times a year: Σ amount ×
 * (1 + (zero + spread) / n)^(−n × years), with its slope by the spread.
 */
function addSpread(
  terms: readonly Term[],
  basis: PeriodicBasis,
  spread: Rate,
): { readonly value: Rate; readonly slope: Rate } {
  const { compounding } = basis
  let value = new Rate(0)
  let slope = new Rate(0)
  for (const { days, amount } of terms) {
    const times = new Rate(compounding * days).div(DAYS_PER_YEAR)
    const growth = discountToSettlement(basis, days).pow(times.pow(-1).neg())
    const spreadGrowth = growth.plus(spread.div(compounding))
    const present = amount.times(spreadGrowth.pow(times.neg()))
    value = value.plus(present)
    slope = slope.minus(present.times(days).div(DAYS_PER_YEAR).div(spreadGrowth))
  }
  return { value, slope }
}
