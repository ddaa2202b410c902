import { describe, expect, it } from 'vitest'
import {
  dependsOnAge,
  findHazardExponent,
  findHazardRate,
} from '../../../../contracts/abs/assumption/hazard.ts'
import { findPenaltyRate } from '../../../../contracts/abs/assumption/penalty.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { dayNumber } from '../../../../contracts/kernel/date.ts'

const at = (period: number, ageMonths: number) => ({
  period,
  ageMonths,
  day: dayNumber('2026-06-15'),
})

describe('the rate of a hazard curve', () => {
  it('PSA rises 0.2 % a month to 6 % at month 30, times its speed', () => {
    expect(findHazardRate({ kind: 'psa', speed: '1' }, at(0, 1)).rate).toBe('0.002')
    expect(findHazardRate({ kind: 'psa', speed: '1.5' }, at(0, 29)).rate).toBe('0.087')
    expect(findHazardRate({ kind: 'psa', speed: '1.5' }, at(0, 30)).rate).toBe('0.09')
    expect(findHazardRate({ kind: 'psa', speed: '1.5' }, at(0, 31)).rate).toBe('0.09')
  })

  it('ABS speed takes the same share of the loans at the start each month', () => {
    const rate = (speed: string, age: number) => findHazardRate({ kind: 'abs', speed }, at(0, age))
    expect(rate('0.02', 1)).toEqual({ rate: '0.02', per: 'month' })
    // 2 of the 60 that are left after 20 months; 2 of the last 2 after 49, nothing is left then.
    expect(rate('0.02', 21).rate).toBe('0.033333333333333333')
    expect(rate('0.02', 49).rate).toBe('0.5')
    expect(rate('0.02', 50).rate).toBe('1')
    expect(rate('0.02', 51).rate).toBe('1')
    expect(rate('0', 90).rate).toBe('0')
  })

  it('a vector goes by collection period or by month of age', () => {
    const rates = ['0.1', '0.2', '0.3']
    const vector = { kind: 'vector', per: 'month', rates } as const
    expect(findHazardRate({ ...vector, by: 'period' }, at(1, 3)).rate).toBe('0.2')
    expect(findHazardRate({ ...vector, by: 'age' }, at(1, 3)).rate).toBe('0.3')
    expect(findHazardRate({ ...vector, by: 'age' }, at(1, 9)).rate).toBe('0.3')
  })

  it('dated steps hold from their own day on', () => {
    const steps = [
      { from: '2026-01-01', rate: '0.1' },
      { from: '2026-06-15', rate: '0.2' },
      { from: '2026-06-16', rate: '0.3' },
    ] as const
    expect(findHazardRate({ kind: 'dated', per: 'year', steps }, at(0, 1)).rate).toBe('0.2')
  })

  it('an annual rate is taken to months / 12 or days / 365, a monthly one to its months', () => {
    expect(findHazardExponent('year', 'months_12', 3, 91)).toEqual({ num: 3, den: 12 })
    expect(findHazardExponent('year', 'days_365', 3, 91)).toEqual({ num: 91, den: 365 })
    expect(findHazardExponent('month', 'days_365', 3, 91)).toEqual({ num: 3, den: 1 })
  })

  it('only PSA, ABS and vectors by age tell loans apart by age', () => {
    const vector = { kind: 'vector', per: 'year', rates: [] } as const
    expect(dependsOnAge({ kind: 'psa', speed: '1' })).toBe(true)
    expect(dependsOnAge({ kind: 'abs', speed: '0.01' })).toBe(true)
    expect(dependsOnAge({ ...vector, by: 'age' })).toBe(true)
    expect(dependsOnAge({ ...vector, by: 'period' })).toBe(false)
  })
})

describe('the rate of a prepayment penalty', () => {
  const value = (rate: { num: bigint; den: bigint }) => Number(rate.num) / Number(rate.den)
  const at = (n: number, term: number) => ({ n, term, date: '2026-06-15' as const })

  it('by term: one rate up to the payment, another after it', () => {
    const penalty = { kind: 'by_term', until: 12, rate: '0.03', after: '0.01' } as const
    expect(value(findPenaltyRate(penalty, at(12, 36)))).toBe(0.03)
    expect(value(findPenaltyRate(penalty, at(13, 36)))).toBe(0.01)
  })

  it('sliding: the first rate at the first payment, the last at the last', () => {
    const penalty = { kind: 'sliding', from: '0.05', to: '0.01' } as const
    expect(value(findPenaltyRate(penalty, at(1, 5)))).toBe(0.05)
    expect(value(findPenaltyRate(penalty, at(3, 5)))).toBe(0.03)
    expect(value(findPenaltyRate(penalty, at(5, 5)))).toBe(0.01)
  })

  it('step-down: each for its payments, then none', () => {
    const steps = [
      { payments: 2, rate: '0.03' },
      { payments: 1, rate: '0.02' },
    ]
    const rates = [1, 2, 3, 4].map(n =>
      value(findPenaltyRate({ kind: 'step_down', steps }, at(n, 9))),
    )
    expect(rates).toEqual([0.03, 0.03, 0.02, 0])
  })

  it('falling: so much less each payment, and never below nothing', () => {
    const penalty = { kind: 'falling', from: '0.03', by: '0.02' } as const
    expect([1, 2, 3, 40].map(n => value(findPenaltyRate(penalty, at(n, 9))))).toEqual([
      0.03, 0.01, 0, 0,
    ])
  })

  it('dated: the rate that holds on the day of the payment, none before the first', () => {
    const penalty = (from: BusinessDate) =>
      ({ kind: 'dated', steps: [{ from, rate: '0.02' }] }) as const
    expect(value(findPenaltyRate(penalty('2026-06-15'), at(1, 9)))).toBe(0.02)
    expect(value(findPenaltyRate(penalty('2026-06-16'), at(1, 9)))).toBe(0)
  })
})
