import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import { NO_STRESS } from '../../../contracts/abs/assumption/assumptions.ts'
import { FEN } from '../../../contracts/abs/convention.ts'
import type { LoanColumns } from '../../../contracts/abs/projection/columns.ts'
import { projectTotals } from '../../../contracts/abs/projection/run/project-pool.ts'
import {
  emptyRescaled,
  rescale,
  type ScenarioShares,
} from '../../../contracts/abs/projection/run/rescale.ts'
import { must } from '../../support/must.ts'
import { LOAD_ASSUMPTIONS, LOAD_GRID } from './load.ts'
import { waterfallRate } from './waterfall-rate.ts'

const SCENARIOS = 20_000
const COMPARED = [
  { cdr: '0.005', cpr: '0.04' },
  { cdr: '0.02', cpr: '0.08' },
  { cdr: '0.1', cpr: '0.25' },
]

/**
 * Scenarios a second by rescaling one run, how far three of them lie from their full runs, and
 * scenarios a second through the waterfall.
 */
export function scenarioRates(columns: LoanColumns): {
  readonly scenariosPerSecond: number
  readonly waterfallScenariosPerSecond: number
  readonly scenarioErrorFenPerLoanPeriod: number
  readonly scenarioErrorRelative: number
} {
  const base = projectOrThrow(columns, { ...NO_STRESS, curves: LOAD_ASSUMPTIONS.curves })
  const into = emptyRescaled(base.closing.length)
  const started = performance.now()
  for (let i = 0; i < SCENARIOS; i++) {
    rescale(base, makeSharesOfRun(i), 'standard', into)
  }
  const scenariosPerSecond = Math.round((1000 * SCENARIOS) / (performance.now() - started))
  const errors = COMPARED.map(({ cdr, cpr }) => measureError(columns, base, cdr, cpr))
  const scenarioErrorFenPerLoanPeriod = Math.max(...errors.map(error => error.fen))
  const scenarioErrorRelative = Math.max(...errors.map(error => error.relative))
  process.stdout.write(
    `stress   ${scenariosPerSecond} scenarios/s of ${base.closing.length} periods by rescaling; ` +
      `largest error of a pool total: ${scenarioErrorFenPerLoanPeriod.toFixed(3)} fen a loan, ` +
      `${scenarioErrorRelative.toExponential(1)} of the opening balance\n`,
  )
  const errorsOf = { scenarioErrorFenPerLoanPeriod, scenarioErrorRelative }
  return { scenariosPerSecond, ...waterfallRate(base, makeSharesOfRun), ...errorsOf }
}

function makeSharesOfRun(i: number): ScenarioShares {
  return makeShares((i % 100) / 1000, ((i * 7) % 100) / 400)
}

function measureError(
  columns: LoanColumns,
  base: ReturnType<typeof projectOrThrow>,
  cdr: string,
  cpr: string,
) {
  const full = projectOrThrow(columns, {
    ...LOAD_ASSUMPTIONS,
    default: { kind: 'constant', per: 'year', rate: cdr },
    prepayment: { kind: 'constant', per: 'year', rate: cpr },
  })
  const into = emptyRescaled(base.closing.length)
  rescale(base, makeShares(Number(cdr), Number(cpr)), 'standard', into)
  let worst = 0
  for (const [flow, amounts] of Object.entries(into) as [keyof typeof into, Float64Array][])
    for (const [t, amount] of amounts.entries())
      worst = Math.max(worst, Math.abs(amount - full[flow][t]!))
  return { fen: worst / columns.count, relative: worst / base.opening }
}

function makeShares(cdr: number, cpr: number): ScenarioShares {
  const periods = LOAD_GRID.dates.length - 1
  return {
    defaults: new Float64Array(periods).fill(1 - (1 - cdr) ** (1 / 12)),
    prepayments: new Float64Array(periods).fill(1 - (1 - cpr) ** (1 / 12)),
    recovery: 0.4,
    lag: 6,
  }
}

function projectOrThrow(columns: LoanColumns, assumptions: Assumptions) {
  const totals = must(projectTotals(columns, assumptions, FEN, LOAD_GRID))
  return totals
}
