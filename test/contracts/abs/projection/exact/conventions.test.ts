import { describe, expect, it } from 'vitest'
import type { StatedAsset } from '../../../../../contracts/abs/asset.ts'
import { type Assumptions, NO_STRESS } from '../../../../../contracts/abs/assumption/assumptions.ts'
import {
  type Conventions,
  FEN,
  formatConventions,
  PROFILES,
} from '../../../../../contracts/abs/convention.ts'
import { projectPool } from '../../../../../contracts/abs/projection/run/project-pool.ts'
import { addMonths, type BusinessDate } from '../../../../../contracts/kernel/date.ts'
import { must } from '../../../../support/must.ts'
import { columns, grid, loan } from '../pool.ts'
import { receivable } from '../receivable.ts'

function rows(
  asset: StatedAsset,
  count: number,
  a: Partial<Assumptions> = {},
  c: Conventions = FEN,
) {
  const projected = must(projectPool(columns(asset), { ...NO_STRESS, ...a }, c, grid(count)))
  return projected.periods
}

const term = (periods: number) => ({ termPeriods: periods, remainingPeriods: periods })
const monthly = (rate: string) => ({ kind: 'constant', per: 'month', rate }) as const

describe('conventions are chosen, not coded', () => {
  it('the text of a profile names every choice, in one order', () => {
    const texts = Object.values(PROFILES).map(formatConventions)
    expect(new Set(texts).size).toBe(3)
    const shuffled = Object.fromEntries(Object.entries(FEN).reverse()) as unknown as Conventions
    expect(formatConventions(shuffled)).toBe(formatConventions(FEN))
    expect(formatConventions(FEN).split('\n')).toHaveLength(1 + Object.keys(FEN).length)
  })

  it('fixed payment: figured at the cut-off and paid on, so prepayments end it sooner', () => {
    const fixed = rows(
      loan({ product: 'level' }, term(12)),
      12,
      { prepayment: monthly('0.1') },
      { ...FEN, payment: 'fixed' },
    )
    // 860,664 a month: principal = 860,664 − interest, whatever was prepaid
    for (const row of fixed.slice(0, 5)) expect(row.principal + row.interest).toBe(860_664n)
    expect(fixed[11]?.openingBalance).toBe(0n)
  })

  describe('fixed payments of contracts that state them stay as stated despite prepayment', () => {
    const early = { prepayment: monthly('0.1') }
    const fixed = { ...FEN, payment: 'fixed' } as const
    const own = { ...term(12), balance: 12_000n, originalBalance: 12_000n }

    it('an instalment: a twelfth and its fee, until nothing is left', () => {
      const asset = loan({ product: 'instalment', periodFee: 50n }, own)
      const paid = rows(asset, 12, early, fixed)
      const due = paid.filter(row => row.openingBalance > 0n)
      expect(due.length).toBeLessThan(12)
      for (const row of due) expect(row.fees).toBe(50n)
      for (const row of due.slice(0, -1)) expect(row.principal).toBe(1_000n)
      // Recast, both shrink with what is left.
      const recast = rows(asset, 12, early)
      expect(recast.slice(0, 2)).toMatchObject([
        { principal: 1_000n, fees: 50n },
        { principal: 900n, fees: 45n },
      ])
    })

    it('a schedule: the amount of its date', () => {
      const principal = [
        { due: '2026-01-15', amount: 2_000n },
        { due: '2026-02-15', amount: 7_000n },
        { due: '2026-03-15', amount: 3_000n },
      ] as const
      const asset = loan({ product: 'schedule', principal }, { ...own, ...term(3) })
      const paid = rows(asset, 3, early, fixed)
      expect(paid.map(row => [row.principal, row.prepaid])).toEqual([
        [2_000n, 1_000n],
        [7_000n, 200n],
        [1_800n, 0n],
      ])
    })

    it('a lease: the rent, of which less is interest once something was prepaid', () => {
      const lease = { product: 'lease', rent: 1_100n, residual: 0n, rentPaid: 'arrears' } as const
      const due = rows(loan(lease, own), 12, early, fixed).filter(row => row.closingBalance > 0n)
      expect(due.length).toBeGreaterThan(4)
      for (const row of due) expect(row.principal + row.interest).toBe(1_100n)
    })
  })

  it('rounding at payment: the sum is rounded, the principal is what interest leaves', () => {
    const asset = loan({ product: 'even_principal' }, { ...term(3), balance: 1_000n })
    const at = (at: 'product' | 'payment') =>
      rows(asset, 1, {}, { ...FEN, rounding: { ...FEN.rounding, mode: 'floor', at } })[0]
    // 1000/3 = 333.33 and 5: floor(338.33) − 5 = 333; a balance of 1,100: 366.67 and 5.5
    expect(at('payment')).toMatchObject({ interest: 5n, principal: 333n })
    const other = { ...asset, balance: 1_100n }
    const floored = { ...FEN, rounding: { ...FEN.rounding, mode: 'floor', at: 'payment' } } as const
    // floor(372.17) − floor(5.5) = 372 − 5
    expect(rows(other, 1, {}, floored)[0]).toMatchObject({ interest: 5n, principal: 367n })
  })

  it('carried: what flooring left over is paid with the next', () => {
    const asset = loan({ product: 'bullet' }, { ...term(4), balance: 1_100n })
    const carried = { ...FEN, rounding: { mode: 'floor', at: 'product', carried: true } } as const
    // 5.5 each: 5, then 5.5 + 0.5 = 6
    expect(rows(asset, 4, {}, carried).map(row => row.interest)).toEqual([5n, 6n, 5n, 6n])
  })

  it('half-even: 5.5 is 6, 6.5 is 6', () => {
    const even = { ...FEN, rounding: { ...FEN.rounding, mode: 'half_even' } } as const
    const interest = (balance: bigint) =>
      rows(loan({ product: 'bullet' }, { ...term(2), balance }), 1, {}, even)[0]?.interest
    expect([interest(1_100n), interest(1_300n)]).toEqual([6n, 6n])
  })

  it('nominal floored to 6 decimals: 1.24 % / 12 = 0.001033', () => {
    const asset = loan(
      { product: 'bullet' },
      { ...term(2), rate: { kind: 'fixed', annual: '0.0124' } },
    )
    const nominal = { ...FEN, periodRate: { kind: 'nominal', flooredTo: 6 } } as const
    expect(rows(asset, 1, {}, nominal)[0]?.interest).toBe(10_330n)
    expect(rows(asset, 1)[0]?.interest).toBe(10_333n)
  })

  it('days / 365: a year of default in a month of 31 days', () => {
    const asset = loan({ product: 'bullet' }, term(2))
    const yearly = { default: { kind: 'constant', per: 'year', rate: '0.02' } } as const
    // 1 − 0.98^(31/365) = 0.00171436…; 1 − 0.98^(1/12) = 0.00168214…
    expect(rows(asset, 1, yearly, { ...FEN, hazard: 'days_365' })[0]?.defaulted).toBe(17_144n)
    expect(rows(asset, 1, yearly)[0]?.defaulted).toBe(16_821n)
  })
})

