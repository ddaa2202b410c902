import type { Assumptions, HazardCurve } from '../assumption/assumptions.ts'
import { dependsOnAge, findHazardExponent, findHazardRate } from '../assumption/hazard.ts'
import type { HazardConvention } from '../convention.ts'
import { type Factor, getHazardFactor } from './factor.ts'
import type { PaymentSchedule } from './schedule.ts'

/** The share that leaves at payment `k`. */
export type HazardPath = (k: number) => Factor

/**
 * Gives the hazards of a loan that had made `elapsed` payments at the cut-off. What is overdue then
 * is caught up in the first period: nothing defaults or is prepaid in the past.
 */
export function buildHazardPath(
  convention: HazardConvention,
  curve: HazardCurve,
  { months, due, overdue, period: periodOf }: PaymentSchedule,
  elapsed: number,
): HazardPath {
  return k => {
    if (k < overdue) return getHazardFactor('0', 1, 1)
    const ageMonths = (elapsed + k + 1) * months
    const at = { period: periodOf[k]!, ageMonths, day: due[k + 1]! }
    const { rate, per } = findHazardRate(curve, at)
    const { num, den } = findHazardExponent(per, convention, months, at.day - due[k]!)
    return getHazardFactor(rate, num, den)
  }
}

/** Tells whether loans on one schedule have different hazards when their ages differ. */
export function dependOnAge({ default: defaults, prepayment }: Assumptions): boolean {
  return dependsOnAge(defaults) || dependsOnAge(prepayment)
}
