import { describe, expect, it } from 'vitest'
import type { FloatingRate, Loan, StatedAsset } from '../../../../../contracts/abs/asset.ts'
import { NO_STRESS } from '../../../../../contracts/abs/assumption/assumptions.ts'
import { type Conventions, FEN } from '../../../../../contracts/abs/convention.ts'
import { BoundedMemo } from '../../../../../contracts/abs/projection/bounded-memo.ts'
import { projectExactly } from '../../../../../contracts/abs/projection/exact/exact-pool.ts'
import {
  type AnnuityTable,
  withTable,
} from '../../../../../contracts/abs/projection/fast/annuity-table.ts'
import { projectFast } from '../../../../../contracts/abs/projection/fast/fast-pool.ts'
import {
  prepareRun,
  projectTotals,
} from '../../../../../contracts/abs/projection/run/project-pool.ts'
import { emptyTotals } from '../../../../../contracts/abs/projection/totals.ts'
import { must } from '../../../../support/must.ts'
import { columns, grid, loan } from '../pool.ts'

const floating = (rate: Partial<FloatingRate>, given: Partial<Loan> = {}): Loan =>
  loan(
    { product: 'bullet' },
    {
      termPeriods: 4,
      remainingPeriods: 4,
      rate: {
        kind: 'floating',
        annual: '0.06',
        index: 'lpr',
        spread: '0',
        resetMonths: 12,
        nextReset: '2026-02-15',
        ...rate,
      },
      ...given,
    },
  )

function interest(assets: readonly StatedAsset[], index = '0.03', c: Conventions = FEN): number[] {
  const curves = { lpr: [{ from: '2020-01-01', rate: index }] } as const
  const totals = must(projectTotals(columns(...assets), { ...NO_STRESS, curves }, c, grid(5)))
  return [...totals.interest]
}

describe('what is kept between loans and between runs', () => {
  it('a cap is told from a floor of the same rate', () => {
    // at an index of 3 %: capped at 1 % it is 1 %, with a floor at 1 % it stays 3 %
    const [, , both] = interest([floating({ cap: '0.01' }), floating({ floor: '0.01' })])
    expect(both).toBe(8_333 + 25_000)
  })

  it('a reset falls on its own payment where only the first payment differs', () => {
    const dates = { originationDate: '2025-12-15', firstPaymentDate: '2026-02-15' } as const
    const [early, late] = [floating({}), floating({}, dates)]
    const together = interest([early, late])
    expect(together).toEqual(interest([early]).map((fen, p) => fen + interest([late])[p]!))
    // the late one earns two months at 6 %, and 3 % from 15 February on like the early one
    expect(together.slice(0, 3)).toEqual([50_000, 50_000 + 100_000, 25_000 + 25_000])
  })

  it('another curve or another convention is another rate', () => {
    expect(interest([floating({})], '0.03')[2]).toBe(25_000)
    expect(interest([floating({})], '0.05')[2]).toBe(41_667)
    const floored = { ...FEN, periodRate: { kind: 'nominal', flooredTo: 3 } } as const
    expect(interest([floating({})], '0.05', floored)[2]).toBe(40_000)
    expect(interest([floating({})], '0.03')[2]).toBe(25_000)
  })

  it('more rates than a table holds: it starts again and stays exact', () => {
    const terms = { termPeriods: 3, remainingPeriods: 3 }
    const pool = Array.from({ length: 2_500 }, (_, i) =>
      loan(
        { product: 'level' },
        { ...terms, rate: { kind: 'fixed', annual: String((i + 1) / 1e5) } },
      ),
    )
    for (let again = 0; again < 2; again++) {
      const run = must(prepareRun(columns(...pool), NO_STRESS, FEN, grid(4)))
      const [fast, exact] = [emptyTotals(4), emptyTotals(4)]
      projectFast(run, fast, null)
      projectExactly(run, exact)
      expect(fast.principal).toEqual(exact.principal)
      expect(fast.interest).toEqual(exact.interest)
    }
  })

  it('a table is lent to one at a time, and again to the next', () => {
    const lent: AnnuityTable[] = []
    withTable(40, outer => {
      withTable(40, inner => lent.push(inner))
      lent.push(outer)
    })
    withTable(40, table => lent.push(table))
    expect(lent[0]).not.toBe(lent[1])
    expect(lent[2]).toBe(lent[1])
    withTable(1_200, table => lent.push(table))
    expect(lent[3]!.stride).toBe(1_201)
  })

  it('no more is remembered than was agreed', () => {
    const kept = new BoundedMemo<number>(2)
    let made = 0
    const ask = (key: string) => kept.get(key, () => ++made)
    expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a')]).toEqual([1, 2, 1, 3, 4])
  })
})
