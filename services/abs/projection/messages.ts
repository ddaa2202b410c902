import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import type { Conventions } from '../../../contracts/abs/convention.ts'
import type { LoanColumns } from '../../../contracts/abs/projection/columns.ts'
import type { ProjectionRefusal } from '../../../contracts/abs/projection/run/project-pool.ts'
import type { Grid } from '../../../contracts/abs/projection/schedule.ts'
import type { PoolTotals } from '../../../contracts/abs/projection/totals.ts'
import type { Refused } from '../../../contracts/kernel/decision.ts'

/** What a thread is given once: a pool in shared memory, and the assets of it that are its own. */
export interface ThreadPool {
  readonly columns: LoanColumns
  readonly from: number
  readonly to: number
}

/** A request to project the thread’s part of the pool. */
export interface PartRequest {
  readonly assumptions: Assumptions
  readonly conventions: Conventions
  readonly grid: Grid
}

/** The answer of a thread: totals with its own CPU time, a refusal, or the text of a fault. */
export type PartAnswer =
  | { readonly totals: PoolTotals; readonly cpuMs: number; readonly wallMs: number }
  | { readonly refused: Refused<ProjectionRefusal> }
  | { readonly fault: string }
