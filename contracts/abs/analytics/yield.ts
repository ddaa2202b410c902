import { type Answer, answer } from '../../kernel/answer.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import { highestThat } from './bisect.ts'
import { computeMoments, computeValue, type Flow, listTermsAfter, type Term } from './flow.ts'

/** How often a year the yield is compounded. Years are actual days / 365. */
export type Compounding = 1 | 2 | 4 | 12

export type YieldRefusal =
  | 'flows_must_fall_after_the_settlement'
  | 'price_must_be_above_zero'
  | 'flows_must_change_sign_once'
  | 'yield_must_lie_within_the_search'

const DAYS_PER_YEAR = 365
/** The daily factors searched: annual yields from about −100 % to 5·10¹⁶. */
const DAILY_LOWEST = new Rate('0.9')
const DAILY_HIGHEST = new Rate('1.1')
/** Over 365 days of it, yields are right to 19 decimals. */
const DAILY_WIDTH = new Rate('1e-22')

/** Computes the dirty price, in fen, of all flows after `settle` at an annual yield. */
export function priceAt(
  flows: readonly Flow[],
  settle: BusinessDate,
  annual: Rate,
  compounding: Compounding,
): Rate {
  return computeValue(listTermsAfter(flows, settle), toDailyFactor(annual, compounding))
}

/** Finds the yield at which the flows after `settle` are worth the dirty `price` in fen. */
export function yieldAt(
  flows: readonly Flow[],
  settle: BusinessDate,
  price: bigint,
  compounding: Compounding,
): Answer<Rate, YieldRefusal> {
  if (price <= 0n) return refuse('price_must_be_above_zero')
  const terms = listTermsAfter(flows, settle)
  if (terms.length === 0) return refuse('flows_must_fall_after_the_settlement')
  const outlay = { days: 0, amount: new Rate(String(-price)) }
  return solve([outlay, ...terms], daily => toAnnualYield(daily, compounding))
}

/** Finds the annual rate at which all flows, outlays included, are worth nothing (IRR, act/365). */
export function internalRate(flows: readonly Flow[]): Answer<Rate, YieldRefusal> {
  const sorted = [...flows].sort((a, b) => (a.date < b.date ? -1 : 1))
  const first = sorted[0]
  if (!first) return refuse('flows_must_change_sign_once')
  const opening = sorted.filter(f => f.date === first.date).reduce((sum, f) => sum + f.amount, 0n)
  const start = { days: 0, amount: new Rate(String(opening)) }
  return solve([start, ...listTermsAfter(sorted, first.date)], daily => toAnnualYield(daily, 1))
}

/**
 * Finds the one rate of flows that change sign once (Descartes); with more changes there may be
 * several, and it refuses.
 */
export function solve(
  terms: readonly Term[],
  express: (daily: Rate) => Rate,
): Answer<Rate, YieldRefusal> {
  const sign = findSign(terms)
  if (sign === 0) return refuse('flows_must_change_sign_once')
  const below = (daily: Rate) => computeValue(terms, daily).times(sign).lte(0)
  if (!below(DAILY_LOWEST) || below(DAILY_HIGHEST))
    return refuse('yield_must_lie_within_the_search')
  const found = refineRoot(terms, findNearRoot(terms, sign))
  const surely = below(found.minus(DAILY_WIDTH)) && !below(found.plus(DAILY_WIDTH))
  return answer(
    express(surely ? found : highestThat(below, DAILY_LOWEST, DAILY_HIGHEST, DAILY_WIDTH)),
  )
}

const BISECTIONS = 60
const REFINEMENTS = 2

/** Finds the root to about the width of a double. */
function findNearRoot(terms: readonly Term[], sign: 1 | -1): number {
  const near = terms.map(({ days, amount }) => ({ days, amount: amount.toNumber() * sign }))
  let held = DAILY_LOWEST.toNumber()
  let failed = DAILY_HIGHEST.toNumber()
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (held + failed) / 2
    if (computeNearValue(near, middle) <= 0) held = middle
    else failed = middle
  }
  return held
}

function computeNearValue(
  terms: readonly { days: number; amount: number }[],
  daily: number,
): number {
  let value = 0
  for (let i = terms.length - 1; i >= 0; i--) {
    const { days, amount } = terms[i]!
    value = (value + amount) * power(daily, days - (terms[i - 1]?.days ?? 0))
  }
  return value
}

/** Raises to a power by multiplications alone, whose result is specified to the bit. */
function power(base: number, exponent: number): number {
  let result = 1
  let square = base
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    square *= square
  }
  return result
}

/** Refines the root by Newton’s method: each step doubles the correct digits. */
function refineRoot(terms: readonly Term[], start: number): Rate {
  let daily = new Rate(start)
  for (let i = 0; i < REFINEMENTS; i++) {
    const { value, days } = computeMoments(terms, daily)
    if (days.isZero()) return daily
    daily = daily.minus(value.times(daily).div(days))
  }
  return daily
}

export function toDailyFactor(annual: Rate, compounding: Compounding): Rate {
  return annual.div(compounding).plus(1).pow(new Rate(-compounding).div(DAYS_PER_YEAR))
}

export function toAnnualYield(daily: Rate, compounding: Compounding): Rate {
  return daily.pow(new Rate(-DAYS_PER_YEAR).div(compounding)).minus(1).times(compounding)
}

/**
 * Finds the sign: 1 when outlays come first, −1 when receipts do, 0 when the order changes more or
 * less than once.
 */
function findSign(terms: readonly Term[]): 1 | -1 | 0 {
  const signs = terms.map(t => t.amount.cmp(0)).filter(s => s !== 0)
  const changes = signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length
  if (changes !== 1) return 0
  return signs[0]! < 0 ? 1 : -1
}
