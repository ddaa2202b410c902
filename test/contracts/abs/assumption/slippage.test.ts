import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  estimateSlippage,
  type ObservedPayment,
} from '../../../../contracts/abs/assumption/slippage.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { parseMajor } from '../../../../contracts/kernel/money.ts'

const FILE = `${process.env['TALLYSTICK_DATA'] ?? '../shared/data'}/accounts-receivable.csv`

const paid = (due: BusinessDate, on: BusinessDate, amount: bigint) => ({ due, paid: on, amount })

describe('slippage from real payments', () => {
  it('weighs by amount, and the shares add up to 1', () => {
    const third = [
      paid('2026-01-10', '2026-01-10', 100n),
      paid('2026-01-10', '2026-01-15', 100n),
      paid('2026-01-10', '2026-01-08', 100n),
    ]
    expect(estimateSlippage(third)).toEqual([
      { days: -2, share: '0.333334' },
      { days: 0, share: '0.333333' },
      { days: 5, share: '0.333333' },
    ])
  })

  it('groups days into buckets paid on their last day', () => {
    const two = [paid('2026-01-01', '2026-01-02', 1n), paid('2026-01-01', '2026-01-31', 3n)]
    expect(estimateSlippage(two, 10)).toEqual([
      { days: 10, share: '0.250000' },
      { days: 30, share: '0.750000' },
    ])
  })

  it('refuses: observation_must_have_a_payment', () => {
    expect(estimateSlippage([])).toMatchObject({ refusal: 'observation_must_have_a_payment' })
  })

  it('refuses: observed_amount_must_be_positive', () => {
    const none = [paid('2026-01-01', '2026-01-01', 1n), paid('2026-01-01', '2026-01-01', 0n)]
    expect(estimateSlippage(none)).toMatchObject({
      refusal: 'observed_amount_must_be_positive',
      path: 'payments.1.amount',
    })
  })

  it('refuses: bucket_days_must_be_a_whole_number_from_1', () => {
    expect(estimateSlippage([], 0)).toMatchObject({ path: 'bucketDays' })
    expect(estimateSlippage([], Number.NaN)).toMatchObject({ path: 'bucketDays' })
  })

  it.skipIf(!existsSync(FILE))('2,466 real invoices (skipped where the data is not there)', () => {
    const slippage = estimateSlippage(observed(readFileSync(FILE, 'utf8')), 15)
    if ('refusal' in slippage) throw new Error(slippage.refusal)
    const parts = slippage.map(({ share }) => Math.round(Number(share) * 1e6))
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(1_000_000)
    const late = slippage
      .filter(({ days }) => days > 0)
      .reduce((sum, { share }) => sum + Number(share), 0)
    // 877 of 2,466 were late, 45 days at most
    expect(late).toBeGreaterThan(0.3)
    expect(late).toBeLessThan(0.4)
    expect(Math.max(...slippage.map(({ days }) => days))).toBe(45)
  })
})

function observed(csv: string): ObservedPayment[] {
  const [, ...rows] = csv.trim().split(/\r?\n/)
  return rows.map(row => {
    const cells = row.split(',')
    return {
      due: iso(cells[5]!),
      paid: iso(cells[8]!),
      amount: parseMajor(cells[6]!, 'USD')!,
    }
  })
}

function iso(text: string): BusinessDate {
  const [day, month, year] = text.split('/')
  return `${year}-${month}-${day}` as BusinessDate
}
