import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoanCommon, StatedAsset } from '../../../../../contracts/abs/asset.ts'
import type {
  Assumptions,
  PrepaymentPenalty,
} from '../../../../../contracts/abs/assumption/assumptions.ts'
import { NO_STRESS } from '../../../../../contracts/abs/assumption/assumptions.ts'
import type { Conventions } from '../../../../../contracts/abs/convention.ts'
import type { PoolPeriod } from '../../../../../contracts/abs/pool/pool-period.ts'
import { projectPool } from '../../../../../contracts/abs/projection/run/project-pool.ts'
import { must } from '../../../../support/must.ts'
import { grace } from '../../cash-flow/loan-builder.ts'
import { columns, grid, loan } from '../pool.ts'
import { receivable } from '../receivable.ts'

const PERIODS = 40

const common = fc
  .record({
    term: fc.integer({ min: 1, max: 18 }),
    balance: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    annual: fc.constantFrom('0', '0.06', '0.1234'),
  })
  .map(({ term, balance, annual }): Partial<LoanCommon> => {
    const rate = { kind: 'fixed', annual } as const
    return { termPeriods: term, remainingPeriods: term, balance, rate }
  })

const asset: fc.Arbitrary<StatedAsset> = fc.oneof(
  common.map(given => loan({ product: 'level' }, given)),
  common.map(given => loan({ product: 'instalment', periodFee: 123n }, given)),
  common.map(given => {
    const rent = given.balance! / 3n + 1n
    return loan({ product: 'lease', rent, residual: 0n, rentPaid: 'arrears' }, given)
  }),
  common.map(given => loan({ product: 'constant', payment: given.balance! / 3n + 1n }, given)),
  common.map(given => loan(grace(Math.min(3, given.termPeriods! - 1), 'level'), given)),
  common.map(given => {
    const part = given.balance! / 3n
    const principal = [
      { due: '2026-01-20', amount: part },
      { due: '2026-03-15', amount: given.balance! - part },
    ] as const
    return loan({ product: 'schedule', principal }, given)
  }),
  common.map(given =>
    loan({ product: 'bullet' }, { ...given, status: { kind: 'defaulted', on: '2025-11-30' } }),
  ),
  fc
    .record({ balance: fc.bigInt({ min: 0n, max: 10n ** 9n }), recourse: fc.boolean() })
    .map(given => receivable(given)),
)

const penalty = fc.constantFrom<PrepaymentPenalty | undefined>(
  undefined,
  { kind: 'fixed', amount: 5_000n },
  { kind: 'percent', rate: '0.01' },
  { kind: 'sliding', from: '0.03', to: '0.005' },
  { kind: 'falling', from: '0.03', by: '0.004' },
  { kind: 'dated', steps: [{ from: '2026-06-01', rate: '0.01' }] },
)

const assumptions: fc.Arbitrary<Assumptions> = fc
  .record({
    penalty,
    arrears: fc.constantFrom('none', 'lag', 'roll'),
    waived: fc.boolean(),
    atOnce: fc.boolean(),
    timed: fc.boolean(),
    cut: fc.boolean(),
  })
  .map(({ penalty: charged, arrears, waived, atOnce, timed, cut }) => {
    const cured = atOnce ? 'at_once' : 'next_payment'
    const timing = { kind: 'timing', total: '0.3', shares: ['0.5', '0', '0.2', '0.3'] } as const
    const rate = { kind: 'constant', per: 'month', rate: '0.03' } as const
    const interest = waived ? 'waived' : 'capitalised'
    const buckets = [
      { cures: '0.3', rolls: '0.5' },
      { cures: '0.1', rolls: '0.8' },
    ]
    return {
      ...NO_STRESS,
      default: timed ? timing : ({ kind: 'psa', speed: '2' } as const),
      prepayment: { kind: 'constant', per: 'year', rate: '0.2' } as const,
      recovery: [
        { rate: '0.25', lag: 1 },
        { rate: '0.5', lag: 3 },
      ],
      ...(charged ? { penalty: charged } : {}),
      ...(arrears === 'lag'
        ? { delinquency: { kind: 'lag', rate, lag: 2, defaults: '0.4', interest, cured } }
        : {}),
      ...(arrears === 'roll'
        ? { delinquency: { kind: 'roll', rate, buckets, interest, cured } }
        : {}),
      ...(cut ? { haircut: { interest: '0.01', recovery: '0.1' } } : {}),
      receivable: {
        dilution: '0.02',
        slippage: [
          { days: -3, share: '0.25' },
          { days: 0, share: '0.5' },
          { days: 45, share: '0.25' },
        ],
      },
    } as Assumptions
  })

const conventions: fc.Arbitrary<Conventions> = fc.record({
  sequence: fc.constantFrom('standard', 'survivors_first'),
  hazard: fc.constantFrom('months_12', 'days_365'),
  periodRate: fc.constant({ kind: 'day_count' as const }),
  payment: fc.constantFrom('recast', 'fixed'),
  rounding: fc.record({
    mode: fc.constantFrom('floor', 'half_up', 'half_even'),
    at: fc.constantFrom('product', 'payment'),
    carried: fc.boolean(),
  }),
  remainder: fc.constant('largest' as const),
  loss: fc.constantFrom('at_recovery', 'at_default'),
})

const sum = (rows: readonly PoolPeriod[], of: (row: PoolPeriod) => bigint) =>
  rows.reduce((total, row) => total + of(row), 0n)

describe('every product under every convention', () => {
  it('INV-PRJ-02 a pool ends with nothing: all that came in went out by name', () => {
    let capitalised = 0n
    let penalties = 0n
    fc.assert(
      fc.property(
        fc.array(asset, { minLength: 1, maxLength: 6 }),
        assumptions,
        conventions,
        (pool, a, c) => {
          const projected = must(projectPool(columns(...pool), a, c, grid(PERIODS)))
          const rows = projected.periods
          const brought = pool.reduce((total, { balance }) => total + balance, 0n)
          const out = (row: PoolPeriod) =>
            row.principal + row.prepaid + row.recovered + row.lost + row.diluted + row.repurchased
          const last = rows.at(-1)!
          const left = last.closingBalance + last.closingDefaulted
          expect(sum(rows, out) + left).toBe(brought + sum(rows, row => row.capitalised))
          for (const row of rows) expect(row.closingDefaulted).toBeGreaterThanOrEqual(0n)
          if (a.delinquency?.kind !== 'roll') expect(left).toBe(0n)
          capitalised += sum(rows, row => row.capitalised)
          penalties += sum(rows, row => row.penalty)
        },
      ),
      { numRuns: 300, seed: 7 },
    )
    expect(capitalised).toBeGreaterThan(0n)
    expect(penalties).toBeGreaterThan(0n)
  })
})
