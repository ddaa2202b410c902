/** An exact rational, `d` > 0, not necessarily reduced: what every expression computes with. */
export interface Ratio {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Ratio = { n: 0n, d: 1n }
export const ONE: Ratio = { n: 1n, d: 1n }

export function whole(n: bigint): Ratio {
  return { n, d: 1n }
}

/** `0.0435`, `-2`, of any length; the caller has checked the text. */
export function ratioOf(text: string): Ratio {
  const [integer = '0', fraction = ''] = text.split('.')
  return { n: BigInt(integer + fraction), d: 10n ** BigInt(fraction.length) }
}

export function add(a: Ratio, b: Ratio): Ratio {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function negate(a: Ratio): Ratio {
  return { n: -a.n, d: a.d }
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  return add(a, negate(b))
}

export function times(a: Ratio, b: Ratio): Ratio {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** The caller has made sure that `b` is not zero. */
export function over(a: Ratio, b: Ratio): Ratio {
  return b.n < 0n ? { n: -a.n * b.d, d: -a.d * b.n } : { n: a.n * b.d, d: a.d * b.n }
}

/** Negative, zero or positive, as a − b is. */
export function compare(a: Ratio, b: Ratio): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export function smaller(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b
}

export function larger(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b
}

export function floor({ n, d }: Ratio): bigint {
  const quotient = n / d
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient
}

/** The nearest whole number; halves go away from zero, as banks round amounts. */
export function halfUp({ n, d }: Ratio): bigint {
  return n < 0n ? -halfUp({ n: -n, d }) : (2n * n + d) / (2n * d)
}

export type RoundingMode = 'half_up' | 'half_even' | 'floor'

export function rounded(a: Ratio, mode: RoundingMode): bigint {
  if (mode === 'floor') return floor(a)
  const near = halfUp(a)
  const off = 2n * (near * a.d - a.n)
  const tie = mode === 'half_even' && (off === a.d || off === -a.d) && near % 2n !== 0n
  return tie ? near - off / a.d : near
}

const SHOWN_DIGITS = 12n

/** For people: at most 12 decimals, half-up, no trailing zeros. */
export function showRatio(a: Ratio): string {
  const scaled = halfUp({ n: a.n * 10n ** SHOWN_DIGITS, d: a.d })
  const text = String(scaled < 0n ? -scaled : scaled).padStart(Number(SHOWN_DIGITS) + 1, '0')
  const fraction = text.slice(-Number(SHOWN_DIGITS)).replace(/0+$/, '')
  const integer = text.slice(0, -Number(SHOWN_DIGITS))
  return `${scaled < 0n ? '-' : ''}${integer}${fraction ? `.${fraction}` : ''}`
}
