import { describe, expect, test } from 'vitest'
import {
  checkCurve,
  discount,
  findZeroRate,
  type ZeroCurve,
} from '../../../../contracts/abs/analytics/zero-curve.ts'
import { addDays, type BusinessDate } from '../../../../contracts/kernel/date.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'

const AS_OF: BusinessDate = '2026-01-01'

/** Points by days after the date of the curve. */
const curve = (
  interpolation: NonNullable<ZeroCurve['interpolation']>,
  ...points: [number, string][]
): ZeroCurve => ({
  asOf: AS_OF,
  interpolation,
  points: points.map(([days, annual]) => ({
    date: addDays(AS_OF, days),
    annual: new Rate(annual),
  })),
})
const at = (of: ZeroCurve, days: number) => Number(findZeroRate(of, days).toFixed(15))

describe('a straight curve', () => {
  test('is straight between points and flat outside them, and discounts by its rates', () => {
    const c = curve('linear', [365, '0.02'], [1095, '0.04'])
    const rate = (days: number) => discount(c, days).pow(new Rate(-365).div(days)).minus(1)
    expect(rate(100).toFixed(15)).toBe('0.020000000000000')
    expect(rate(730).toFixed(15)).toBe('0.030000000000000')
    expect(rate(1095).toFixed(15)).toBe('0.040000000000000')
    expect(rate(4000).toFixed(15)).toBe('0.040000000000000')
  })
})

describe('a monotone curve', () => {
  test('has the values worked out by hand', () => {
    const c = curve('monotone', [365, '0.02'], [730, '0.03'], [1460, '0.05'], [1825, '0.05'])
    // Slopes a year: 0.01, 0.01, 0. At 730 their mean 0.01, at 1460 none, at 365 the parabola's
    // own: 0.01. Between 365 and 730 it is straight; halfway to 1460, two years wide:
    // (0.03 + 0.05) / 2 + 2 × (0.01 − 0) / 8 = 0.0425. Flat after.
    expect(at(c, 547)).toBeCloseTo(0.02 + (0.01 * 182) / 365, 14)
    expect(at(c, 1095)).toBe(0.0425)
    expect(at(c, 1600)).toBe(0.05)
    expect([365, 730, 1460, 1825].map(days => at(c, days))).toEqual([0.02, 0.03, 0.05, 0.05])
  })

  test('takes the weighted harmonic mean within, three slopes at most at an end', () => {
    const c = curve('monotone', [0, '0'], [365, '0.01'], [1095, '0.05'])
    // Slopes 0.01 and 0.02, widths 1 and 2 years: 9 / (5 / 0.01 + 4 / 0.02) = 0.09 / 7; at 0 the
    // parabola's: ((2 + 2) × 0.01 − 1 × 0.02) / 3 = 0.02 / 3. Halfway, at 182.5 days:
    // 0.005 + (0.02 / 3 − 0.09 / 7) / 8.
    const halfway = (at(c, 182) + at(c, 183)) / 2
    expect(halfway).toBeCloseTo(0.005 + (0.02 / 3 - 0.09 / 7) / 8, 7)
    const steep = curve('monotone', [0, '0'], [730, '0.01'], [1095, '-0.99'])
    // At 0 it would be (5 × 0.005 + 2 × 1) / 3 = 0.675: 0.015 is kept; at 730 it turns: 0.
    expect(at(steep, 365)).toBeCloseTo(0.005 + (2 * 0.015) / 8, 14)
  })

  test('never leaves the values beside, where a cubic through all points would', () => {
    const c = curve('monotone', [30, '0.01'], [60, '0.01'], [90, '0.05'], [120, '0.05'])
    for (let days = 30; days <= 120; days++) {
      expect(at(c, days)).toBeGreaterThanOrEqual(days < 60 ? 0.01 : at(c, days - 1))
      expect(at(c, days)).toBeLessThanOrEqual(0.05)
    }
  })

  test('of two points is straight, of one is flat', () => {
    expect(at(curve('monotone', [0, '0.01'], [100, '0.03']), 25)).toBe(0.015)
    expect(at(curve('monotone', [50, '0.01']), 25)).toBe(0.01)
  })
})

describe('a curve is refused', () => {
  test.each([
    [curve('linear'), 'curve_must_have_a_point'],
    [curve('linear', [-1, '0.02']), 'curve_points_must_not_precede_the_curve'],
    [curve('linear', [0, '0.02']), null],
    [curve('linear', [5, '0.02'], [5, '0.02']), 'curve_points_must_be_in_order_of_date'],
  ])('%#: %s', (c, refusal) => expect(checkCurve(c)).toBe(refusal))
})
