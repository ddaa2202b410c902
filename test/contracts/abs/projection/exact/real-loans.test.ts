import { describe, expect, it } from 'vitest'
import type { FloatingRate, Repayment, StatedAsset } from '../../../../../contracts/abs/asset.ts'
import { type Assumptions, NO_STRESS } from '../../../../../contracts/abs/assumption/assumptions.ts'
import { type Conventions, FEN } from '../../../../../contracts/abs/convention.ts'
import { projectPool } from '../../../../../contracts/abs/projection/run/project-pool.ts'
import { must } from '../../../../support/must.ts'
import { grace } from '../../cash-flow/loan-builder.ts'
import { columns, grid, loan } from '../pool.ts'

function rows(
  asset: StatedAsset,
  count: number,
  a: Partial<Assumptions> = {},
  c: Conventions = FEN,
) {
  return must(projectPool(columns(asset), { ...NO_STRESS, ...a }, c, grid(count))).periods
}

const term = (periods: number) => ({ termPeriods: periods, remainingPeriods: periods })
const monthly = (rate: string) => ({ kind: 'constant', per: 'month', rate }) as const
const exactly = { ...FEN, payment: 'fixed' } as const

describe('payments that are overdue at the cut-off', () => {
  /** Two of its ten payments, in November and December, were not made. */
  const late = (given: object = {}) =>
    loan(
      { product: 'even_principal' },
      { ...term(10), balance: 1_000_000n, firstPaymentDate: '2025-11-15', ...given },
    )

  it('are caught up in the first period, with the interest of each', () => {
    const [first, second] = rows(late(), 10)
    // 100,000 in each of three months; half a per cent on 1,000,000, 900,000 and 800,000.
    expect(first).toMatchObject({ principal: 300_000n, interest: 13_500n })
    expect(second).toMatchObject({ principal: 100_000n, interest: 3_500n })
  })

  it.each([
    ['by blocks', FEN],
    ['one by one', exactly],
  ] as const)('nothing defaults or is prepaid in the past, %s', (_, conventions) => {
    const stress = { default: monthly('0.1'), prepayment: monthly('0.1') }
    const [first] = rows(late(), 10, stress, conventions)
    // Of the 800,000 left in January a tenth defaults; a tenth of what then remains is prepaid.
    expect(first).toMatchObject({ defaulted: 80_000n })
    expect(first!.prepaid).toBe((720_000n - (first!.principal - 200_000n)) / 10n)
  })

  it('do not mix with loans that pay three times in a first period of three months', () => {
    const dates = { dates: ['2026-01-01', '2026-04-01', '2026-07-01'] } as const
    const on = loan({ product: 'even_principal' }, { ...term(10), balance: 1_000_000n })
    const stress = { ...NO_STRESS, default: monthly('0.1') }
    const project = (...assets: StatedAsset[]) =>
      must(projectPool(columns(...assets), stress, FEN, dates)).periods[0]!.defaulted
    expect(project(late(), on)).toBe(project(late()) + project(on))
  })

  it('a loan past its maturity is due at once', () => {
    const past = loan({ product: 'bullet' }, { ...term(1), firstPaymentDate: '2025-10-15' })
    expect(rows(past, 2)[0]).toMatchObject({ principal: 10_000_000n, closingBalance: 0n })
  })

  it('stated principal of the past is due with the next payment', () => {
    const principal = [
      { due: '2025-06-01', amount: 40n },
      { due: '2026-02-01', amount: 60n },
    ] as const
    const asset = loan({ product: 'schedule', principal }, { ...term(3), balance: 100n })
    expect(rows(asset, 3).map(row => row.principal)).toEqual([40n, 60n, 0n])
  })
})

describe('rates', () => {
  it('below zero earn nothing, and principal is repaid as at zero', () => {
    const below = loan(
      { product: 'level' },
      { ...term(10), rate: { kind: 'fixed', annual: '-0.01' } },
    )
    for (const row of rows(below, 10))
      expect(row).toMatchObject({ interest: 0n, principal: 1_000_000n })
  })

  const floating = (given: Partial<FloatingRate>) =>
    loan(
      { product: 'bullet' },
      {
        ...term(6),
        balance: 12_000_000n,
        rate: {
          kind: 'floating',
          annual: '0.05',
          index: 'lpr',
          spread: '0.01',
          resetMonths: 1,
          nextReset: '2026-01-20',
          ...given,
        },
      },
    )
  const percents = (given: Partial<FloatingRate>, level: string) =>
    rows(floating(given), 6, { curves: { lpr: [{ from: '2026-01-01', rate: level }] } }).map(
      ({ interest }) => Number(interest) / 10_000,
    )

  it('move by at most the cap of a reset, the next reset by its own', () => {
    // From 5 % towards 11 %: the first payment after a reset accrues from February on.
    expect(percents({}, '0.1')).toEqual([5, 5, 11, 11, 11, 11])
    expect(percents({ resetCap: '0.02' }, '0.1')).toEqual([5, 5, 7, 9, 11, 11])
    expect(percents({ resetCap: '0.02', nextResetCap: '0.01' }, '0.1')).toEqual([
      5, 5, 6, 8, 10, 11,
    ])
    expect(percents({ resetCap: '0.02', cap: '0.08' }, '0.1')).toEqual([5, 5, 7, 8, 8, 8])
    expect(percents({ resetCap: '0.01' }, '-0.03')).toEqual([5, 5, 4, 3, 2, 1])
    expect(percents({ nextResetCap: '0.02' }, '0.1')).toEqual([5, 5, 7, 11, 11, 11])
  })

  it('a reset below zero earns nothing, unless there is a floor', () => {
    expect(percents({}, '-0.03')).toEqual([5, 5, 0, 0, 0, 0])
    expect(percents({ floor: '0.002' }, '-0.03')).toEqual([5, 5, 0.2, 0.2, 0.2, 0.2])
    // From below zero it comes back by its cap.
    expect(percents({ annual: '-0.01', resetCap: '0.02' }, '0.1')).toEqual([0, 0, 1, 3, 5, 7])
  })
})

