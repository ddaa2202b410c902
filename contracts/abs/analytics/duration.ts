import type { BusinessDate } from '../../kernel/date.ts'
import type { Rate } from '../../kernel/rate.ts'
import { computeMoments, type Flow, listTermsAfter } from './flow.ts'
import { type Compounding, toDailyFactor } from './yield.ts'

/** Durations in years; convexity in years². */
export interface Duration {
  readonly macaulay: Rate
  /** −(dP/dy)/P: the share of price lost for 1 of yield. */
  readonly modified: Rate
  /** (d²P/dy²)/P. */
  readonly convexity: Rate
}

const DAYS_PER_YEAR = 365

/**
 * Computes the duration of fixed flows at an annual yield; null when nothing falls after `settle`.
 */
export function durationAt(
  flows: readonly Flow[],
  settle: BusinessDate,
  annual: Rate,
  compounding: Compounding,
): Duration | null {
  const { value, days, daysSquared } = computeMoments(
    listTermsAfter(flows, settle),
    toDailyFactor(annual, compounding),
  )
  if (value.isZero()) return null
  const macaulay = days.div(value).div(DAYS_PER_YEAR)
  const yearsSquared = daysSquared.div(value).div(DAYS_PER_YEAR ** 2)
  const growth = annual.div(compounding).plus(1)
  return {
    macaulay,
    modified: macaulay.div(growth),
    convexity: yearsSquared.plus(macaulay.div(compounding)).div(growth.pow(2)),
  }
}

/**
 * Prices of a note when the curve, and with it prepayment and floating rates, moves by ± `shift`.
 */
export interface ShiftedPrices {
  readonly base: Rate
  readonly up: Rate
  readonly down: Rate
  readonly shift: Rate
}

export interface EffectiveDuration {
  readonly duration: Rate
  readonly convexity: Rate
}

/**
 * Computes the effective duration, which includes that flows change with the rate; null at a price
 * or shift of zero.
 */
export function effectiveDuration(prices: ShiftedPrices): EffectiveDuration | null {
  const { base, up, down, shift } = prices
  if (base.isZero() || shift.isZero()) return null
  return {
    duration: down.minus(up).div(base.times(shift).times(2)),
    convexity: up.plus(down).minus(base.times(2)).div(base.times(shift).times(shift)),
  }
}