describe('assumptions beyond default and prepayment', () => {
  it('delinquency with a lag: misses two payments, half defaults, the rest pays again', () => {
    const delinquency = {
      kind: 'lag',
      rate: {
        kind: 'dated',
        per: 'month',
        steps: [
          { from: '2026-01-01', rate: '0.1' },
          { from: '2026-02-01', rate: '0' },
        ],
      },
      lag: 2,
      defaults: '0.5',
      interest: 'capitalised',
    } as const
    const paid = rows(loan({ product: 'bullet' }, term(5)), 5, { delinquency })
    // 1,000,000 stops paying in January: interest on 9,000,000; 5,000 capitalise in February
    expect(paid[0]).toMatchObject({
      interest: 45_000n,
      capitalised: 0n,
      closingBalance: 10_000_000n,
    })
    expect(paid[1]).toMatchObject({ interest: 45_000n, capitalised: 5_000n })
    // 1,005,000 × 0.5 % = 5,025 more, then 1,010,025 falls apart: 505,012.5 rounds up
    expect(paid[2]).toMatchObject({ capitalised: 5_025n, defaulted: 505_013n, interest: 45_000n })
    expect(paid[3]).toMatchObject({ interest: 47_525n })
    expect(paid[4]).toMatchObject({ principal: 9_505_012n, closingBalance: 0n })
  })

  it('roll rates: each bucket cures and rolls, out of the last is default', () => {
    const delinquency = {
      kind: 'roll',
      rate: {
        kind: 'dated',
        per: 'month',
        steps: [
          { from: '2026-01-01', rate: '0.1' },
          { from: '2026-02-01', rate: '0' },
        ],
      },
      buckets: [
        { cures: '0.2', rolls: '0.5' },
        { cures: '0', rolls: '1' },
      ],
      interest: 'waived',
    } as const
    const paid = rows(loan({ product: 'bullet' }, term(9)), 4, { delinquency })
    // 1,000,000: 200,000 cures, 500,000 rolls, 300,000 stays; then 500,000 defaults, of 300,000
    // half rolls
    expect(paid.map(row => row.defaulted)).toEqual([0n, 0n, 500_000n, 150_000n])
    // the cured pays from the next period on; the waived interest never comes
    expect(paid.map(row => row.interest)).toEqual([45_000n, 45_000n, 46_000n, 46_300n])
  })

  it('a penalty of 1 % on what is prepaid, a haircut of 10 % on interest', () => {
    const stress = {
      prepayment: monthly('0.02'),
      penalty: { kind: 'percent', rate: '0.01' },
      haircut: { interest: '0.1', recovery: '0' },
    } as const
    const [first] = rows(loan({ product: 'bullet' }, term(3)), 1, stress)
    expect(first).toMatchObject({ prepaid: 200_000n, penalty: 2_000n, interest: 45_000n })
  })

  it('a dated penalty is that of the day of the payment', () => {
    const asset = loan({ product: 'bullet' }, term(3))
    const first = (from: BusinessDate) => {
      const penalty = { kind: 'dated', steps: [{ from, rate: '0.01' }] } as const
      return rows(asset, 1, { prepayment: monthly('0.02'), penalty })[0]
    }
    expect(first(asset.firstPaymentDate)).toMatchObject({ penalty: 2_000n })
    expect(first(addMonths(asset.firstPaymentDate, 1))).toMatchObject({ penalty: 0n })
  })

  it('recoveries in two steps, the haircut is lost', () => {
    const stress = {
      default: { kind: 'vector', by: 'period', per: 'month', rates: ['0.01', '0'] },
      recovery: [
        { rate: '0.3', lag: 1 },
        { rate: '0.2', lag: 2 },
      ],
      haircut: { interest: '0', recovery: '0.1' },
    } as const
    const paid = rows(loan({ product: 'bullet' }, term(2)), 4, stress)
    expect(paid.map(row => row.recovered)).toEqual([0n, 27_000n, 18_000n, 0n])
    expect(paid.map(row => row.lost)).toEqual([0n, 0n, 55_000n, 0n])
  })
})

