import { assert } from '../../kernel/bug.ts'
import { Rate } from '../../kernel/rate.ts'
import { halfEven, parseRatio, type Ratio, reduced, toNumber, ZERO } from '../ratio.ts'
import { BoundedMemo } from './bounded-memo.ts'

/** Hazard and annuity factors are rounded half-even to this many significant digits before use. */
export const FACTOR_DIGITS = 18

/** A factor as an exact fraction, and the double nearest to it. */
export interface Factor {
  readonly exact: Ratio
  readonly near: number
}

export function makeFactor(exact: Ratio): Factor {
  return { exact, near: toNumber(exact) }
}

/** The annuity factors of one rate per period, by payments left. */
export type AnnuityFactors = (payments: number) => Ratio

/** A power takes most of a millisecond, so the factors of a few scenarios are kept. */
const HAZARD_MEMO = new BoundedMemo<Factor>(4096)

/** Gets a hazard factor, computed once per distinct rate and term. */
export function getHazardFactor(annual: string, num: number, den: number): Factor {
  const key = `${annual}^${num}/${den}`
  return HAZARD_MEMO.get(key, () => makeFactor(computeHazardFactor(annual, num, den)))
}

/**
 * Computes 1 − (1 − a)^(num/den): the share that leaves in a part of a year, to 18 significant
 * digits. The power is taken with 40 digits, so that the last of the 18 is right.
 */
export function computeHazardFactor(annual: string, num: number, den: number): Ratio {
  if (num === den) return roundedFactor(parseRatio(annual))
  const survival = new Rate(1).minus(annual).pow(new Rate(num).div(den))
  const hazard = new Rate(1)
    .minus(survival)
    .toSignificantDigits(FACTOR_DIGITS, Rate.ROUND_HALF_EVEN)
  return parseRatio(hazard.toFixed())
}

/**
 * Gives the share of the balance that a level payment repays with n payments left, i / ((1 + i)^n −
 * 1), to 18 significant digits; at a rate of zero it is exactly 1/n.
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

/** Rounds a quotient half-even to `FACTOR_DIGITS` significant digits, in exact integers. */
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

/** Counts hexadecimal digits: they are read off the bits, decimal ones need divisions. */
function hexDigits(whole: bigint): number {
  return whole.toString(16).length
}

function scaled(digits: bigint, exponent: number): Ratio {
  return exponent >= 0
    ? { num: digits, den: 10n ** BigInt(exponent) }
    : { num: digits * 10n ** BigInt(-exponent), den: 1n }
}
