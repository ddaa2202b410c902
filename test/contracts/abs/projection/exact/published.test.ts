import { describe, expect, it } from 'vitest'
import type { Repayment, StatedAsset } from '../../../../../contracts/abs/asset.ts'
import {
  type Assumptions,
  NO_STRESS,
  type PrepaymentPenalty,
} from '../../../../../contracts/abs/assumption/assumptions.ts'
import { type Conventions, FEN, FLOOR } from '../../../../../contracts/abs/convention.ts'
import { projectPool } from '../../../../../contracts/abs/projection/run/project-pool.ts'
import { addMonths, type BusinessDate } from '../../../../../contracts/kernel/date.ts'
import { must } from '../../../../support/must.ts'
import { columns, loan } from '../pool.ts'

/**
 * Figures that others published, met to the fen by choosing conventions and assumptions: nothing
 * here is code of ours for their sake. Dollars stand for yuan, cents for fen. Not met, as no
 * convention of ours: what Hastructure's cured balances pay after maturity, resets with caps per
 * reset.
 */
function project(asset: StatedAsset, first: BusinessDate, a: Assumptions, c: Conventions) {
  const dates = Array.from({ length: 31 }, (_, k) => addMonths(first, k))
  const projected = must(projectPool(columns(asset), a, c, { dates }))
  return projected.periods
}

