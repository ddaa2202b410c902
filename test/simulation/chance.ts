/** Chances that a seed decides: the same seed, the same chances. */
export interface Chance {
  /** 0 ≤ … < 1. */
  next(): number
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number
  happens(probability: number): boolean
  /** One of them; undefined of none. */
  of<T>(all: readonly T[]): T | undefined
  /** A whole number from `lo` to `hi`, both included. */
  between(lo: bigint, hi: bigint): bigint
}

/** Mulberry32: 32 bits of state, enough for choices and no secret. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    happens: probability => next() < probability,
    of: all => all[below(all.length)],
    between: (lo, hi) => lo + BigInt(Math.floor(next() * Number(hi - lo + 1n))),
  }
}
