import {
  type Axes,
  GRID_POINTS_MAX,
  type GridPoint,
  scenarioGrid,
} from '../../../contracts/abs/analytics/scenario-grid.ts'
import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import { columnsOf } from '../../../contracts/abs/projection/columns.ts'
import { projectPool } from '../../../contracts/abs/projection/run/project-pool.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { GridCell } from '../result/report.ts'
import { gridOf, projectionRefused, runScenario } from './forecast.ts'
import type { Forecast } from './forecast-input.ts'

/** What a grid may vary, each value replacing that of the base scenario; decimals, 0.02 is 2 %. */
export const GRID_AXES = ['cdr', 'cpr', 'recovery'] as const

/** The base scenario at every point of the grid; the same pool, the same waterfall. */
export function forecastGrid(
  input: Forecast,
  axes: Axes,
  progress: (done: number, all: number) => void = () => {},
): Input<readonly GridCell[]> {
  const points = scenarioGrid(axes)
  if (points === null) {
    const sentence = {
      zh: `网格超过 ${GRID_POINTS_MAX} 个点`,
      en: `the grid has more than ${GRID_POINTS_MAX} points`,
    }
    return refused('', 'grid', 'grid_must_be_within_its_limit', sentence)
  }
  const columns = columnsOf(input.assets)
  if ('refusal' in columns) return projectionRefused(input, '', columns)
  const base = input.scenarios.scenarios[0]!
  const dates = gridOf(input)
  const cells: GridCell[] = []
  for (const at of points) {
    progress(cells.length, points.length)
    const assumptions = assumptionsAt(base.assumptions, at)
    const projected = projectPool(columns, assumptions, input.scenarios.conventions, dates)
    const run = runScenario(input, { ...base, assumptions }, projected)
    if (!run.ok) return run
    const lost = run.value.pool.reduce((sum, p) => sum + p.lost, 0n)
    cells.push({ at, lost, notes: run.value.notes })
  }
  return taken(cells)
}

function assumptionsAt(base: Assumptions, { cdr, cpr, recovery }: GridPoint): Assumptions {
  const perYear = (rate: string) => ({ kind: 'constant', per: 'year', rate }) as const
  const lag = base.recovery[0]?.lag ?? 0
  return {
    ...base,
    ...(cdr !== undefined && { default: perYear(cdr) }),
    ...(cpr !== undefined && { prepayment: perYear(cpr) }),
    ...(recovery !== undefined && { recovery: [{ rate: recovery, lag }] }),
  }
}
