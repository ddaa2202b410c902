import { expect, it } from 'vitest'
import { closeOfBusiness, isInstant } from '../../../contracts/kernel/clock.ts'

it.each([
  ['2026-03-02T09:00:00.000Z', true],
  ['2026-03-02T23:59:59.999Z', true],
  ['2026-02-29T09:00:00.000Z', false],
  ['2026-03-02T24:00:00.000Z', false],
  ['2026-03-02T09:60:00.000Z', false],
  ['2026-03-02T09:00:00Z', false],
  ['2026-03-02T09:00:00.000+08:00', false],
  ['2026-03-02', false],
])('an instant is in UTC with milliseconds, on a day that exists: %s %s', (text, is) => {
  expect(isInstant(text)).toBe(is)
})

it('the clock of a demonstration stands at five in the afternoon, in Shanghai', () => {
  const close = closeOfBusiness('2026-03-02')
  expect(isInstant(close)).toBe(true)
  const inShanghai = new Date(close).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
  expect(inShanghai).toBe('2026-03-02 17:00:00')
})
