import { describe, expect, it } from 'vitest'
import { type Assumptions, NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import { listPartAssumptions } from '../../../../contracts/abs/assumption/groups.ts'
import { FEN } from '../../../../contracts/abs/convention.ts'
import { loadDeal } from '../../../../contracts/abs/deal/check/load-deal.ts'
import { buildColumns } from '../../../../contracts/abs/projection/columns.ts'
import { projectPool } from '../../../../contracts/abs/projection/run/project-pool.ts'
import { listCollectionPeriods } from '../../../../contracts/abs/waterfall/collection-periods.ts'
import type { PeriodResult } from '../../../../contracts/abs/waterfall/result.ts'
import { runDeal } from '../../../../contracts/abs/waterfall/run/run-deal.ts'
import { generatedLoans, readScenarios } from '../../../../services/abs/index.ts'
import { must } from '../../../support/must.ts'
import { describePayments, expectResults, loaded } from '../waterfall/read-results.ts'
import document from './newcomer.deal.json' with { type: 'json' }
import { referenceScenarios } from './reference.ts'

const deal = loaded(document)
const PERIODS = 61
const defaults = (rate: string): Assumptions => ({
  ...NO_STRESS,
  default: { kind: 'constant', per: 'year', rate },
  prepayment: { kind: 'constant', per: 'year', rate: '0.08' },
  recovery: [{ rate: '0.4', lag: 6 }],
})

/** The deal over 500 generated loans of 20 million yuan together. */
function projected(assumptions: Assumptions): readonly PeriodResult[] {
  const terms = { seed: 7, count: 500, cutOff: '2026-01-01', monthsMax: 60 } as const
  const pool = must(buildColumns(generatedLoans({ ...terms, balance: 2_000_000_000n })))
  const periods = listCollectionPeriods(deal.deal, PERIODS)
  const grid = { dates: [periods[0]!.from, ...periods.map(({ to }) => to)] }
  const projection = must(projectPool(pool, assumptions, FEN, grid))
  return expectResults(runDeal(deal, projection.periods))
}

describe('a consumer-loan plan written from the reference document alone', () => {
  it('loads without a warning', () =>
    expect(loadDeal(document)).toMatchObject({ ok: true, warnings: [] }))

  it('the scenarios of the reference document are read, and the pool lives through them', () => {
    const read = readScenarios('REFERENCE.md', referenceScenarios())
    if (!read.ok) throw new Error(JSON.stringify(read))
    const [base, severe] = read.value.scenarios.map(({ assumptions }) =>
      projected(listPartAssumptions(assumptions)[0]!),
    )
    const lost = (results: typeof base) =>
      Number(results!.at(-1)!.after.amounts['pool.defaulted.cumulative'])
    expect(lost(severe)).toBeGreaterThan(1.5 * lost(base))
  })

  it('period 1: notes bear interest from closing, 55 days, whole fen a unit', () => {
    const [first] = projected(defaults('0.02'))
    // A1: 100 元 × 2.8 % × 55/365 = 42.19 fen; A2: 100 元 × 3.4 % × 55/365 = 51.23 fen.
    expect(describePayments(first!)).toEqual(
      expect.arrayContaining(['main → A1 interest 42,000.00', 'main → A2 interest 30,600.00']),
    )
    expect(first!.accounts['reserve']!.closing).toBe(20_000_000n)
  })

  it('few defaults: A1 before A2, and the reserve goes to the subordinate at the end', () => {
    const results = projected(defaults('0.02'))
    expect(results.every(({ state }) => state === 'ordinary')).toBe(true)
    for (const { notes } of results)
      if (notes['A1']!.closing > 0n) expect(notes['A2']!.principalPaid).toBe(0n)
    expect(results.at(-1)!.after.amounts['account.reserve.balance']).toBeUndefined()
    expect(results.at(-1)!.notes['sub']!.closing).toBe(0n)
  })

  it('many: the trigger trips as the counter passes 8 %, and principal turns pro rata', () => {
    const results = projected(defaults('0.4'))
    const at = results.findIndex(({ state }) => state === 'accelerated')
    const rate = (i: number) => Number(results[i]!.triggers[0]!.value)
    expect(at).toBeGreaterThan(0)
    expect(rate(at - 1)).toBeLessThanOrEqual(0.08)
    expect(rate(at)).toBeGreaterThan(0.08)
    const { A1, A2 } = results[at]!.notes
    expect(A1!.closing).toBeGreaterThan(0n)
    expect(A2!.principalPaid).toBeGreaterThan(0n)
    expect(results.slice(at).every(({ state }) => state === 'accelerated')).toBe(true)
  })
})
