import { describe, expect, test } from 'vitest'
import type { Flow } from '../../../../contracts/abs/analytics/flow.ts'
import {
  internalRate,
  priceAt,
  type YieldRefusal,
  yieldAt,
} from '../../../../contracts/abs/analytics/yield.ts'
import { addDays, type BusinessDate } from '../../../../contracts/kernel/date.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import { value } from './value.ts'

const SETTLE: BusinessDate = '2026-01-01'
const after = (days: number, amount: bigint): Flow => ({ date: addDays(SETTLE, days), amount })

describe('price and yield', () => {
  test('a zero bond is worth F/(1+y)^t', () => {
    const price = priceAt([after(730, 1_000_000n)], SETTLE, new Rate('0.05'), 1)
    expect(price.toFixed(20)).toBe(new Rate(1_000_000).div(new Rate('1.05').pow(2)).toFixed(20))
  })

  test('an annuity is worth C(1 − v^n)/y', () => {
    const flows = Array.from({ length: 30 }, (_, k) => after(365 * (k + 1), 70_000n))
    const v = new Rate(1).div('1.043')
    const closed = new Rate(70_000).times(new Rate(1).minus(v.pow(30))).div('0.043')
    expect(priceAt(flows, SETTLE, new Rate('0.043'), 1).toFixed(15)).toBe(closed.toFixed(15))
  })

  test('a bond at par yields its coupon', () => {
    const flows = [1, 2, 3].map(k => after(365 * k, k === 3 ? 1_043_500n : 43_500n))
    expect(value(yieldAt(flows, SETTLE, 1_000_000n, 1)).toFixed(18)).toBe('0.043500000000000000')
  })

  test('a half-yearly compounded yield y is (1 + y/2)² − 1 a year', () => {
    const flows = [after(365, 1_040_400n)]
    expect(value(yieldAt(flows, SETTLE, 1_000_000n, 2)).toFixed(18)).toBe('0.040000000000000000')
    expect(value(yieldAt(flows, SETTLE, 1_000_000n, 1)).toFixed(18)).toBe('0.040400000000000000')
  })

  test('the payment of the settlement day is the seller’s', () => {
    const flows = [after(0, 999n), after(365, 110n)]
    expect(value(yieldAt(flows, SETTLE, 100n, 1)).toFixed(12)).toBe('0.100000000000')
  })

  test('the order in which flows are listed does not matter', () => {
    const flows = [after(365, 10n), after(730, 110n)]
    const y = new Rate('0.07')
    expect(priceAt(flows.toReversed(), SETTLE, y, 1).eq(priceAt(flows, SETTLE, y, 1))).toBe(true)
  })
})

describe('internal rate', () => {
  test('solves −100 + 230/(1+r) … of one outlay and one receipt', () => {
    expect(value(internalRate([after(0, -100n), after(365, 230n)])).toFixed(15)).toBe(
      '1.300000000000000',
    )
  })

  test('finds −99.8 % and thousands of per cent alike', () => {
    expect(value(internalRate([after(0, -1000n), after(365, 2n)])).toFixed(12)).toBe(
      '-0.998000000000',
    )
    expect(value(internalRate([after(0, -1n), after(365, 51n)])).toFixed(12)).toBe(
      '50.000000000000',
    )
  })

  test('a borrower’s flows have the lender’s rate', () => {
    const borrower = [after(0, 100n), after(365, -121n)]
    expect(value(internalRate(borrower)).toFixed(12)).toBe('0.210000000000')
  })
})

const refusals: Record<YieldRefusal, () => unknown> = {
  price_must_be_above_zero: () => yieldAt([after(1, 1n)], SETTLE, 0n, 1),
  flows_must_fall_after_the_settlement: () => yieldAt([after(0, 1n)], SETTLE, 1n, 1),
  flows_must_change_sign_once: () =>
    internalRate([after(0, -100n), after(365, 230n), after(730, -132n)]),
  yield_must_lie_within_the_search: () => yieldAt([after(1, 2n)], SETTLE, 1n, 1),
}

for (const [refusal, run] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () => expect(run()).toMatchObject({ ok: false, refusal }))
}
