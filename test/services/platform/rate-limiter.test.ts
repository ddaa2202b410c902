import { expect, test } from 'vitest'
import { RateLimiter } from '../../../services/platform/rate-limiter.ts'

function clocked(burst: number, perSecond: number) {
  const clock = { ms: 0 }
  return { clock, rate: new RateLimiter({ burst, perSecond }, () => clock.ms) }
}

test('so much at once, then as it fills, each key for itself', () => {
  const { clock, rate } = clocked(3, 2)
  expect([1, 1, 1].map(points => rate.take('a', points))).toEqual([0, 0, 0])
  expect(rate.take('a', 1)).toBe(0.5)
  expect(rate.take('b', 3)).toBe(0)
  clock.ms = 499
  expect(rate.take('a', 1)).toBeGreaterThan(0)
  clock.ms = 500
  expect(rate.take('a', 1)).toBe(0)
  expect(rate.take('a', 1)).toBe(0.5)
})

test('what is refused takes nothing; more than there ever is takes a full one', () => {
  const { clock, rate } = clocked(10, 10)
  expect(rate.take('a', 8)).toBe(0)
  expect(rate.take('a', 3)).toBeCloseTo(0.1)
  expect(rate.take('a', 2)).toBe(0)
  clock.ms = 60_000
  expect(rate.take('a', 25)).toBe(0)
  expect(rate.take('a', 1)).toBeCloseTo(1.6)
})

test('a debt is worked off, and a full bucket holds no more than the burst', () => {
  const { clock, rate } = clocked(2, 1)
  rate.charge('a', 5)
  expect(rate.take('a', 1)).toBe(4)
  expect(rate.take('a', 0)).toBe(3)
  clock.ms = 4_000
  expect(rate.take('a', 1)).toBe(0)
  expect(rate.take('a', 0)).toBe(0)
  clock.ms = 1_000_000
  expect([1, 1, 1].map(points => rate.take('a', points))).toEqual([0, 0, 1])
})

test('what was not used is given back, and no more than there is room for', () => {
  const { rate } = clocked(10, 0.001)
  rate.take('a', 7)
  expect(rate.used('a')).toBe(7)
  rate.giveBack('a', 3)
  expect(rate.used('a')).toBe(4)
  rate.giveBack('a', 100)
  expect(rate.used('a')).toBe(0)
})

test('remembers ten thousand keys and forgets those that have not asked longest', () => {
  const { rate } = clocked(1, 0.001)
  for (let i = 0; i < 10_000; i++) rate.take(String(i), 1)
  expect(rate.take('0', 1)).toBeGreaterThan(0)
  rate.take('one more', 1)
  expect(rate.take('0', 1)).toBeGreaterThan(0)
  expect(rate.take('2', 1)).toBeGreaterThan(0)
  expect(rate.take('1', 1)).toBe(0)
})