describe('grace', () => {
  const asset = (repayment: Repayment = grace(2, 'even_principal'), given: object = {}) =>
    loan(repayment, { ...term(6), balance: 1_000_000n, ...given })

  it('nothing is paid, interest is capitalised, then what is owed is amortised', () => {
    const paid = rows(asset(), 6)
    // 5,000 and then half a per cent of 1,005,000.
    expect(paid.slice(0, 3)).toMatchObject([
      { principal: 0n, interest: 0n, capitalised: 5_000n, closingBalance: 1_005_000n },
      { principal: 0n, interest: 0n, capitalised: 5_025n, closingBalance: 1_010_025n },
      { principal: 252_506n, interest: 5_050n, capitalised: 0n },
    ])
    expect(paid.at(-1)!.closingBalance).toBe(0n)
  })

  it('counts from the start of the loan', () => {
    const begun = asset(grace(2, 'even_principal'), {
      termPeriods: 7,
      remainingPeriods: 6,
      firstPaymentDate: '2025-12-15',
    })
    expect(rows(begun, 6).map(row => row.capitalised)).toEqual([5_000n, 0n, 0n, 0n, 0n, 0n])
  })

  it('a level payment is fixed when the grace is over', () => {
    const paid = rows(asset(grace(2, 'level')), 6, {}, exactly).slice(2, 5)
    const [payment] = paid.map(row => row.principal + row.interest)
    expect(payment).toBeGreaterThan(250_000n)
    for (const row of paid) expect(row.principal + row.interest).toBe(payment)
  })

  it('defaults take their share of what was capitalised too', () => {
    const paid = rows(asset(), 6, { default: monthly('0.1') })
    expect(paid[0]).toMatchObject({ defaulted: 100_000n, capitalised: 4_500n })
    expect(paid[1]).toMatchObject({ defaulted: 90_450n })
  })
})

describe('stated payments', () => {
  it('a constant instalment pays interest first, the last one what is left', () => {
    const asset = loan(
      { product: 'constant', payment: 300_000n },
      { ...term(4), balance: 1_000_000n },
    )
    const paid = rows(asset, 4)
    expect(paid.slice(0, 3).map(row => row.principal + row.interest)).toEqual([
      300_000n,
      300_000n,
      300_000n,
    ])
    expect(paid[3]).toMatchObject({ closingBalance: 0n })
    expect(paid[3]!.principal).toBeLessThan(300_000n)
  })

  const lease = { product: 'lease', residual: 0n, rentPaid: 'arrears' } as const
  const free = { rate: { kind: 'fixed', annual: '0' }, balance: 1_000_000n, ...term(4) } as const

  it('rents step on their dates', () => {
    const steps = [
      { from: '2026-02-15', rent: 200_000n },
      { from: '2026-03-20', rent: 300_000n },
    ] as const
    const paid = rows(loan({ ...lease, rent: 100_000n, steps }, free), 4)
    expect(paid.map(row => row.principal)).toEqual([100_000n, 200_000n, 200_000n, 500_000n])
  })

  it('daily rents are paid for the days of each period', () => {
    const asset = loan({ ...lease, rent: 1_000n, rentFor: 'day' }, free)
    // 31 days to January’s and February’s 15th, 28 to March’s.
    expect(
      rows(asset, 4)
        .map(row => row.principal)
        .slice(0, 3),
    ).toEqual([31_000n, 31_000n, 28_000n])
  })
})

describe('a loan in default is projected by its recoveries, whatever it would have paid', () => {
  it('with a term that is over', () => {
    const asset = loan(
      { product: 'bullet' },
      { ...term(1), remainingPeriods: 0, status: { kind: 'defaulted', on: '2025-12-20' } },
    )
    const recovery = [{ rate: '0.4', lag: 1 }]
    expect(rows(asset, 3, { recovery })[0]).toMatchObject({
      openingDefaulted: 10_000_000n,
      recovered: 4_000_000n,
      lost: 6_000_000n,
    })
  })
})
