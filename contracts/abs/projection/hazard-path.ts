import type { Assumptions, HazardCurve } from '../assumption/assumptions.ts'
import { dependsOnAge, hazardExponent, hazardRate } from '../assumption/hazard.ts'
import type { HazardConvention } from '../convention.ts'
import { type Factor, knownHazard } from './factor.ts'
import type { Schedule } from './schedule.ts'

/**
 * The share that leaves at payment `k` of a loan that had made `elapsed` payments at the cut-off.
 */
export type HazardPath = (k: number) => Factor

export function hazardPath(
  convention: HazardConvention,
  curve: HazardCurve,
  { months, due, periodOf }: Schedule,
  elapsed: number,
): HazardPath {
  return k => {
    const ageMonths = (elapsed + k + 1) * months
    const at = { period: periodOf[k]!, ageMonths, day: due[k + 1]! }
    const { rate, per } = hazardRate(curve, at)
    const { num, den } = hazardExponent(per, convention, months, at.day - due[k]!)
    return knownHazard(rate, num, den)
  }
}

/** True when loans on one schedule must be told apart by age. */
export function agesMatter({ default: defaults, prepayment }: Assumptions): boolean {
  return dependsOnAge(defaults) || dependsOnAge(prepayment)
}
