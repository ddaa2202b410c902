import { assert } from '../../../kernel/bug.ts'
import type { FenRounding } from '../../convention.ts'
import type { Factor } from '../factor.ts'
import type { Block } from './block.ts'

/** A payment `k` of a block: what is the same for all its loans. */
export interface BlockPayment {
  readonly block: Block
  readonly k: number
  readonly live: number
  readonly default: SharedFactor
  readonly prepayment: SharedFactor
  readonly recovery: SharedFactor
  /** The rounding of interest and principal, whose factors differ from loan to loan. */
  readonly due: FenStep
  /** The part of a year that the loans' rates are multiplied by, or 1. */
  readonly yearFraction: number
  /** True where prepayment comes before interest and principal. */
  readonly early: boolean
  /** Counts how often a double could not decide. */
  readonly counted: { doubts: number }
}

/** How a product is rounded to fen: `bias` is added, then the nearest whole number is taken. */
export interface FenStep {
  readonly bias: number
  /** The square of the greatest distance to that number at which a double decides. */
  readonly limit: number
}

export type SharedFactor = Factor & FenStep

/** The bias for products that are whole quarters: it keeps them away from every step. */
const QUARTER_BIAS = { floor: -0.375, half_up: 0.125, half_even: 0 }

/**
 * Makes the rounding of products up to `largestAmount`. A factor of the tables is within 3.1 ·
 * 2^-53 of the exact one, relatively; a rate times a part of a year within 3; a product and the
 * bias add 1 each: together below 2^-50 of the largest amount. A half is always in doubt.
 */
export function makeFenStep(largestAmount: number, mode: FenRounding): FenStep {
  const safe = 0.5 - Math.max(largestAmount, 1) * 2 ** -50
  return { bias: mode === 'floor' ? -0.5 : 0, limit: safe > 0 ? safe * safe : -1 }
}

/**
 * Makes a factor that is the same for all loans, with its rounding. Products with a factor of whole
 * quarters are exact in doubles below 2^50, so none is in doubt: a half goes to the even number.
 */
export function makeSharedFactor(factor: Factor, mode: FenRounding, step: FenStep): SharedFactor {
  assert(mode !== 'none', 'fen are rounded')
  const { exact, near } = factor
  const quarters = (exact.num * 4n) % exact.den === 0n
  return { exact, near, ...(quarters ? { bias: QUARTER_BIAS[mode], limit: 1 } : step) }
}
