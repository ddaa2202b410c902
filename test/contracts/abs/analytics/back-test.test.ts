import { expect, test } from 'vitest'
import { type BackTestRefusal, backTest } from '../../../../contracts/abs/analytics/back-test.ts'
import type { PoolPeriod } from '../../../../contracts/abs/pool/pool-period.ts'
import { addMonths } from '../../../../contracts/kernel/date.ts'
import { value } from './value.ts'

const period = (n: number, over: Partial<PoolPeriod> = {}): PoolPeriod => ({
  period: n,
  from: addMonths('2026-01-01', n - 1),
  to: addMonths('2026-01-01', n),
  openingBalance: 0n,
  purchased: 0n,
  capitalised: 0n,
  principal: 0n,
  prepaid: 0n,
  defaulted: 0n,
  diluted: 0n,
  repurchased: 0n,
  closingBalance: 0n,
  interest: 0n,
  penalty: 0n,
  fees: 0n,
  openingDefaulted: 0n,
  recovered: 0n,
  lost: 0n,
  closingDefaulted: 0n,
  ...over,
})

test('errors are actual less forecast; bias nets them, the absolute error does not', () => {
  const forecast = [period(1, { prepaid: 100n }), period(2, { prepaid: 100n })]
  const actual = [period(1, { prepaid: 150n }), period(2, { prepaid: 50n })]
  const { rows, summary } = value(backTest(forecast, actual))
  expect(rows.filter(r => r.measure === 'prepaid').map(r => r.error)).toEqual([50n, -50n])
  const prepaid = summary.find(s => s.measure === 'prepaid')!
  expect(prepaid.bias!.toString()).toBe('0')
  expect(prepaid.absolute!.toString()).toBe('0.5')
})

test('names the period that was missed most, and no share of nothing', () => {
  const actual = [period(1, { lost: 2n }), period(2, { lost: 0n })]
  const { summary } = value(backTest([period(1), period(2, { lost: 3n })], actual))
  expect(summary.find(s => s.measure === 'lost')).toMatchObject({ worstPeriod: 2 })
  expect(summary.find(s => s.measure === 'interest')!.bias).toBeNull()
})

const refusals: Record<BackTestRefusal, () => unknown> = {
  there_must_be_an_actual_period: () => backTest([period(1)], []),
  forecast_must_cover_every_actual_period: () => backTest([period(1)], [period(1), period(2)]),
  periods_must_have_the_same_dates: () => backTest([period(1)], [period(1, { to: '2026-02-02' })]),
}

for (const [refusal, run] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () => expect(run()).toMatchObject({ ok: false, refusal }))
}
