import { type Answer, answer } from '../../../kernel/answer.ts'
import { isBusinessDate } from '../../../kernel/date.ts'
import { type Refused, refuse } from '../../../kernel/decision.ts'
import type { Assumptions } from '../../assumption/assumptions.ts'
import { type AssumptionRefusal, checkAssumptions } from '../../assumption/check-assumptions.ts'
import type { Conventions } from '../../convention.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import type { LoanColumns } from '../columns.ts'
import type { ContractRefusal } from '../exact/contract-case.ts'
import { projectExactly } from '../exact/exact-pool.ts'
import { projectOtherAssets } from '../exact/other-assets.ts'
import { type BlockSink, isFast, projectFast } from '../fast/fast-pool.ts'
import type { RateRefusal } from '../period-rate.ts'
import { getPoolOnGrid } from '../pool-on-grid.ts'
import { ProjectionRun } from '../projection-run.ts'
import type { Grid } from '../schedule.ts'
import { buildPoolPeriods, emptyTotals, type PoolTotals } from '../totals.ts'

/** A projected pool: its rows for the waterfall, and the totals that they were made of. */
export interface Projection {
  readonly periods: readonly PoolPeriod[]
  readonly totals: PoolTotals
}

export type ProjectionRefusal =
  | AssumptionRefusal
  | RateRefusal
  | 'collection_dates_must_rise'
  | 'collection_periods_must_be_from_1_to_1200'
  | 'loan_in_b_252_must_have_a_calendar'
  | 'projection_must_round_to_fen'
  | 'contract_only_must_have_no_assumptions'
  | ContractRefusal

/** The most collection periods: as many as the longest life has months. */
export const PERIODS_MAX = 1200

/**
 * Projects a pool from its cut-off `grid.dates[0]` over the collection periods of the grid, in
 * whole fen. The result equals the exact engine's, and each period conserves the pool. `sink` is
 * given the rows of every loan of the fast engine.
 */
export function projectPool(
  columns: LoanColumns,
  assumptions: Assumptions,
  conventions: Conventions,
  grid: Grid,
  sink: BlockSink | null = null,
): Answer<Projection, ProjectionRefusal> {
  const totals = projectTotals(columns, assumptions, conventions, grid, sink)
  if (!totals.ok) return totals
  return answer({ periods: buildPoolPeriods(totals.value, grid), totals: totals.value })
}

/** Projects the totals alone: what a thread does with its part of a pool. */
export function projectTotals(
  columns: LoanColumns,
  assumptions: Assumptions,
  conventions: Conventions,
  grid: Grid,
  sink: BlockSink | null = null,
): Answer<PoolTotals, ProjectionRefusal> {
  const prepared = prepareRun(columns, assumptions, conventions, grid)
  if (!prepared.ok) return prepared
  const run = prepared.value
  const totals = emptyTotals(run.periods)
  if (isFast(run)) projectFast(run, totals, sink)
  else projectExactly(run, totals)
  return projectOtherAssets(run, totals) ?? answer(totals)
}

/** Prepares a projection: everything about plain loans that can be refused is refused here. */
export function prepareRun(
  columns: LoanColumns,
  assumptions: Assumptions,
  conventions: Conventions,
  grid: Grid,
): Answer<ProjectionRun, ProjectionRefusal> {
  const refused =
    checkGrid(grid) ?? checkConventions(conventions, assumptions) ?? checkSchedules(columns, grid)
  if (refused) return refused
  const pool = getPoolOnGrid(columns, grid)
  const run = new ProjectionRun(pool, assumptions, conventions)
  return checkAssumptions(assumptions, pool.life) ?? run.readRates() ?? answer(run)
}

function checkGrid({ dates }: Grid): Refused<ProjectionRefusal> | null {
  if (dates.length < 2 || dates.length > PERIODS_MAX + 1)
    return refuse('collection_periods_must_be_from_1_to_1200', 'dates')
  const wrong = dates.findIndex((date, i) => !isBusinessDate(date) || (dates[i - 1] ?? '') >= date)
  return wrong < 0 ? null : refuse('collection_dates_must_rise', `dates.${wrong}`)
}

function checkConventions(
  { rounding, sequence }: Conventions,
  { default: defaults, prepayment, delinquency }: Assumptions,
): Refused<ProjectionRefusal> | null {
  if (rounding.mode === 'none') return refuse('projection_must_round_to_fen', 'rounding.mode')
  const supposes = defaults.kind !== 'none' || prepayment.kind !== 'none' || delinquency
  if (sequence === 'contract_only' && supposes)
    return refuse('contract_only_must_have_no_assumptions', 'sequence')
  return null
}

function checkSchedules(columns: LoanColumns, grid: Grid): Refused<ProjectionRefusal> | null {
  const uncounted = columns.schedules.some(({ dayCount }) => dayCount === 'B/252')
  return uncounted && !grid.calendar
    ? refuse('loan_in_b_252_must_have_a_calendar', 'calendar')
    : null
}
