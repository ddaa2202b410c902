import { describe, expect, it } from 'vitest'
import type { StatedAsset } from '../../../../../contracts/abs/asset.ts'
import type { Assumptions } from '../../../../../contracts/abs/assumption/assumptions.ts'
import { NO_STRESS } from '../../../../../contracts/abs/assumption/assumptions.ts'
import { type Conventions, FEN, FLOOR } from '../../../../../contracts/abs/convention.ts'
import { projectPool } from '../../../../../contracts/abs/projection/run/project-pool.ts'
import { must } from '../../../../support/must.ts'
import { columns, grid, loan } from '../pool.ts'

function periods(
  asset: StatedAsset,
  count: number,
  a: Assumptions = NO_STRESS,
  c: Conventions = FEN,
) {
  const projected = must(projectPool(columns(asset), a, c, grid(count)))
  return projected.periods
}

const STRESS: Assumptions = {
  ...NO_STRESS,
  default: { kind: 'constant', per: 'month', rate: '0.01' },
  prepayment: { kind: 'constant', per: 'month', rate: '0.02' },
  recovery: [{ rate: '0.4', lag: 2 }],
}

describe('one loan by hand', () => {
  it('a level loan: interest 100,000.00 × 6 % / 12 and the twelfth share of principal', () => {
    // 0.005 / (1.005^12 − 1) = 0.081066429707…, so 8,106.64; interest 500.00, then 91,893.36 × 0.5
    // %
    const [first, second] = periods(loan({ product: 'level' }), 12)
    expect(first).toMatchObject({ interest: 50_000n, principal: 810_664n })
    expect(second).toMatchObject({ openingBalance: 9_189_336n, interest: 45_947n })
  })

  it('equal principal: a third each, the odd fen where half-up puts it', () => {
    const rows = periods(
      loan({ product: 'even_principal' }, { termPeriods: 3, remainingPeriods: 3 }),
      3,
    )
    // 10,000,000 / 3 = 3,333,333.33; 6,666,667 / 2 = 3,333,333.5 rounds up; the rest is 3,333,333
    expect(rows.map(row => row.principal)).toEqual([3_333_333n, 3_333_334n, 3_333_333n])
    expect(rows.map(row => row.interest)).toEqual([50_000n, 33_333n, 16_667n])
  })

  it('standard: default on the opening balance, interest on the rest, then prepayment', () => {
    const rows = periods(
      loan({ product: 'bullet' }, { termPeriods: 3, remainingPeriods: 3 }),
      6,
      STRESS,
    )
    // 1 % of 10,000,000 defaults; 9,900,000 × 0.5 % = 49,500; 2 % of 9,900,000 = 198,000 prepaid
    expect(rows[0]).toMatchObject({ defaulted: 100_000n, interest: 49_500n, prepaid: 198_000n })
    // 9,702,000: 97,020 defaults, 9,604,980 × 0.5 % = 48,024.9, 2 % = 192,099.6
    expect(rows[1]).toMatchObject({ defaulted: 97_020n, interest: 48_025n, prepaid: 192_100n })
    // 9,412,880: 94,128.8 defaults, the rest of 9,318,751 is paid, nothing is left to prepay
    expect(rows[2]).toMatchObject({ defaulted: 94_129n, principal: 9_318_751n, prepaid: 0n })
    // 40 % of each default two payments later, past maturity too; the loss falls with it
    expect(rows.map(row => row.recovered)).toEqual([0n, 0n, 40_000n, 38_808n, 37_652n, 0n])
    expect(rows.map(row => row.lost)).toEqual([0n, 0n, 60_000n, 58_212n, 56_477n, 0n])
    expect(rows[5]?.closingDefaulted).toBe(0n)
  })

  it('survivors first: prepayment before interest, every product floored', () => {
    const asset = loan({ product: 'bullet' }, { termPeriods: 3, remainingPeriods: 3 })
    const rows = periods(asset, 3, STRESS, FLOOR)
    // 9,900,000 × 2 % = 198,000 first; then 9,702,000 × 0.005 = 48,510
    expect(rows[0]).toMatchObject({ defaulted: 100_000n, prepaid: 198_000n, interest: 48_510n })
    // 9,702,000: 97,020; 9,604,980 × 2 % = 192,099.6; 9,412,881 × 0.005 = 47,064.405
    expect(rows[1]).toMatchObject({ defaulted: 97_020n, prepaid: 192_099n, interest: 47_064n })
  })

  it('loss at default: recognised with the default, the recovery still waits', () => {
    const asset = loan({ product: 'bullet' }, { termPeriods: 3, remainingPeriods: 3 })
    const rows = periods(asset, 5, STRESS, { ...FEN, loss: 'at_default' })
    expect(rows.map(row => row.lost)).toEqual([60_000n, 58_212n, 56_477n, 0n, 0n])
    expect(rows.map(row => row.recovered)).toEqual([0n, 0n, 40_000n, 38_808n, 37_652n])
  })

  it('a floating loan takes the rate of the reset before its accrual, held by its cap', () => {
    const asset = loan(
      { product: 'bullet' },
      {
        termPeriods: 4,
        remainingPeriods: 4,
        rate: {
          kind: 'floating',
          annual: '0.06',
          index: 'lpr',
          spread: '0.01',
          resetMonths: 1,
          nextReset: '2026-02-15',
          cap: '0.09',
        },
      },
    )
    const curve = [
      { from: '2026-01-01', rate: '0.02' },
      { from: '2026-03-01', rate: '0.2' },
    ] as const
    const rows = periods(asset, 4, { ...NO_STRESS, curves: { lpr: curve } })
    // to 15 January and 15 February 6 %, then 2 % + 1 %, then 21 % capped at 9 %
    expect(rows.map(row => row.interest)).toEqual([50_000n, 50_000n, 25_000n, 75_000n])
  })

  it('a balloon amortises over its longer plan and pays the rest at maturity', () => {
    const asset = loan(
      { product: 'balloon', amortisationPeriods: 12 },
      { termPeriods: 2, remainingPeriods: 2 },
    )
    expect(periods(asset, 2).map(row => row.principal)).toEqual([810_664n, 9_189_336n])
  })

  it('interest only, then level over what is left', () => {
    const asset = loan(
      // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
      { product: 'interest_only', interestOnlyPeriods: 2, then: 'level' },
      { termPeriods: 14, remainingPeriods: 14 },
    )
    const rows = periods(asset, 14)
    expect(rows.slice(0, 3).map(row => row.principal)).toEqual([0n, 0n, 810_664n])
  })

  it('a quarterly loan leaves the months between as they are', () => {
    const asset = loan(
      { product: 'even_principal' },
      { termPeriods: 2, remainingPeriods: 2, paymentMonths: 3, firstPaymentDate: '2026-02-15' },
    )
    const rows = periods(asset, 5)
    expect(rows.map(row => row.principal)).toEqual([0n, 5_000_000n, 0n, 0n, 5_000_000n])
    expect(rows.map(row => row.interest)).toEqual([0n, 150_000n, 0n, 0n, 75_000n])
    expect(rows.map(row => row.closingBalance)).toEqual([
      10_000_000n,
      5_000_000n,
      5_000_000n,
      5_000_000n,
      0n,
    ])
  })
})
