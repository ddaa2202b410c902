import { describe, expect, test } from 'vitest'
import type { Flow } from '../../../../contracts/abs/analytics/flow.ts'
import {
  type SpreadBasis,
  type SpreadRefusal,
  valueOver,
  zSpread,
} from '../../../../contracts/abs/analytics/spread.ts'
import { discount } from '../../../../contracts/abs/analytics/zero-curve.ts'
import { addDays, type BusinessDate } from '../../../../contracts/kernel/date.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import { value } from './value.ts'

const AS_OF: BusinessDate = '2026-01-01'
const after = (days: number, amount: bigint): Flow => ({ date: addDays(AS_OF, days), amount })
const over = (points: [number, string][], more: Partial<SpreadBasis> = {}): SpreadBasis => ({
  curve: {
    asOf: AS_OF,
    points: points.map(([days, annual]) => ({
      date: addDays(AS_OF, days),
      annual: new Rate(annual),
    })),
  },
  settle: AS_OF,
  compounding: 'continuous',
  ...more,
})

describe('z-spread', () => {
  test('over a flat curve at r, a bond that yields y has ln((1+y)/(1+r))', () => {
    const flows = [after(365, 1_080_000_000n)]
    const spread = value(zSpread(flows, 1_000_000_000n, over([[365, '0.05']])))
    expect(spread.toFixed(15)).toBe(new Rate('1.08').div('1.05').ln().toFixed(15))
  })

  test('is nothing at the curve’s own price', () => {
    const basis = over([
      [365, '0.02'],
      [1095, '0.04'],
    ])
    const flows = [after(365, 10n ** 15n), after(730, 10n ** 15n)]
    const own = discount(basis.curve, 365).plus(discount(basis.curve, 730)).times(1e15)
    for (const compounding of ['continuous', 1, 2, 4, 12] as const) {
      const spread = value(zSpread(flows, BigInt(own.toFixed(0)), { ...basis, compounding }))
      expect(spread.abs().lt('1e-14')).toBe(true)
    }
  })

  test('compounded yearly over a flat curve it is the difference of the yields', () => {
    const flows = [after(365, 80_000_000n), after(730, 1_080_000_000n)]
    const basis = over([[365, '0.05']], { compounding: 1 })
    expect(value(zSpread(flows, 1_000_000_000n, basis)).toFixed(15)).toBe('0.030000000000000')
  })

  test('compounded twice a year, zero rates are too before it is added', () => {
    // 1.05 is 2 × (√1.05 − 1) twice a year, 1.08 likewise.
    const twice = (growth: string) => new Rate(growth).sqrt().minus(1).times(2)
    const basis = over([[365, '0.05']], { compounding: 2 })
    const spread = value(zSpread([after(365, 1_080_000_000n)], 1_000_000_000n, basis))
    expect(spread.toFixed(15)).toBe(twice('1.08').minus(twice('1.05')).toFixed(15))
    const worth = valueOver([after(365, 1_080_000_000n)], basis, spread)
    expect(worth.toNumber()).toBeCloseTo(1_000_000_000, 6)
  })

  test('over a curve of an earlier day payments are valued forward', () => {
    // Of the curve at 4 % for a year and 5 % for two, a year between is worth 1.1025 / 1.04.
    const basis = over(
      [
        [365, '0.04'],
        [730, '0.05'],
      ],
      { settle: addDays(AS_OF, 365) },
    )
    const forward = new Rate('1.1025').div('1.04')
    const spread = value(zSpread([after(730, 1_080_000_000n)], 1_000_000_000n, basis))
    expect(spread.toFixed(15)).toBe(new Rate('1.08').div(forward).ln().toFixed(15))
    const later = { ...basis, compounding: 1 as const }
    expect(value(zSpread([after(730, 1_080_000_000n)], 1_000_000_000n, later)).toFixed(15)).toBe(
      new Rate('1.08').minus(forward).toFixed(15),
    )
  })
})

const good = over([[365, '0.02']])
const refusals: Record<SpreadRefusal, () => unknown> = {
  curve_must_have_a_point: () => zSpread([after(1, 1n)], 1n, over([])),
  curve_points_must_not_precede_the_curve: () => zSpread([after(1, 1n)], 1n, over([[-1, '0.02']])),
  curve_points_must_be_in_order_of_date: () =>
    zSpread(
      [after(1, 1n)],
      1n,
      over([
        [5, '0.02'],
        [5, '0.02'],
      ]),
    ),
  curve_must_not_be_later_than_the_settlement: () =>
    zSpread([after(1, 1n)], 1n, { ...good, settle: addDays(AS_OF, -1) }),
  price_must_be_above_zero: () => zSpread([after(1, 1n)], 0n, good),
  flows_must_fall_after_the_settlement: () => zSpread([after(0, 1n)], 1n, good),
  flows_must_change_sign_once: () => zSpread([after(1, 2n), after(2, -1n)], 1n, good),
  yield_must_lie_within_the_search: () => zSpread([after(1, 2n)], 1n, good),
}

for (const [refusal, run] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () => expect(run()).toMatchObject({ ok: false, refusal }))
}