describe('assets that are no plain loans', () => {
  it('an instalment pays its fee as long as it performs', () => {
    const asset = loan(
      { product: 'instalment', periodFee: 10_000n },
      { ...term(2), rate: { kind: 'fixed', annual: '0' } },
    )
    const paid = rows(asset, 2, { default: monthly('0.01') })
    expect(paid.map(row => row.fees)).toEqual([9_900n, 9_801n])
    expect(paid.map(row => row.principal)).toEqual([4_950_000n, 4_900_500n])
  })

  it('a lease pays interest out of its rent and the residual with the last', () => {
    const asset = loan(
      { product: 'lease', rent: 1_000_000n, residual: 8_000_000n, rentPaid: 'arrears' },
      term(3),
    )
    const paid = rows(asset, 3)
    expect(paid.map(row => row.interest)).toEqual([50_000n, 45_250n, 40_476n])
    expect(paid.map(row => row.principal)).toEqual([950_000n, 954_750n, 8_095_250n])
  })

  it('a schedule pays what it states, each with the first payment on or after its date', () => {
    const principal = [
      { due: '2026-01-16', amount: 4_000_000n },
      { due: '2026-03-15', amount: 6_000_000n },
    ] as const
    const paid = rows(loan({ product: 'schedule', principal }, term(3)), 3)
    expect(paid.map(row => row.principal)).toEqual([0n, 4_000_000n, 6_000_000n])
    expect(paid.map(row => row.interest)).toEqual([50_000n, 50_000n, 30_000n])
  })

  it('a receivable: diluted at its due date, the rest late, its fee with the money', () => {
    const slippage = [
      { days: 0, share: '0.5' },
      { days: 30, share: '0.5' },
    ] as const
    const paid = rows(receivable(), 3, { receivable: { dilution: '0.02', slippage } })
    expect(paid[1]).toMatchObject({ diluted: 200_000n, principal: 4_900_000n, fees: 14_700n })
    expect(paid[2]).toMatchObject({ principal: 4_900_000n, fees: 14_700n, closingBalance: 0n })
  })

  it('a receivable with recourse is bought back, one without defaults and may recover', () => {
    // due 10 February, 40 days after the cut-off: 1 − 0.9^(40/365) = 1.147995… %
    const stress = {
      default: { kind: 'constant', per: 'year', rate: '0.1' },
      recovery: [{ rate: '0.5', lag: 1 }],
    } as const
    expect(rows(receivable({ recourse: true }), 3, stress)[1]).toMatchObject({
      repurchased: 114_800n,
      defaulted: 0n,
    })
    const bare = rows(receivable(), 3, stress)
    expect(bare[1]).toMatchObject({ repurchased: 0n, defaulted: 114_800n })
    expect(bare[2]).toMatchObject({ recovered: 57_400n, lost: 57_400n })
  })

  it('what had defaulted before the cut-off only recovers', () => {
    const asset = loan({ product: 'bullet' }, { status: { kind: 'defaulted', on: '2025-12-10' } })
    const paid = rows(asset, 4, { recovery: [{ rate: '0.4', lag: 3 }] })
    expect(paid[0]).toMatchObject({ openingBalance: 0n, openingDefaulted: 10_000_000n })
    expect(paid[2]).toMatchObject({ recovered: 4_000_000n, lost: 6_000_000n, closingDefaulted: 0n })
  })
})
