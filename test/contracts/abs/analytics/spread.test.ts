import { describe, expect, test } from 'vitest'
import type { Flow } from '../../../../contracts/abs/analytics/flow.ts'
import {
  discount,
  type SpreadRefusal,
  type ZeroCurve,
  zSpread,
} from '../../../../contracts/abs/analytics/spread.ts'
import { addDays, type BusinessDate } from '../../../../contracts/kernel/date.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import { value } from './value.ts'

const AS_OF: BusinessDate = '2026-01-01'
const after = (days: number, amount: bigint): Flow => ({ date: addDays(AS_OF, days), amount })
const curve = (...points: [number, string][]): ZeroCurve => ({
  asOf: AS_OF,
  points: points.map(([days, annual]) => ({
    date: addDays(AS_OF, days),
    annual: new Rate(annual),
  })),
})

describe('the curve', () => {
  const c = curve([365, '0.02'], [1095, '0.04'])
  test('is straight between points and flat outside them', () => {
    const rate = (days: number) => discount(c, days).pow(new Rate(-365).div(days)).minus(1)
    expect(rate(100).toFixed(15)).toBe('0.020000000000000')
    expect(rate(730).toFixed(15)).toBe('0.030000000000000')
    expect(rate(1095).toFixed(15)).toBe('0.040000000000000')
    expect(rate(4000).toFixed(15)).toBe('0.040000000000000')
  })
})

describe('z-spread', () => {
  test('over a flat curve at r, a bond that yields y has ln((1+y)/(1+r))', () => {
    const flows = [after(365, 1_080_000_000n)]
    const spread = value(zSpread(flows, 1_000_000_000n, curve([365, '0.05'])))
    expect(spread.toFixed(15)).toBe(new Rate('1.08').div('1.05').ln().toFixed(15))
  })

  test('is nothing at the curve’s own price', () => {
    const c = curve([365, '0.02'], [1095, '0.04'])
    const flows = [after(365, 10n ** 15n), after(730, 10n ** 15n)]
    const own = discount(c, 365).plus(discount(c, 730)).times(1e15).toFixed(0)
    expect(
      value(zSpread(flows, BigInt(own), c))
        .abs()
        .lt('1e-14'),
    ).toBe(true)
  })
})

const good = curve([365, '0.02'])
const refusals: Record<SpreadRefusal, () => unknown> = {
  curve_must_have_a_point: () => zSpread([after(1, 1n)], 1n, curve()),
  curve_must_start_on_the_settlement: () => zSpread([after(1, 1n)], 1n, curve([-1, '0.02'])),
  curve_points_must_be_in_order_of_date: () =>
    zSpread([after(1, 1n)], 1n, curve([5, '0.02'], [5, '0.02'])),
  price_must_be_above_zero: () => zSpread([after(1, 1n)], 0n, good),
  flows_must_fall_after_the_settlement: () => zSpread([after(0, 1n)], 1n, good),
  flows_must_change_sign_once: () => zSpread([after(1, 2n), after(2, -1n)], 1n, good),
  yield_must_lie_within_the_search: () => zSpread([after(1, 2n)], 1n, good),
}

for (const [refusal, run] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () => expect(run()).toMatchObject({ ok: false, refusal }))
}
