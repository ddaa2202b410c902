import {
  type Axes,
  GRID_POINTS_MAX,
  type GridPoint,
  scenarioGrid,
} from '../../../contracts/abs/analytics/scenario-grid.ts'
import { changeForAll, type GroupedAssumptions } from '../../../contracts/abs/assumption/groups.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { GridCell } from '../result/report.ts'
import { buildGrid, runScenario } from './forecast.ts'
import type { ForecastInput } from './forecast-input.ts'
import { PoolParts } from './pool-parts.ts'

/** The axes of a grid: each value replaces that of the base scenario; decimals, 0.02 is 2 %. */
export const GRID_AXES = ['cdr', 'cpr', 'recovery'] as const

/**
 * Runs the base scenario at every point of a grid, with the same pool and the same waterfall. What
 * a point states is assumed of every group.
 */
export function forecastGrid(
  input: ForecastInput,
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
  const built = PoolParts.build(input, buildGrid(input))
  if (!built.ok) return built
  const parts = built.value
  const base = input.scenarios.scenarios[0]!
  const cells: GridCell[] = []
  for (const at of points) {
    progress(cells.length, points.length)
    const assumptions = assumptionsAt(base.assumptions, at)
    const run = runScenario(input, { ...base, assumptions }, parts.project(assumptions))
    if (!run.ok) return run
    const lost = run.value.pool.reduce((sum, p) => sum + p.lost, 0n)
    cells.push({ at, lost, notes: run.value.notes })
  }
  return taken(cells)
}

function assumptionsAt(
  base: GroupedAssumptions,
  { cdr, cpr, recovery }: GridPoint,
): GroupedAssumptions {
  const perYear = (rate: string) => ({ kind: 'constant', per: 'year', rate }) as const
  const lag = base.recovery[0]?.lag ?? 0
  return changeForAll(base, {
    ...(cdr !== undefined && { default: perYear(cdr) }),
    ...(cpr !== undefined && { prepayment: perYear(cpr) }),
    ...(recovery !== undefined && { recovery: [{ rate: recovery, lag }] }),
  })
}
