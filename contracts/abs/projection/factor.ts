import { assert } from '../../kernel/bug.ts'
import { Rate } from '../../kernel/rate.ts'
import { halfEven, numberOf, type Ratio, ratioOf, reduced, ZERO } from '../ratio.ts'
import { Remembered } from './bounded-memo.ts'

/**
 * Hazard, survival and annuity factors reach money with this many significant digits, half-even.
 */
export const FACTOR_DIGITS = 18

/** A factor as the reference knows it, and the double nearest to it. */
export interface Factor {
  readonly exact: Ratio
  readonly near: number
}

export function factorOf(exact: Ratio): Factor {
  return { exact, near: numberOf(exact) }
}

/** What annuity factors of one rate per period have been asked for, by payments left. */
export type AnnuityFactors = (payments: number) => Ratio

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
export function hazardFactor(annual: string, num: number, den: number): Ratio {
  if (num === den) return roundedFactor(ratioOf(annual))
  const survival = new Rate(1).minus(annual).pow(new Rate(num).div(den))
  const hazard = new Rate(1)
    .minus(survival)
    .toSignificantDigits(FACTOR_DIGITS, Rate.ROUND_HALF_EVEN)
  return ratioOf(hazard.toFixed())
}

/**
 * The share of the balance that a level payment repays with n payments left, i / ((1 + i)^n − 1),
 * to 18 significant digits; at a rate of zero 1/n, the same share in equal parts.
 */
export function annuityFactors(periodRate: Ratio): AnnuityFactors {
  const { num, den } = reduced(periodRate)
  const known: Ratio[] = []
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

function equalPart(n: number): Ratio {
  return { num: 1n, den: BigInt(n) }
}

/** The quotient with `FACTOR_DIGITS` significant digits, half-even: exact integer arithmetic. */
export function roundedFactor({ num, den }: Ratio): Ratio {
  assert(num >= 0n && den > 0n, 'a factor is a non-negative fraction')
  if (num === 0n) return ZERO
  let exponent = FACTOR_DIGITS - Math.round((hexDigits(num) - hexDigits(den)) * Math.log10(16))
  for (;;) {
    const up = exponent > 0 ? num * 10n ** BigInt(exponent) : num
    const down = exponent < 0 ? den * 10n ** BigInt(-exponent) : den
    const digits = String(up / down).length
    if (digits === FACTOR_DIGITS) return scaled(halfEven({ num: up, den: down }), exponent)
    exponent += FACTOR_DIGITS - digits
  }
}

/**
 * Hexadecimal digits are read off a number's bits; its decimal ones would have to be divided out.
 */
function hexDigits(whole: bigint): number {
  return whole.toString(16).length
}

function scaled(digits: bigint, exponent: number): Ratio {
  return exponent >= 0
    ? { num: digits, den: 10n ** BigInt(exponent) }
    : { num: digits * 10n ** BigInt(-exponent), den: 1n }
}
