import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import type { Conventions } from '../../../contracts/abs/convention.ts'
import type { LoanColumns } from '../../../contracts/abs/projection/columns.ts'
import type { ProjectionRefusal } from '../../../contracts/abs/projection/run/project-pool.ts'
import type { Grid } from '../../../contracts/abs/projection/schedule.ts'
import type { PoolTotals } from '../../../contracts/abs/projection/totals.ts'
import type { Refused } from '../../../contracts/kernel/decision.ts'

/** What a thread is given once: a pool in shared memory, and the places of it that are its own. */
export interface ThreadPool {
  readonly columns: LoanColumns
  readonly from: number
  readonly to: number
}

/** One projection of a thread's part of the pool. */
export interface Part {
  readonly assumptions: Assumptions
  readonly conventions: Conventions
  readonly grid: Grid
}

/** What a thread answers: sums, a refusal, or the words of a fault; with its own CPU time. */
export type PartAnswer =
  | { readonly totals: PoolTotals; readonly cpuMs: number; readonly wallMs: number }
  | { readonly refused: Refused<ProjectionRefusal> }
  | { readonly fault: string }
