import type { Assumptions, HazardCurve } from '../assumption/assumptions.ts'
import { dependsOnAge, hazardExponent, hazardRate } from '../assumption/hazard.ts'
import type { HazardConvention } from '../convention.ts'
import { type Factor, factorOf, hazardFactor } from './factor.ts'
import type { Schedule } from './schedule.ts'

/**
 * The share that leaves at payment `k` of a loan that had made `elapsed` payments at the cut-off.
 */
export type HazardPath = (k: number) => Factor

/** Factors of a run, each computed once per distinct (rate, term). */
export class HazardFactors {
  private readonly convention: HazardConvention
  private readonly known = new Map<string, Factor>()

  constructor(convention: HazardConvention) {
    this.convention = convention
  }

  path(curve: HazardCurve, schedule: Schedule, elapsed: number): HazardPath {
    const { months, due, periodOf } = schedule
    return k => {
      const ageMonths = (elapsed + k + 1) * months
      const at = { period: periodOf[k]!, ageMonths, day: due[k + 1]! }
      const { rate, per } = hazardRate(curve, at)
      const { num, den } = hazardExponent(per, this.convention, months, at.day - due[k]!)
      return this.factor(rate, num, den)
    }
  }

  private factor(rate: string, num: number, den: number): Factor {
    const key = `${rate}^${num}/${den}`
    const before = this.known.get(key)
    if (before) return before
    const factor = factorOf(hazardFactor(rate, num, den))
    this.known.set(key, factor)
    return factor
  }
}

/** True when loans on one schedule must be told apart by age. */
export function agesMatter({ default: defaults, prepayment }: Assumptions): boolean {
  return dependsOnAge(defaults) || dependsOnAge(prepayment)
}
