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

/** Asserts that a period conserves both balances: nothing appears, nothing vanishes. */
export function assertConserved(p: PoolPeriod): void {
  const inward = p.openingBalance + p.purchased + p.capitalised
  const outward = p.principal + p.prepaid + p.defaulted + p.diluted + p.repurchased
  const balanced = inward === outward + p.closingBalance
  assert(balanced, `period ${p.period}: the pool's balance is conserved`)
  assert(
    p.openingDefaulted + p.defaulted === p.recovered + p.lost + p.closingDefaulted,
    `period ${p.period}: the defaulted balance is conserved`,
  )
}
