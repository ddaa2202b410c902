import { assert } from '../../../kernel/bug.ts'
import type { Rounding } from '../../convention.ts'
import { halfEven, type Ratio, rounded } from '../../ratio.ts'

/** What is rounded apart, and keeps its remainder apart when remainders are carried. */
export type Amount =
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

/** A remainder is carried in units of 1e-18 fen, half-even: its own error never grows to a fen. */
const CARRY_SCALE = 10n ** 18n

/** Products of one loan as whole fen by the convention: exact integer arithmetic throughout. */
export class Rounder {
  private readonly rounding: Rounding
  private readonly carried = new Map<Amount, bigint>()

  constructor(rounding: Rounding) {
    this.rounding = rounding
  }

  /** balance × factor; a factor of one is the balance itself and leaves nothing to carry. */
  product(amount: Amount, balance: bigint, { num, den }: Ratio): bigint {
    if (balance === 0n || num === 0n) return 0n
    if (num === den) return balance
    if (!this.rounding.carried) return this.whole(balance * num, den)
    const before = this.carried.get(amount) ?? 0n
    const scaled = balance * num * CARRY_SCALE + before * den
    const whole = scaled < 0n ? 0n : this.whole(scaled, den * CARRY_SCALE)
    const left = scaled - whole * den * CARRY_SCALE
    this.carried.set(amount, halfEven({ num: left, den }))
    return whole
  }

  private whole(num: bigint, den: bigint): bigint {
    return wholeOf(num, den, this.rounding.mode)
  }
}

/** num/den as whole fen; both non-negative. */
export function wholeOf(num: bigint, den: bigint, mode: Rounding['mode']): bigint {
  assert(mode !== 'none', 'fen are rounded')
  return rounded({ num, den }, mode)
}
