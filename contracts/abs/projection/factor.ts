import { Rate } from '../../kernel/rate.ts'
import {
  FACTOR_DIGITS,
  type Fraction,
  fractionOf,
  numberOf,
  reduced,
  roundedFactor,
} from '../assumption/fraction.ts'
import { Remembered } from './remembered.ts'

/** A factor as the reference knows it, and the double nearest to it. */
export interface Factor {
  readonly exact: Fraction
  readonly near: number
}

export function factorOf(exact: Fraction): Factor {
  return { exact, near: numberOf(exact) }
}

/** What annuity factors of one rate per period have been asked for, by payments left. */
export type AnnuityFactors = (payments: number) => Fraction

/** A power takes a good part of a millisecond: the factors of a few scenarios are kept. */
const HAZARDS = new Remembered<Factor>(4096)

/** `hazardFactor`, worked out once per distinct (rate, term). */
export function knownHazard(annual: string, num: number, den: number): Factor {
  const key = `${annual}^${num}/${den}`
  return HAZARDS.of(key, () => factorOf(hazardFactor(annual, num, den)))
}

/**
 * 1 − (1 − a)^(num/den): the share that leaves in a part of a year, to 18 significant digits.
 * The power is taken with 40 digits, so the last of the 18 is right.
 */
export function hazardFactor(annual: string, num: number, den: number): Fraction {
  if (num === den) return roundedFactor(fractionOf(annual))
  const survival = new Rate(1).minus(annual).pow(new Rate(num).div(den))
  const hazard = new Rate(1)
    .minus(survival)
    .toSignificantDigits(FACTOR_DIGITS, Rate.ROUND_HALF_EVEN)
  return fractionOf(hazard.toFixed())
}

/**
 * The share of the balance that a level payment repays with n payments left, i / ((1 + i)^n − 1),
 * to 18 significant digits; at a rate of zero 1/n, the same share in equal parts.
 */
export function annuityFactors(periodRate: Fraction): AnnuityFactors {
  const { num, den } = reduced(periodRate)
  const known: Fraction[] = []
  let power = 1n
  let growth = 1n
  return n => {
    while (known.length < n) {
      growth *= den + num
      known.push(
        num === 0n
          ? equalPart(known.length + 1)
          : roundedFactor({ num: num * power, den: growth - power * den }),
      )
      power *= den
    }
    return known[n - 1]!
  }
}

function equalPart(n: number): Fraction {
  return { num: 1n, den: BigInt(n) }
}
