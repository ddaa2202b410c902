export {
  type ColumnRefusal,
  columnsOf,
  type LoanColumns,
  sliceColumns,
} from './columns.ts'
export { projectOthers } from './other-pool.ts'
export {
  type Projection,
  type ProjectionRefusal,
  prepareRun,
  projectPool,
  projectTotals,
} from './project-pool.ts'
export { emptyRescaled, rescale, type ScenarioShares } from './rescale.ts'
export { rescaledPeriods } from './rescaled-periods.ts'
export type { Grid } from './schedule.ts'
export { addTotals, emptyTotals, type PoolTotals, poolPeriods } from './totals.ts'
