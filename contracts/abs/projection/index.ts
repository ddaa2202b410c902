export {
  COLUMN_PRODUCTS,
  type ColumnRefusal,
  columnsOf,
  type LoanColumns,
  sliceColumns,
} from './columns.ts'
export {
  type Projection,
  type ProjectionRefusal,
  projectPool,
  projectTotals,
} from './project-pool.ts'
export type { Grid } from './schedule.ts'
export { addTotals, type PoolTotals, poolPeriods } from './totals.ts'