describe('Hastructure, test/UT/AssetTest.hs (an open engine that floors every product)', () => {
  /** A level payment is floored as a whole; its principal is what the interest leaves of it. */
  const floored: Conventions = {
    ...FLOOR,
    rounding: { mode: 'floor', at: 'payment', carried: false },
  }
  /** 24 months from 1 January 2021 at 8 %. */
  const mortgage = (repayment: Repayment, balance: bigint, left = 24) =>
    loan(repayment, {
      originalBalance: balance,
      balance,
      rate: { kind: 'fixed', annual: '0.08' },
      firstPaymentDate: '2021-02-01',
      termPeriods: 24,
      remainingPeriods: left,
    })
  const STEPS: PrepaymentPenalty = {
    kind: 'step_down',
    steps: [
      { payments: 2, rate: '0.5' },
      { payments: 12, rate: '0.2' },
    ],
  }
  const cpr3: Assumptions = {
    ...NO_STRESS,
    prepayment: { kind: 'constant', per: 'year', rate: '0.03' },
  }

  it('10,000 level with CPR 3 %: the first and the fourth payment', () => {
    const rows = project(mortgage({ product: 'level' }, 1_000_000n), '2021-02-01', cpr3, floored)
    expect(rows[0]).toMatchObject({
      closingBalance: 958_955n,
      principal: 38_462n,
      interest: 6_648n,
      prepaid: 2_583n,
    })
    expect(rows[3]).toMatchObject({
      closingBalance: 835_798n,
      principal: 38_945n,
      interest: 5_831n,
      prepaid: 2_192n,
    })
  })

  it.each<[string, PrepaymentPenalty, bigint, bigint]>([
    ['by term', { kind: 'by_term', until: 3, rate: '0.1', after: '0.01' }, 258n, 21n],
    ['fixed', { kind: 'fixed', amount: 10_000n }, 10_000n, 10_000n],
    ['fixed, for two payments', { kind: 'fixed', amount: 10_000n, until: 2 }, 10_000n, 0n],
    ['percent', { kind: 'percent', rate: '0.01' }, 25n, 21n],
    ['percent, for two payments', { kind: 'by_term', until: 2, rate: '0.01', after: '0' }, 25n, 0n],
    // Its `Sliding 0.1 0.01` falls by the second rate each payment: 7 % of 21.92 at the fourth.
    ['sliding', { kind: 'falling', from: '0.1', by: '0.01' }, 258n, 153n],
    // `StepDown [(2, 0.5), (12, 0.2)]`: half of 25.83, a fifth of 21.92, in whole cents.
    ['step-down', STEPS, 1_291n, 438n],
  ])('its prepayment penalty %s', (_, penalty, first, fourth) => {
    const asset = mortgage({ product: 'level' }, 1_000_000n)
    const rows = project(asset, '2021-02-01', { ...cpr3, penalty }, floored)
    expect([rows[0]!.penalty, rows[3]!.penalty]).toEqual([first, fourth])
  })

  /** The share charged at each of the first five payments: 10 % of 25.83 is 2.58, and so on. */
  it.each<[string, PrepaymentPenalty, readonly number[]]>([
    ['by term 3', { kind: 'by_term', until: 3, rate: '0.1', after: '0.01' }, [10, 10, 10, 1, 1]],
    ['by term 2', { kind: 'by_term', until: 2, rate: '0.1', after: '0.01' }, [10, 10, 1, 1, 1]],
    ['by term 0', { kind: 'by_term', until: 0, rate: '0.1', after: '0.01' }, [1, 1, 1, 1, 1]],
    ['falling', { kind: 'falling', from: '0.1', by: '0.04' }, [10, 6, 2, 0, 0]],
    ['sliding', { kind: 'sliding', from: '0.23', to: '0' }, [23, 22, 21, 20, 19]],
    ['step-down', STEPS, [50, 50, 20, 20, 20]],
  ])('the penalty %s, payment by payment', (_, penalty, percents) => {
    const asset = mortgage({ product: 'level' }, 1_000_000n)
    const rows = project(asset, '2021-02-01', { ...cpr3, penalty }, floored).slice(0, 5)
    expect(rows.map(row => row.penalty)).toEqual(
      rows.map((row, i) => (row.prepaid * BigInt(percents[i]!)) / 100n),
    )
  })

  it('a fixed penalty until payment 2 is charged at payments 1 and 2', () => {
    const penalty = { kind: 'fixed', amount: 7n, until: 2 } as const
    const asset = mortgage({ product: 'level' }, 1_000_000n)
    const rows = project(asset, '2021-02-01', { ...cpr3, penalty }, floored)
    expect(rows.slice(0, 4).map(row => row.penalty)).toEqual([7n, 7n, 0n, 0n])
  })

  it('a later edition counts its table from the start: its `ByTerm 3` is met by `until: 2`', () => {
    const penalty = { kind: 'by_term', until: 2, rate: '0.1', after: '0.01' } as const
    const asset = mortgage({ product: 'level' }, 1_000_000n)
    const rows = project(asset, '2021-02-01', { ...cpr3, penalty }, floored)
    expect(rows[2]!.penalty).toBe(rows[2]!.prepaid / 100n)
  })

  it('240 interest-only for three payments, then level', () => {
    // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
    const io = { product: 'interest_only', interestOnlyPeriods: 3, then: 'level' } as const
    const rows = project(mortgage(io, 24_000n), '2021-02-01', NO_STRESS, floored)
    expect(rows[0]).toMatchObject({ interest: 159n, principal: 0n })
    expect(rows[3]).toMatchObject({ interest: 159n, principal: 1_069n, closingBalance: 22_931n })
  })

  it('240 in equal principal with 19 payments left: the first one', () => {
    const even = mortgage({ product: 'even_principal' }, 24_000n, 19)
    expect(project(even, '2021-07-01', NO_STRESS, FLOOR)[0]!.principal).toBe(1_263n)
  })

  it('240 with 3 of 12 payments left, CDR 5 % of which 30 % default after two payments', () => {
    const asset = loan(
      { product: 'level' },
      {
        originalBalance: 24_000n,
        balance: 24_000n,
        rate: { kind: 'fixed', annual: '0.08' },
        firstPaymentDate: '2021-02-01',
        termPeriods: 12,
        remainingPeriods: 3,
      },
    )
    const late: Assumptions = {
      ...NO_STRESS,
      delinquency: {
        kind: 'lag',
        rate: { kind: 'constant', per: 'year', rate: '0.05' },
        lag: 2,
        defaults: '0.3',
        interest: 'waived',
      },
    }
    const rows = project(asset, '2021-11-01', late, floored)
    expect(rows[0]).toMatchObject({ interest: 159n, principal: 7_912n })
    expect(rows[1]).toMatchObject({ interest: 106n, principal: 7_932n })
    expect(rows[2]).toMatchObject({ interest: 53n, defaulted: 31n })
  })
})

describe('pass-throughs as the textbooks work them out', () => {
  const pool = (yuan: bigint, annual: string) =>
    loan(
      { product: 'level' },
      {
        originalBalance: yuan * 100n,
        balance: yuan * 100n,
        rate: { kind: 'fixed', annual },
        firstPaymentDate: '2026-02-01',
        termPeriods: 360,
        remainingPeriods: 357,
      },
    )
  const dollars = (fen: bigint) => (fen + 50n) / 100n

  it('400 million at 8.125 %, 357 months left, 100 PSA: the first two months to the dollar', () => {
    const psa: Assumptions = { ...NO_STRESS, prepayment: { kind: 'psa', speed: '1' } }
    const asset = pool(400_000_000n, '0.08125')
    const rows = project(asset, '2026-05-01', psa, FEN).map(row => ({
      payment: dollars(row.interest + row.principal),
      principal: dollars(row.principal),
      prepaid: dollars(row.prepaid),
      closing: dollars(row.closingBalance),
    }))
    expect(rows.slice(0, 2)).toEqual([
      { payment: 2_975_868n, principal: 267_535n, prepaid: 267_470n, closing: 399_464_995n },
      { payment: 2_973_877n, principal: 269_166n, prepaid: 334_198n, closing: 398_861_631n },
    ])
  })
})
