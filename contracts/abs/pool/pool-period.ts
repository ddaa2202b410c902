import { assert } from '../../kernel/bug.ts'
import type { BusinessDate } from '../../kernel/date.ts'

/**
 * What one collection period did to a pool, real or projected: all that the waterfall knows of
 * assets. Amounts are whole fen; `from` is included, `to` (回收款计算日) excluded.
 */
export interface PoolPeriod {
  /** 1, 2, … from the cut-off date (封包日). */
  readonly period: number
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly openingBalance: bigint
  readonly purchased: bigint
  readonly capitalised: bigint
  /** Scheduled principal that was collected. */
  readonly principal: bigint
  readonly prepaid: bigint
  readonly defaulted: bigint
  readonly diluted: bigint
  /** Bought back by the originator at balance. */
  readonly repurchased: bigint
  readonly closingBalance: bigint
  readonly interest: bigint
  readonly penalty: bigint
  readonly fees: bigint
  readonly openingDefaulted: bigint
  readonly recovered: bigint
  readonly lost: bigint
  readonly closingDefaulted: bigint
}

/** What a period of a pool fails to add up to, in fen: what went in, what went out or is left. */
export interface Unbalanced {
  readonly of: 'closingBalance' | 'closingDefaulted'
  readonly inward: bigint
  readonly outward: bigint
}

/** Finds the balance that a period does not conserve. */
export function findUnbalanced(p: PoolPeriod): Unbalanced | null {
  const inward = p.openingBalance + p.purchased + p.capitalised
  const outward =
    p.principal + p.prepaid + p.defaulted + p.diluted + p.repurchased + p.closingBalance
  if (inward !== outward) return { of: 'closingBalance', inward, outward }
  const bad = p.openingDefaulted + p.defaulted
  const settled = p.recovered + p.lost + p.closingDefaulted
  return bad === settled ? null : { of: 'closingDefaulted', inward: bad, outward: settled }
}

/** Asserts that a period conserves both balances: nothing appears, nothing vanishes. */
export function assertConserved(p: PoolPeriod): void {
  const found = findUnbalanced(p)
  const balance = found?.of === 'closingDefaulted' ? 'the defaulted balance' : "the pool's balance"
  assert(found === null, `period ${p.period}: ${balance} is conserved`)
}
