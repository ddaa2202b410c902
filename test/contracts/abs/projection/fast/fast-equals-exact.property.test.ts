import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Loan, LoanRate, Repayment } from '../../../../../contracts/abs/asset.ts'
import type {
  Assumptions,
  HazardCurve,
} from '../../../../../contracts/abs/assumption/assumptions.ts'
import { type Conventions, FEN } from '../../../../../contracts/abs/convention.ts'
import {
  projectExactly,
  projectLoanAt,
} from '../../../../../contracts/abs/projection/exact/exact-pool.ts'
import { isFast, projectFast } from '../../../../../contracts/abs/projection/fast/fast-pool.ts'
import { prepareRun } from '../../../../../contracts/abs/projection/run/project-pool.ts'
import {
  buildPoolPeriods,
  emptyTotals,
  FLOWS,
} from '../../../../../contracts/abs/projection/totals.ts'
import { DAY_COUNTS } from '../../../../../contracts/kernel/day-count.ts'
import { must } from '../../../../support/must.ts'
import { columns, grid, loan } from '../pool.ts'

const PERIODS = 80

const share = (most: number) =>
  fc.integer({ min: 0, max: most }).map(units => (units / 10_000).toFixed(4))

const repayment: fc.Arbitrary<Repayment> = fc.oneof(
  fc.constantFrom<Repayment>(
    { product: 'level' },
    { product: 'even_principal' },
    { product: 'bullet' },
  ),
  fc
    .integer({ min: 1, max: 90 })
    .map(n => ({ product: 'balloon', amortisationPeriods: n }) as const),
  fc.record({
    product: fc.constant('interest_only' as const),
    interestOnlyPeriods: fc.integer({ min: 0, max: 70 }),
    // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
    then: fc.constantFrom('level', 'even_principal'),
  }),
)

const rate: fc.Arbitrary<LoanRate> = fc.oneof(
  fc.record({
    kind: fc.constant('fixed' as const),
    annual: fc.oneof(share(2000), fc.constant('-0.0025')),
  }),
  fc.record({
    kind: fc.constant('floating' as const),
    annual: share(2000),
    index: fc.constant('lpr'),
    spread: share(500),
    resetMonths: fc.constantFrom(1, 6, 12),
    nextReset: fc.constantFrom('2025-11-20', '2026-01-10', '2026-09-15'),
    cap: fc.constant('0.13'),
    floor: fc.constant('0.01'),
    resetCap: fc.constantFrom('0.005', '1'),
  }),
)

const asset: fc.Arbitrary<Loan> = fc
  .record({
    repayment,
    rate,
    months: fc.constantFrom(1 as const, 1 as const, 3 as const),
    // Of the earlier ones, payments are overdue at the cut-off.
    day: fc.constantFrom('2026-01-01', '2026-01-15', '2026-01-31', '2025-12-15', '2025-09-30'),
    term: fc.integer({ min: 1, max: 60 }),
    elapsed: fc.integer({ min: 0, max: 40 }),
    balance: fc.oneof(
      fc.bigInt({ min: 1n, max: 2_000n }),
      fc.bigInt({ min: 1n, max: 2_000n }).map(thousands => thousands * 100_000n),
      fc.bigInt({ min: 1n, max: 2n ** 45n }),
    ),
    dayCount: fc.constantFrom(...DAY_COUNTS.filter(name => name !== 'B/252')),
  })
  .map(({ repayment, months, day, term, elapsed, balance, dayCount, rate }) => {
    const first = loan({ product: 'bullet' }, { firstPaymentDate: day, paymentMonths: months })
    const common = {
      balance,
      rate,
      dayCount,
      paymentMonths: months,
      firstPaymentDate: elapsed === 0 ? first.firstPaymentDate : movedBack(day, elapsed * months),
      termPeriods: term + elapsed,
      remainingPeriods: term,
    }
    return loan(repayment, common)
  })

function movedBack(day: string, months: number): `${number}-${number}-${number}` {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months
  const month = String((index % 12) + 1).padStart(2, '0')
  return `${Math.floor(index / 12)}-${month}-${day.slice(8)}` as `${number}-${number}-${number}`
}

const hazard: fc.Arbitrary<HazardCurve> = fc.oneof(
  fc.constant<HazardCurve>({ kind: 'none' }),
  fc.record({
    kind: fc.constant('constant' as const),
    per: fc.constantFrom('year', 'month'),
    rate: share(3000),
  }),
  fc
    .integer({ min: 0, max: 300 })
    .map(n => ({ kind: 'psa', speed: (n / 100).toFixed(2) }) as const),
  fc.record({
    kind: fc.constant('vector' as const),
    by: fc.constantFrom('period', 'age'),
    per: fc.constantFrom('year', 'month'),
    rates: fc.array(share(5000), { minLength: 320, maxLength: 320 }),
  }),
  fc.record({
    kind: fc.constant('dated' as const),
    per: fc.constantFrom('year', 'month'),
    steps: fc.tuple(share(1000), share(1000)).map(([a, b]) => [
      { from: '2026-01-01' as const, rate: a },
      { from: '2027-03-01' as const, rate: b },
    ]),
  }),
)

