import { type BusinessDate, dateOf, monthsBetween } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'
import type { HazardConvention } from '../convention.ts'
import { add, parseRatio, type Ratio, times, ZERO } from '../ratio.ts'
import type { DefaultTiming, HazardCurve, RateCurve } from './assumptions.ts'

/** The moment of a payment: its collection period from 0, the age of the loan then, its day. */
export interface HazardMoment {
  readonly period: number
  readonly ageMonths: number
  readonly day: number
}

export interface HazardRate {
  readonly rate: string
  readonly per: 'year' | 'month'
}

const NO_HAZARD: HazardRate = { rate: '0', per: 'year' }
/** PSA: 0.2 % a year for each month of age, level from month 30. */
const PSA_STEP = '0.002'
const PSA_MONTHS = 30
const ABS_DECIMALS = 18

/**
 * Finds the rate that applies at a payment. `checkAssumptions` has checked that vectors reach to
 * the end of the life; for arrears after it the last rate applies.
 */
export function findHazardRate(curve: HazardCurve, at: HazardMoment): HazardRate {
  switch (curve.kind) {
    case 'none':
      return NO_HAZARD
    case 'constant':
      return curve
    case 'psa':
      return { rate: psaRate(curve.speed, at.ageMonths), per: 'year' }
    case 'abs':
      return { rate: computeAbsRate(curve.speed, at.ageMonths), per: 'month' }
    case 'vector': {
      const index = curve.by === 'period' ? at.period : Math.max(at.ageMonths - 1, 0)
      return { rate: curve.rates[Math.min(index, curve.rates.length - 1)]!, per: curve.per }
    }
    case 'dated':
      return { rate: findCurveRate(curve.steps, dateOf(at.day))!, per: curve.per }
  }
}

function psaRate(speed: string, ageMonths: number): string {
  return new Rate(speed).mul(PSA_STEP).mul(Math.min(ageMonths, PSA_MONTHS)).toFixed()
}

/**
 * Computes the share that leaves in a month of those left: of n loans a month of 100 at the start,
 * in month k n of the 100 − n × (k − 1) left. To 18 decimals, half-even; all of them at the end.
 */
function computeAbsRate(speed: string, ageMonths: number): string {
  const left = new Rate(1).minus(new Rate(speed).mul(Math.max(ageMonths - 1, 0)))
  if (left.lte(speed)) return left.lte(0) || !new Rate(speed).isZero() ? '1' : '0'
  return new Rate(speed).div(left).toDecimalPlaces(ABS_DECIMALS, Rate.ROUND_HALF_EVEN).toFixed()
}

/** Finds the rate of the last step that is not after the date; null before the first. */
export function findCurveRate(curve: RateCurve, date: BusinessDate): string | null {
  return curve.findLast(step => step.from <= date)?.rate ?? null
}

/** Finds the power of (1 − rate) that survives `months` months with `days` days. */
export function findHazardExponent(
  per: 'year' | 'month',
  convention: HazardConvention,
  months: number,
  days: number,
): { readonly num: number; readonly den: number } {
  if (per === 'month') return { num: months, den: 1 }
  return convention === 'months_12' ? { num: months, den: 12 } : { num: days, den: 365 }
}

/** Counts the months begun since an asset was made, at least one: its age for the hazard. */
export function countMonthsBegun(since: BusinessDate, on: BusinessDate): number {
  return Math.max(1, monthsBetween(since, on) + 1)
}

/**
 * Sums the shares of the balance at the cut-off that default in the periods after `from`, up to and
 * with `to`; periods count from 0, and −1 is before the first.
 */
export function sumTiming({ total, shares }: DefaultTiming, from: number, to: number): Ratio {
  const sum = shares
    .slice(from + 1, to + 1)
    .reduce((all, share) => add(all, parseRatio(share)), ZERO)
  return times(parseRatio(total), sum)
}

/** Tells whether loans of different age on one schedule have different hazards. */
export function dependsOnAge(curve: HazardCurve | DefaultTiming): boolean {
  return (
    curve.kind === 'psa' || curve.kind === 'abs' || (curve.kind === 'vector' && curve.by === 'age')
  )
}
