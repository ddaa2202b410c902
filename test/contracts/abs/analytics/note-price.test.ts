import { describe, expect, it } from 'vitest'
import { notePrices, type Pricing } from '../../../../contracts/abs/analytics/note-price.ts'
import type { Deal } from '../../../../contracts/abs/deal/deal.ts'
import type { PeriodResult } from '../../../../contracts/abs/waterfall/result.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'

const deal = { notes: { A: { units: 100 } } } as unknown as Deal
const pricing: Pricing = {
  settle: '2026-01-01',
  curve: [{ date: '2027-01-01', annual: new Rate('0.02') }],
  interpolation: 'linear',
  compounding: 'continuous',
  quotes: { A: { price: '100' } },
}

/** 365 days after the settlement; 100 units of 100 元 were 1,000,000 fen. */
const paying = (fen: bigint) =>
  [
    {
      payment: '2027-01-01',
      notes: { A: { interestPaid: fen - 1_000_000n, principalPaid: 1_000_000n, residualPaid: 0n } },
    },
  ] as unknown as readonly PeriodResult[]

const effective = (up: bigint, down: bigint) =>
  notePrices(deal, pricing, paying(1_020_000n), { up: paying(up), down: paying(down) })[0]!

describe('the effective duration of a quoted note', () => {
  it('of fixed flows is what the shifted curve makes of them', () => {
    const { zSpread, effectiveDuration } = effective(1_020_000n, 1_020_000n)
    expect(zSpread!.abs().toNumber()).toBeLessThan(1e-18)
    // (102 / 1.01 − 102 / 1.03) / (2 × 100 × 0.01)
    expect(effectiveDuration!.toNumber()).toBeCloseTo((102 / 1.01 - 102 / 1.03) / 2, 12)
  })

  it('of flows that pay exactly the shifted rate is nought', () => {
    const { effectiveDuration } = effective(1_030_000n, 1_010_000n)
    expect(effectiveDuration!.abs().toNumber()).toBeLessThan(1e-12)
  })

  it('there is none without shifted runs', () => {
    expect(notePrices(deal, pricing, paying(1_020_000n))[0]!.effectiveDuration).toBeNull()
  })
})
