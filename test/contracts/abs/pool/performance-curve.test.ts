import { describe, expect, test } from 'vitest'
import {
  averageCurve,
  developed,
  type Performance,
  performanceCurves,
  staticPoolMembers,
  vintageMembers,
} from '../../../../contracts/abs/pool/performance-curve.ts'
import { loan } from './loan.ts'

const event = (asset: string, date: string, defaulted: bigint): Performance => ({
  asset,
  date: date as Performance['date'],
  defaulted,
  recovered: 0n,
  prepaid: 0n,
})
const assets = [
  loan('a', { originationDate: '2025-01-10', originalBalance: 1000n }),
  loan('b', { originationDate: '2025-03-31', originalBalance: 3000n }),
  loan('c', { originationDate: '2025-04-01', originalBalance: 1000n }),
]
const history = [
  event('a', '2025-01-20', 40n),
  event('a', '2025-03-01', 40n),
  event('b', '2025-04-30', 120n),
  event('c', '2025-04-15', 50n),
  event('c', '2024-12-31', 999n),
  event('unknown', '2025-05-01', 999n),
]
const shares = (rates: readonly { toFixed(): string }[]) => rates.map(r => r.toFixed())

describe('vintages', () => {
  const curves = performanceCurves(vintageMembers(assets, 'quarter'), history, '2025-05-31')

  test('accumulate by age and end where the youngest member was last seen', () => {
    expect(curves.map(c => [c.cohort, c.balance, shares(c.defaulted)])).toEqual([
      // a: 40 at age 0, 40 at age 2; b: 120 at age 1; of 4000. b has lived months 0, 1, 2.
      ['2025-Q1', 4000n, ['0.01', '0.04', '0.05']],
      ['2025-Q2', 1000n, ['0.05', '0.05']],
    ])
  })

  test('average over the cohorts that reached the age', () => {
    // (40 + 50)/5000, (160 + 50)/5000, then 2025-Q1 alone.
    expect(shares(averageCurve(curves, 'defaulted'))).toEqual(['0.018', '0.042', '0.05'])
  })

  test('a young cohort develops as the older ones did', () => {
    const young = curves[1]!
    expect(shares(developed(young, curves, 'defaulted'))).toEqual(['0.05', '0.05', '0.0625'])
    expect(shares(developed(young, curves, 'prepaid'))).toEqual(['0', '0', '0'])
  })

  test('by month and by year', () => {
    const cohorts = (by: 'month' | 'year') =>
      performanceCurves(vintageMembers(assets, by), [], '2025-05-31').map(c => c.cohort)
    expect(cohorts('month')).toEqual(['2025-01', '2025-03', '2025-04'])
    expect(cohorts('year')).toEqual(['2025'])
  })
})

test('a static pool counts from its cut-off on the balance it had then', () => {
  const pool = staticPoolMembers('2027-1', assets, '2025-04-01')
  const [curve] = performanceCurves(pool, history, '2025-05-01')
  // Balances are 3 × 100,000; b defaulted 120 and c 50 in April, nothing in May.
  expect(curve!.balance).toBe(300_000n)
  expect(curve!.defaulted.map(r => r.toFixed(9))).toEqual(['0.000566667', '0.000566667'])
})

test('a cohort that was not yet observed has an empty curve', () => {
  const [curve] = performanceCurves(vintageMembers([loan('a')], 'year'), [], '2024-12-31')
  expect(curve!.defaulted).toEqual([])
  expect(developed(curve!, [curve!], 'defaulted')).toEqual([])
})
