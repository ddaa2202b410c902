import { assert } from '../../kernel/bug.ts'
import { Rate } from '../../kernel/rate.ts'

/** An exact non-negative rational; `den` is above zero. */
export interface Fraction {
  readonly num: bigint
  readonly den: bigint
}

export const ZERO: Fraction = { num: 0n, den: 1n }

/**
 * Hazard, survival and annuity factors reach money with this many significant digits, half-even.
 */
export const FACTOR_DIGITS = 18

/** A decimal text as it stands: `0.0435` is 435/10000. */
export function fractionOf(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.')
  return { num: BigInt(whole + decimals), den: 10n ** BigInt(decimals.length) }
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { num: a.num * b.num, den: a.den * b.den }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den }
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den }
}

export function greater(a: Fraction, b: Fraction): boolean {
  return a.num * b.den > b.num * a.den
}

/** In lowest terms. */
export function reduced({ num, den }: Fraction): Fraction {
  let [a, b] = [num, den]
  while (b > 0n) [a, b] = [b, a % b]
  return { num: num / a, den: den / a }
}

/** The nearest double to within two units in its last place. */
export function numberOf({ num, den }: Fraction): number {
  if (num < 1n << 53n && den < 1n << 53n) return Number(num) / Number(den)
  return new Rate(num.toString()).div(den.toString()).toNumber()
}

/** The quotient with `FACTOR_DIGITS` significant digits, half-even: exact integer arithmetic. */
export function roundedFactor({ num, den }: Fraction): Fraction {
  assert(num >= 0n && den > 0n, 'a factor is a non-negative fraction')
  if (num === 0n) return ZERO
  let exponent = FACTOR_DIGITS - Math.round((hexDigits(num) - hexDigits(den)) * Math.log10(16))
  for (;;) {
    const up = exponent > 0 ? num * 10n ** BigInt(exponent) : num
    const down = exponent < 0 ? den * 10n ** BigInt(-exponent) : den
    const digits = String(up / down).length
    if (digits === FACTOR_DIGITS) return scaled(halfEven(up, down), exponent)
    exponent += FACTOR_DIGITS - digits
  }
}

/**
 * Hexadecimal digits are read off a number's bits; its decimal ones would have to be divided out.
 */
function hexDigits(whole: bigint): number {
  return whole.toString(16).length
}

function scaled(digits: bigint, exponent: number): Fraction {
  return exponent >= 0
    ? { num: digits, den: 10n ** BigInt(exponent) }
    : { num: digits * 10n ** BigInt(-exponent), den: 1n }
}

/** num/den to the nearest whole number, a half to the even one; both non-negative. */
export function halfEven(num: bigint, den: bigint): bigint {
  const floor = num / den
  const twice = 2n * (num - floor * den)
  const up = twice > den || (twice === den && floor % 2n === 1n)
  return up ? floor + 1n : floor
}
