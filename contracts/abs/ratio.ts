import { Rate } from '../kernel/rate.ts'

/** An exact rational; `den` is above 0, and the fraction need not be in lowest terms. */
export interface Ratio {
  readonly num: bigint
  readonly den: bigint
}

export const ZERO: Ratio = { num: 0n, den: 1n }
export const ONE: Ratio = { num: 1n, den: 1n }

export function whole(num: bigint): Ratio {
  return { num, den: 1n }
}

/** Parses a decimal text that the caller has checked: `0.0435` is 435/10000. */
export function parseRatio(text: string): Ratio {
  const [integer = '0', decimals = ''] = text.split('.')
  return { num: BigInt(integer + decimals), den: 10n ** BigInt(decimals.length) }
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den }
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den }
}

export function negate({ num, den }: Ratio): Ratio {
  return { num: -num, den }
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, negate(b))
}

export function times(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.num, den: a.den * b.den }
}

/** Divides; the caller has made sure that `b` is not zero. */
export function over(a: Ratio, b: Ratio): Ratio {
  const [num, den] = [a.num * b.den, a.den * b.num]
  return den < 0n ? { num: -num, den: -den } : { num, den }
}

/** Compares: the result is negative, zero or positive, as a − b is. */
export function compare(a: Ratio, b: Ratio): number {
  const [left, right] = a.den === b.den ? [a.num, b.num] : [a.num * b.den, b.num * a.den]
  return left < right ? -1 : left > right ? 1 : 0
}

export function smaller(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b
}

export function larger(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b
}

/** Brings a fraction into lowest terms. */
export function reduced({ num, den }: Ratio): Ratio {
  let [a, b] = [num < 0n ? -num : num, den]
  while (b > 0n) [a, b] = [b, a % b]
  return { num: num / a, den: den / a }
}

export function floor({ num, den }: Ratio): bigint {
  const quotient = num / den
  return num < 0n && quotient * den !== num ? quotient - 1n : quotient
}

/** Rounds to the nearest whole number; halves go away from zero, as banks round amounts. */
export function halfUp({ num, den }: Ratio): bigint {
  if (den === 1n) return num
  return num < 0n ? -halfUp({ num: -num, den }) : (2n * num + den) / (2n * den)
}

/** Rounds to the nearest whole number; halves go to the even one. */
export function halfEven({ num, den }: Ratio): bigint {
  if (num < 0n) return -halfEven({ num: -num, den })
  const below = num / den
  const twice = 2n * (num - below * den)
  return twice > den || (twice === den && below % 2n === 1n) ? below + 1n : below
}

export type RoundingMode = 'half_up' | 'half_even' | 'floor'

const ROUNDED = { half_up: halfUp, half_even: halfEven, floor } as const

export function rounded(ratio: Ratio, mode: RoundingMode): bigint {
  return ROUNDED[mode](ratio)
}

/** Converts a non-negative ratio to a double, right to within two units in its last place. */
export function toNumber({ num, den }: Ratio): number {
  if (num < 1n << 53n && den < 1n << 53n) return Number(num) / Number(den)
  return new Rate(num.toString()).div(den.toString()).toNumber()
}

/** Formats a decimal fraction, whose denominator is a power of ten, with all its digits. */
export function formatExact({ num, den }: Ratio): string {
  const size = String(den).length - 1
  const text = String(num < 0n ? -num : num).padStart(size + 1, '0')
  const integer = text.slice(0, text.length - size)
  const decimals = text.slice(text.length - size).replace(/0+$/, '')
  return `${num < 0n ? '-' : ''}${integer}${decimals && `.${decimals}`}`
}

const SHOWN_DIGITS = 12

/** Formats a ratio for people: at most 12 decimals, half-up, without trailing zeros. */
export function formatRatio({ num, den }: Ratio): string {
  const scaled = halfUp({ num: num * 10n ** BigInt(SHOWN_DIGITS), den })
  const text = String(scaled < 0n ? -scaled : scaled).padStart(SHOWN_DIGITS + 1, '0')
  const decimals = text.slice(-SHOWN_DIGITS).replace(/0+$/, '')
  const integer = text.slice(0, -SHOWN_DIGITS)
  return `${scaled < 0n ? '-' : ''}${integer}${decimals ? `.${decimals}` : ''}`
}
