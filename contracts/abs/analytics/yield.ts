import { type Answer, answer } from '../../kernel/answer.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import { highestThat } from './bisect.ts'
import { type Flow, type Term, termsAfter, valueAt } from './flow.ts'

/** How often a year the yield is compounded. Years are actual days / 365 throughout. */
export type Compounding = 1 | 2 | 4 | 12

export type YieldRefusal =
  | 'flows_must_fall_after_the_settlement'
  | 'price_must_be_above_zero'
  | 'flows_must_change_sign_once'
  | 'yield_must_lie_within_the_search'

const DAYS_PER_YEAR = 365
/** Daily factors searched: annual yields from about −100 % to 5·10¹⁶. */
const DAILY_LOWEST = new Rate('0.9')
const DAILY_HIGHEST = new Rate('1.1')
/** 365 days of it: yields are right to 19 decimals. */
const DAILY_WIDTH = new Rate('1e-22')

/** Dirty price in whole and broken fen of all flows after `settle`, at an annual yield. */
export function priceAt(
  flows: readonly Flow[],
  settle: BusinessDate,
  annual: Rate,
  compounding: Compounding,
): Rate {
  return valueAt(termsAfter(flows, settle), dailyOf(annual, compounding))
}

/** The yield at which the flows after `settle` are worth the dirty `price` in fen. */
export function yieldAt(
  flows: readonly Flow[],
  settle: BusinessDate,
  price: bigint,
  compounding: Compounding,
): Answer<Rate, YieldRefusal> {
  if (price <= 0n) return refuse('price_must_be_above_zero')
  const terms = termsAfter(flows, settle)
  if (terms.length === 0) return refuse('flows_must_fall_after_the_settlement')
  const outlay = { days: 0, amount: new Rate(String(-price)) }
  return solve([outlay, ...terms], daily => yieldOf(daily, compounding))
}

/** The annual rate at which all flows, the outlays included, are worth nothing (IRR, act/365). */
export function internalRate(flows: readonly Flow[]): Answer<Rate, YieldRefusal> {
  const sorted = [...flows].sort((a, b) => (a.date < b.date ? -1 : 1))
  const first = sorted[0]
  if (!first) return refuse('flows_must_change_sign_once')
  const opening = sorted.filter(f => f.date === first.date).reduce((sum, f) => sum + f.amount, 0n)
  const start = { days: 0, amount: new Rate(String(opening)) }
  return solve([start, ...termsAfter(sorted, first.date)], daily => yieldOf(daily, 1))
}

/**
 * Flows that change sign once have exactly one rate (Descartes); with more changes a rate says
 * nothing.
 */
export function solve(
  terms: readonly Term[],
  express: (daily: Rate) => Rate,
): Answer<Rate, YieldRefusal> {
  const sign = signOfOneChange(terms)
  if (sign === 0) return refuse('flows_must_change_sign_once')
  const worth = (daily: Rate) => valueAt(terms, daily).times(sign)
  const below = (daily: Rate) => worth(daily).lte(0)
  if (!below(DAILY_LOWEST) || below(DAILY_HIGHEST))
    return refuse('yield_must_lie_within_the_search')
  return answer(express(highestThat(below, DAILY_LOWEST, DAILY_HIGHEST, DAILY_WIDTH)))
}

export function dailyOf(annual: Rate, compounding: Compounding): Rate {
  return annual.div(compounding).plus(1).pow(new Rate(-compounding).div(DAYS_PER_YEAR))
}

export function yieldOf(daily: Rate, compounding: Compounding): Rate {
  return daily.pow(new Rate(-DAYS_PER_YEAR).div(compounding)).minus(1).times(compounding)
}

/**
 * 1 when outlays come first, −1 when receipts do, 0 when the order changes more or less than once.
 */
function signOfOneChange(terms: readonly Term[]): 1 | -1 | 0 {
  const signs = terms.map(t => t.amount.cmp(0)).filter(s => s !== 0)
  const changes = signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length
  if (changes !== 1) return 0
  return signs[0]! < 0 ? 1 : -1
}
