import { describe, expect, test } from 'vitest'
import { highestThat } from '../../../../contracts/abs/analytics/bisect.ts'
import { type BreakEvenRefusal, breakEven } from '../../../../contracts/abs/analytics/break-even.ts'
import { scenarioGrid } from '../../../../contracts/abs/analytics/scenario-grid.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import { value } from './value.ts'

/**
 * A bullet pool of `years` without recovery pays B·(1 − cdr)^years into a senior note of `note`.
 */
const bullet = (pool: number, note: number, years: number) => (cdr: Rate) => {
  const paid = new Rate(1).minus(cdr).pow(years).times(pool)
  return {
    shortfall: BigInt(new Rate(note).minus(paid).ceil().toFixed(0)),
    poolLoss: BigInt(new Rate(pool).minus(paid).floor().toFixed(0)),
  }
}

describe('break-even default rate', () => {
  test('one year, note 80 of pool 100: 20 %, and 20 % of the pool is the first loss', () => {
    const { cdr, lossShare } = value(breakEven(bullet(1e12, 8e11, 1), 10n ** 12n, new Rate('1e-9')))
    expect(cdr.toFixed(8)).toBe('0.20000000')
    expect(lossShare.toFixed(8)).toBe('0.20000000')
  })

  test('five years: 1 − (note/pool)^(1/5), and the loss is the same share', () => {
    const { cdr, lossShare } = value(breakEven(bullet(1e12, 8e11, 5), 10n ** 12n, new Rate('1e-9')))
    expect(cdr.toFixed(8)).toBe(new Rate(1).minus(new Rate('0.8').pow('0.2')).toFixed(8))
    expect(lossShare.toFixed(7)).toBe('0.2000000')
  })

  test('the rate found is survived, a width higher is not', () => {
    const run = bullet(1e12, 7e11, 3)
    const width = new Rate('0.0001')
    const { cdr } = value(breakEven(run, 10n ** 12n, width))
    expect(run(cdr).shortfall <= 0n).toBe(true)
    expect(run(cdr.plus(width)).shortfall > 0n).toBe(true)
  })

  test('asks about fifteen times for four decimals', () => {
    let runs = 0
    const run = bullet(1e12, 8e11, 1)
    const counted = (cdr: Rate) => {
      runs++
      return run(cdr)
    }
    value(breakEven(counted, 10n ** 12n))
    expect(runs).toBe(17)
  })
})

const refusals: Record<BreakEvenRefusal, () => unknown> = {
  pool_balance_must_be_above_zero: () => breakEven(bullet(100, 80, 1), 0n),
  note_must_be_paid_without_defaults: () => breakEven(bullet(100, 101, 1), 100n),
  note_must_be_short_at_the_highest_rate: () => breakEven(bullet(100, 0, 1), 100n),
}

for (const [refusal, run] of Object.entries(refusals)) {
  test(`refuses: ${refusal}`, () => expect(run()).toMatchObject({ ok: false, refusal }))
}

test('the search finds √2 from below', () => {
  const root = highestThat(x => x.times(x).lte(2), new Rate(1), new Rate(2), new Rate('1e-30'))
  expect(root.toFixed(28)).toBe(new Rate(2).sqrt().toFixed(28))
  expect(root.times(root).lte(2)).toBe(true)
})

describe('scenario grid', () => {
  test('is every combination, the last axis fastest', () => {
    expect(scenarioGrid({ cdr: ['1', '2'], cpr: ['5', '6'] })).toEqual([
      { cdr: '1', cpr: '5' },
      { cdr: '1', cpr: '6' },
      { cdr: '2', cpr: '5' },
      { cdr: '2', cpr: '6' },
    ])
  })

  test('of more points than the limit is none', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => String(i))
    expect(scenarioGrid({ a: hundred, b: hundred })).toHaveLength(10_000)
    // 73 × 137 is one more than the limit.
    const counted = (length: number) => Array.from({ length }, (_, i) => String(i))
    expect(scenarioGrid({ a: counted(73), b: counted(137) })).toBeNull()
  })
})