const assumptions: fc.Arbitrary<Assumptions> = fc.record({
  default: hazard,
  prepayment: hazard,
  recovery: fc.oneof(
    fc.constant([]),
    fc
      .tuple(fc.constantFrom('0', '0.5', '0.4', '0.333', '1'), fc.integer({ min: 0, max: 9 }))
      .map(([rate, lag]) => [{ rate, lag }]),
  ),
  curves: fc.constant({
    lpr: [
      { from: '2020-01-01' as const, rate: '0.03' },
      { from: '2026-06-01' as const, rate: '0.0345' },
      { from: '2028-06-01' as const, rate: '0.12' },
    ],
  }),
})

const conventions: fc.Arbitrary<Conventions> = fc.record({
  sequence: fc.constantFrom('standard', 'survivors_first'),
  hazard: fc.constantFrom('months_12', 'days_365'),
  periodRate: fc.constantFrom(
    { kind: 'day_count' as const },
    { kind: 'nominal' as const, flooredTo: null },
    { kind: 'nominal' as const, flooredTo: 6 },
  ),
  payment: fc.constant('recast' as const),
  rounding: fc.record({
    mode: fc.constantFrom('floor', 'half_up', 'half_even'),
    at: fc.constant('product' as const),
    carried: fc.constant(false),
  }),
  remainder: fc.constant('largest' as const),
  loss: fc.constantFrom('at_recovery', 'at_default'),
})

/** What the fast run paid on each loan in each period, by `place/period`; fills the totals. */
function rowsOfFast(
  run: Parameters<typeof projectFast>[0],
  totals: ReturnType<typeof emptyTotals>,
) {
  const seen = new Map<string, unknown>()
  projectFast(run, totals, ({ block, k, live }, paid) => {
    for (let j = 0; j < live; j++) {
      const flows = [paid.defaulted[j], paid.interest[j], paid.principal[j], paid.prepaid[j]]
      seen.set(`${block.at[j]}/${k}`, [...flows, block.balance[j]!])
    }
  })
  return seen
}

describe('the fast run and the reference', () => {
  it('INV-PRJ-01 are equal to the fen, loan by loan and in every total', () => {
    let doubts = 0
    let rows = 0
    fc.assert(
      fc.property(
        fc.array(asset, { minLength: 1, maxLength: 12 }),
        assumptions,
        conventions,
        (pool, a, c) => {
          const run = must(prepareRun(columns(...pool), a, c, grid(PERIODS)))
          expect(isFast(run)).toBe(true)
          const fast = emptyTotals(PERIODS)
          const seen = rowsOfFast(run, fast)
          const exact = emptyTotals(PERIODS)
          projectExactly(run, exact)
          for (const flow of FLOWS) expect([flow, ...fast[flow]]).toEqual([flow, ...exact[flow]])
          for (const at of pool.keys()) {
            for (const row of projectLoanAt(run, at)) {
              const { defaulted, interest, principal, prepaid, closing } = row
              const flows = [defaulted, interest, principal, prepaid, closing].map(Number)
              expect([at, row.k, seen.get(`${at}/${row.k}`)]).toEqual([at, row.k, flows])
              rows++
            }
          }
          buildPoolPeriods(fast, grid(PERIODS))
          doubts += fast.doubts
        },
      ),
      { numRuns: 150, seed: 20261121 },
    )
    expect(rows).toBeGreaterThan(5_000)
    expect(doubts).toBeGreaterThan(500)
  })

  it('a half is decided exactly, at every size of balance', () => {
    for (const balance of [1n, 100n, 199n * 100n, 2n ** 40n + 100n, 2n ** 49n - 1n]) {
      const pool = columns(loan({ product: 'bullet' }, { balance }))
      const run = must(
        prepareRun(
          pool,
          { default: { kind: 'none' }, prepayment: { kind: 'none' }, recovery: [], curves: {} },
          FEN,
          grid(12),
        ),
      )
      const fast = emptyTotals(12)
      projectFast(run, fast, null)
      // 6 % / 12 = 1/200: half-up of balance / 200
      expect(BigInt(fast.interest[0]!)).toBe((balance + 100n) / 200n)
    }
  })
})
