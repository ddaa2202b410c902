import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import type { Conventions } from '../../../contracts/abs/convention.ts'
import type { Grid, LoanColumns, PoolTotals } from '../../../contracts/abs/projection/index.ts'

/** What every thread is given once: a pool in shared memory. */
export interface ThreadPool {
  readonly columns: LoanColumns
}

/** One projection of the places `from` to `to` of the pool. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly assumptions: Assumptions
  readonly conventions: Conventions
  readonly grid: Grid
}

/** What a thread answers: sums, or the words of what it could not do; with its own CPU time. */
export type PartAnswer =
  | { readonly totals: PoolTotals; readonly cpuMs: number; readonly wallMs: number }
  | { readonly fault: string }
