import { type BusinessDate, dateOf, monthsBetween } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'
import type { HazardConvention } from '../convention.ts'
import type { HazardCurve, RateCurve } from './assumptions.ts'

/** Where a payment stands: its collection period from 0, the loan's age then in months, its day. */
export interface Moment {
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

/**
 * The rate that holds at a payment. Vectors reach to the end of the life, `checkAssumptions` saw to
 * it; arrears may live on, and for them the last rate holds.
 */
export function hazardRate(curve: HazardCurve, at: Moment): HazardRate {
  switch (curve.kind) {
    case 'none':
      return NO_HAZARD
    case 'constant':
      return curve
    case 'psa':
      return { rate: psaRate(curve.speed, at.ageMonths), per: 'year' }
    case 'vector': {
      const place = curve.by === 'period' ? at.period : Math.max(at.ageMonths - 1, 0)
      return { rate: curve.rates[Math.min(place, curve.rates.length - 1)]!, per: curve.per }
    }
    case 'dated':
      return { rate: curveRate(curve.steps, dateOf(at.day))!, per: curve.per }
  }
}

function psaRate(speed: string, ageMonths: number): string {
  return new Rate(speed).mul(PSA_STEP).mul(Math.min(ageMonths, PSA_MONTHS)).toFixed()
}

/** The last step not after the date; null before the first. */
export function curveRate(curve: RateCurve, date: BusinessDate): string | null {
  return curve.findLast(step => step.from <= date)?.rate ?? null
}

/** The power of (1 − rate) that survives `months` months, in which lie `days` days. */
export function hazardExponent(
  per: 'year' | 'month',
  convention: HazardConvention,
  months: number,
  days: number,
): { readonly num: number; readonly den: number } {
  if (per === 'month') return { num: months, den: 1 }
  return convention === 'months_12' ? { num: months, den: 12 } : { num: days, den: 365 }
}

/** The age of an asset for its hazard: the months begun since it was made, at least one. */
export function countMonthsBegun(since: BusinessDate, on: BusinessDate): number {
  return Math.max(1, monthsBetween(since, on) + 1)
}

/** True when loans of different age on one schedule have different hazards. */
export function dependsOnAge(curve: HazardCurve): boolean {
  return curve.kind === 'psa' || (curve.kind === 'vector' && curve.by === 'age')
}
