import { assert } from '../../../kernel/bug.ts'
import type { Rounding } from '../../convention.ts'
import { halfEven, type Ratio, rounded } from '../../ratio.ts'

/** The amounts that are rounded separately and, where remainders are carried, carry their own. */
export type RoundedAmount =
  | 'defaulted'
  | 'interest'
  | 'principal'
  | 'prepaid'
  | 'recovered'
  | 'penalty'
  | 'fee'
  | 'delinquent'
  | 'capitalised'
  | 'haircut'
  | 'diluted'

/** Remainders are carried in units of 1e-18 fen, half-even: their error never reaches a fen. */
const CARRY_SCALE = 10n ** 18n

/** Rounds the products of one loan to whole fen by the convention, in exact integers. */
export class Rounder {
  readonly #rounding: Rounding
  readonly #carried = new Map<RoundedAmount, bigint>()

  constructor(rounding: Rounding) {
    this.#rounding = rounding
  }

  /** Computes balance × factor; a factor of 1 gives the balance and leaves no remainder. */
  product(amount: RoundedAmount, balance: bigint, { num, den }: Ratio): bigint {
    if (balance === 0n || num === 0n) return 0n
    if (num === den) return balance
    if (!this.#rounding.carried) return this.#whole(balance * num, den)
    const before = this.#carried.get(amount) ?? 0n
    const scaled = balance * num * CARRY_SCALE + before * den
    const whole = scaled < 0n ? 0n : this.#whole(scaled, den * CARRY_SCALE)
    const left = scaled - whole * den * CARRY_SCALE
    this.#carried.set(amount, halfEven({ num: left, den }))
    return whole
  }

  #whole(num: bigint, den: bigint): bigint {
    return roundToFen(num, den, this.#rounding.mode)
  }
}

/** Rounds num/den to whole fen; neither may be negative. */
export function roundToFen(num: bigint, den: bigint, mode: Rounding['mode']): bigint {
  assert(mode !== 'none', 'fen are rounded')
  return rounded({ num, den }, mode)
}
