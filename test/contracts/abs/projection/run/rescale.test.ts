import { describe, expect, it } from 'vitest'
import { type Assumptions, NO_STRESS } from '../../../../../contracts/abs/assumption/assumptions.ts'
import { FEN } from '../../../../../contracts/abs/convention.ts'
import { projectTotals } from '../../../../../contracts/abs/projection/run/project-pool.ts'
import { emptyRescaled, rescale } from '../../../../../contracts/abs/projection/run/rescale.ts'
import { rescaledPeriods } from '../../../../../contracts/abs/projection/run/rescaled-periods.ts'
import { buildPoolPeriods } from '../../../../../contracts/abs/projection/totals.ts'
import { must } from '../../../../support/must.ts'
import { columns, grid, loan } from '../pool.ts'

const PERIODS = 40
const pool = columns(
  loan({ product: 'level' }, { termPeriods: 36, remainingPeriods: 36 }),
  loan({ product: 'even_principal' }, { termPeriods: 24, remainingPeriods: 24 }),
  loan({ product: 'bullet' }, { termPeriods: 12, remainingPeriods: 12 }),
)

function totals(assumptions: Assumptions, sequence: 'standard' | 'survivors_first') {
  const projected = must(projectTotals(pool, assumptions, { ...FEN, sequence }, grid(PERIODS)))
  return projected
}

const STRESSED: Assumptions = {
  ...NO_STRESS,
  default: { kind: 'constant', per: 'month', rate: '0.01' },
  prepayment: { kind: 'constant', per: 'month', rate: '0.03' },
  recovery: [{ rate: '0.4', lag: 3 }],
}

function rescaled(sequence: 'standard' | 'survivors_first') {
  const into = emptyRescaled(PERIODS)
  const shares = {
    defaults: new Float64Array(PERIODS).fill(0.01),
    prepayments: new Float64Array(PERIODS).fill(0.03),
    recovery: 0.4,
    lag: 3,
  }
  rescale(totals(NO_STRESS, sequence), shares, sequence, into)
  return into
}

describe('a stress by rescaling one run', () => {
  it.each(['standard', 'survivors_first'] as const)(
    '%s: within some fen of the full run',
    sequence => {
      const full = totals(STRESSED, sequence)
      const into = rescaled(sequence)
      for (const [flow, amounts] of Object.entries(into) as [keyof typeof into, Float64Array][])
        for (const [t, amount] of amounts.entries())
          expect(Math.abs(amount - full[flow][t]!), `${flow} ${t}`).toBeLessThan(20)
      expect(full.principal[0]).toBeGreaterThan(500_000)
    },
  )

  it('as rows for the waterfall: conserved in whole fen, near the full run, nothing left', () => {
    const full = totals(STRESSED, 'standard')
    const rows = rescaledPeriods(rescaled('standard'), full.opening, grid(PERIODS))
    for (const [t, row] of buildPoolPeriods(full, grid(PERIODS)).entries())
      for (const [name, exact] of Object.entries(row)) {
        const near = rows[t]![name as keyof typeof row]
        if (typeof exact !== 'bigint') expect(near).toBe(exact)
        else expect(Math.abs(Number(near) - Number(exact)), `${name} ${t}`).toBeLessThan(20)
      }
    expect(rows.at(-1)).toMatchObject({ closingBalance: 0n, period: PERIODS })
    expect(rows.reduce((sum, row) => sum + row.lost, 0n)).toBeGreaterThan(100_000n)
  })

  it('refuses to make rows of a scenario of another length', () => {
    const make = () => rescaledPeriods(rescaled('standard'), 1, grid(PERIODS - 1))
    expect(make).toThrow('the same periods')
  })
})
