import { describe, expect, it } from 'vitest'
import type { StatedAsset } from '../../../../../contracts/abs/asset.ts'
import { type Assumptions, NO_STRESS } from '../../../../../contracts/abs/assumption/assumptions.ts'
import { FEN } from '../../../../../contracts/abs/convention.ts'
import { projectPool } from '../../../../../contracts/abs/projection/run/project-pool.ts'
import { must } from '../../../../support/must.ts'
import { columns, grid, loan } from '../pool.ts'
import { receivable } from '../receivable.ts'

const rows = (asset: StatedAsset, count: number, stress: Partial<Assumptions>) =>
  must(projectPool(columns(asset), { ...NO_STRESS, ...stress }, FEN, grid(count))).periods

const term = (termPeriods: number) => ({ termPeriods, remainingPeriods: termPeriods })

describe('a tenth of the balance misses January’s payment and pays again in February', () => {
  const missed = (cured?: 'next_payment' | 'at_once') => ({
    delinquency: {
      kind: 'lag' as const,
      rate: {
        kind: 'dated' as const,
        per: 'month' as const,
        steps: [
          { from: '2026-01-01', rate: '0.1' },
          { from: '2026-02-01', rate: '0' },
        ] as const,
      },
      lag: 1,
      defaults: '0',
      interest: 'waived' as const,
      ...(cured && { cured }),
    },
  })
  const even = (n: number) => loan({ product: 'even_principal' }, term(n))

  it.each([undefined, 'next_payment'] as const)('%s: amortised from March on', cured => {
    // A fifth of 9,000,000, a quarter of what is left of it, then a third of 5,400,000 + 1,000,000.
    expect(rows(even(5), 5, missed(cured)).map(row => [row.principal, row.interest])).toEqual([
      [1_800_000n, 45_000n],
      [1_800_000n, 36_000n],
      [2_133_333n, 32_000n],
      [2_133_334n, 21_333n],
      [2_133_333n, 10_667n],
    ])
  })

  it('at once: a quarter of it is due in February, its interest is not', () => {
    // 7,200,000 / 4 + 1,000,000 / 4; then 6,150,000 / 3 each.
    const paid = rows(even(5), 5, missed('at_once'))
    expect(paid.map(row => [row.principal, row.interest])).toEqual([
      [1_800_000n, 45_000n],
      [2_050_000n, 36_000n],
      [2_050_000n, 30_750n],
      [2_050_000n, 20_500n],
      [2_050_000n, 10_250n],
    ])
  })

  it('at the last payment all of it is due at once, or a payment later', () => {
    const principal = (cured: 'next_payment' | 'at_once') =>
      rows(even(2), 3, missed(cured)).map(row => row.principal)
    expect(principal('at_once')).toEqual([4_500_000n, 5_500_000n, 0n])
    expect(principal('next_payment')).toEqual([4_500_000n, 4_500_000n, 1_000_000n])
  })

  it('what is cured at once is prepaid with the rest', () => {
    const prepayment = { kind: 'constant', per: 'month', rate: '0.5' } as const
    const paid = rows(loan({ product: 'bullet' }, term(5)), 2, {
      ...missed('at_once'),
      prepayment,
    })
    expect(paid.map(row => row.prepaid)).toEqual([4_500_000n, 2_750_000n])
  })
})

describe('defaults by a timing', () => {
  const timing = { kind: 'timing', total: '0.1', shares: ['0.5', '0.3', '0.2'] } as const

  it('are shares of the balance at the cut-off, whatever was paid since', () => {
    const paid = rows(loan({ product: 'even_principal' }, term(5)), 5, { default: timing })
    expect(paid.map(row => row.defaulted)).toEqual([500_000n, 300_000n, 200_000n, 0n, 0n])
    // 9,500,000 / 5; (7,600,000 − 300,000) / 4; (5,475,000 − 200,000) / 3
    expect(paid.map(row => row.principal).slice(0, 3)).toEqual([1_900_000n, 1_825_000n, 1_758_333n])
  })

  it('end with what still pays', () => {
    const prepayment = { kind: 'constant', per: 'month', rate: '0.98' } as const
    const paid = rows(loan({ product: 'bullet' }, term(5)), 3, { default: timing, prepayment })
    expect(paid.map(row => row.defaulted)).toEqual([500_000n, 190_000n, 0n])
  })

  it('fall with the next payment of a loan that pays every quarter', () => {
    const quarterly = { ...term(2), paymentMonths: 3, firstPaymentDate: '2026-02-15' } as const
    const paid = rows(loan({ product: 'bullet' }, quarterly), 5, { default: timing })
    expect(paid.map(row => row.defaulted)).toEqual([0n, 800_000n, 0n, 0n, 200_000n])
  })

  it('are nothing before the cut-off: what is overdue is paid first', () => {
    const late = { ...term(5), firstPaymentDate: '2025-11-15', remainingPeriods: 5 } as const
    const paid = rows(loan({ product: 'even_principal' }, late), 3, { default: timing })
    // Payments of November and December, then January's with the first half of the defaults.
    expect(paid[0]).toMatchObject({ defaulted: 500_000n, principal: 2_000_000n * 2n + 1_833_333n })
  })

  it('of a receivable are those up to its due date', () => {
    const asset = receivable({ maturityDate: '2026-02-10' })
    const paid = rows(asset, 3, { default: timing })
    expect(paid[1]!.defaulted).toBe((asset.balance * 8n) / 100n)
  })
})
