import { expect, test } from 'vitest'
import { averageLife } from '../../../../contracts/abs/analytics/average-life.ts'
import { durationAt, effectiveDuration } from '../../../../contracts/abs/analytics/duration.ts'
import type { Flow } from '../../../../contracts/abs/analytics/flow.ts'
import { priceAt } from '../../../../contracts/abs/analytics/yield.ts'
import { addDays, type BusinessDate } from '../../../../contracts/kernel/date.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'

const SETTLE: BusinessDate = '2026-01-01'
const after = (days: number, amount: bigint): Flow => ({ date: addDays(SETTLE, days), amount })

test('a zero bond of T years: T, T/(1+y/m), T(T+1/m)/(1+y/m)²', () => {
  const d = durationAt([after(3 * 365, 10n ** 9n)], SETTLE, new Rate('0.06'), 2)!
  expect(d.macaulay.toFixed(20)).toBe('3.00000000000000000000')
  expect(d.modified.toFixed(20)).toBe(new Rate(3).div('1.03').toFixed(20))
  expect(d.convexity.toFixed(20)).toBe(new Rate('10.5').div('1.0609').toFixed(20))
})

test('duration and convexity are what a small move of the yield shows', () => {
  const flows = [91, 182, 400, 1000].map(days => after(days, 12_345_678_900n))
  const [y, h] = [new Rate('0.0435'), new Rate('1e-9')]
  const d = durationAt(flows, SETTLE, y, 4)!
  const price = (annual: Rate) => priceAt(flows, SETTLE, annual, 4)
  const shown = effectiveDuration({
    base: price(y),
    up: price(y.plus(h)),
    down: price(y.minus(h)),
    shift: h,
  })!
  expect(shown.duration.toFixed(12)).toBe(d.modified.toFixed(12))
  expect(shown.convexity.toFixed(9)).toBe(d.convexity.toFixed(9))
})

test('effective duration by hand: 3/(2·100·0.01) = 1.5, and 1/(100·0.0001) = 100', () => {
  const r = (n: string) => new Rate(n)
  const e = effectiveDuration({ base: r('100'), up: r('99'), down: r('102'), shift: r('0.01') })!
  expect(e.duration.toString()).toBe('1.5')
  expect(e.convexity.toString()).toBe('100')
})

test('nothing left to fall has no duration and no average life', () => {
  expect(durationAt([after(0, 5n)], SETTLE, new Rate('0.05'), 1)).toBeNull()
  expect(averageLife([after(0, 5n)], SETTLE)).toBeNull()
})

test('average life: 25 after one year and 75 after two is 1.75 years', () => {
  expect(averageLife([after(365, 25n), after(730, 75n)], SETTLE)!.toString()).toBe('1.75')
})

test('principal paid on or before the day does not count', () => {
  expect(averageLife([after(0, 900n), after(365, 1n)], SETTLE)!.toString()).toBe('1')
})
