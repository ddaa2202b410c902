import { assert } from '../../../kernel/bug.ts'
import type { FenRounding } from '../../convention.ts'
import type { Factor } from '../factor.ts'
import type { Block } from './block.ts'

/** What holds for all loans of a block at payment `k`. */
export interface Payment {
  readonly block: Block
  readonly k: number
  readonly live: number
  readonly default: SharedFactor
  readonly prepayment: SharedFactor
  readonly recovery: SharedFactor
  /** Of interest and principal, whose factors are each loan's own. */
  readonly due: Step
  /** By which the loans' rates are multiplied: a part of a year, or 1. */
  readonly yearFraction: number
  /** Prepayment comes before interest and principal. */
  readonly early: boolean
  /** How often doubles could not decide. */
  readonly counted: { doubts: number }
}

/** How a product comes to whole fen: `bias` is added, then the nearest whole number is taken. */
export interface Step {
  readonly bias: number
  /** (The greatest distance to that number at which a double decides)². */
  readonly limit: number
}

export type SharedFactor = Factor & Step

/** The same for whole quarters, which a nudge below a quarter keeps from ever being near a step. */
const QUARTER_BIAS = { floor: -0.375, half_up: 0.125, half_even: 0 }

/**
 * The step of products up to `largestAmount`. A factor in the tables is within 3.1 · 2^-53 of the
 * reference's, relatively; a rate times a part of a year within 3; a product and the bias add one
 * each: below 2^-50 of the largest amount together. A half is always in doubt.
 */
export function stepOf(largestAmount: number, mode: FenRounding): Step {
  const safe = 0.5 - Math.max(largestAmount, 1) * 2 ** -50
  return { bias: mode === 'floor' ? -0.5 : 0, limit: safe > 0 ? safe * safe : -1 }
}

/**
 * A factor that is the same for all loans, with its step. Its products with whole quarters are
 * exact
 * in doubles below 2^50, so none is in doubt: the nearest of a half is the even one.
 */
export function sharedFactor(factor: Factor, mode: FenRounding, step: Step): SharedFactor {
  assert(mode !== 'none', 'fen are rounded')
  const { exact, near } = factor
  const quarters = (exact.num * 4n) % exact.den === 0n
  return { exact, near, ...(quarters ? { bias: QUARTER_BIAS[mode], limit: 1 } : step) }
}
