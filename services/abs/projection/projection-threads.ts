import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import type { Conventions } from '../../../contracts/abs/convention.ts'
import type { LoanColumns } from '../../../contracts/abs/projection/columns.ts'
import { projectOtherAssets } from '../../../contracts/abs/projection/exact/other-assets.ts'
import {
  type Projection,
  type ProjectionRefusal,
  prepareRun,
} from '../../../contracts/abs/projection/run/project-pool.ts'
import type { Grid } from '../../../contracts/abs/projection/schedule.ts'
import {
  addTotals,
  buildPoolPeriods,
  emptyTotals,
  type PoolTotals,
} from '../../../contracts/abs/projection/totals.ts'
import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import type { PartAnswer, PartRequest, ThreadPool } from './messages.ts'
import { shareColumns } from './shared-columns.ts'

/** A thread of the projection died or threw; nothing of its run is used. */
export class ProjectionFault extends Error {
  override name = 'ProjectionFault'
}

/** The time that one thread took for its part, in milliseconds. */
export interface PartTime {
  readonly loanPeriods: number
  readonly cpuMs: number
  readonly wallMs: number
}

/** Projects one pool on several threads, which stay warm between projections until `close`. */
export class ProjectionThreads {
  readonly #columns: LoanColumns
  readonly #workers: readonly Worker[]
  readonly #started: readonly Promise<unknown>[]
  /** The times of the last projection, one per thread. */
  times: readonly PartTime[] = []

  constructor(columns: LoanColumns, threads: number) {
    this.#columns = columns
    const shared = shareColumns(columns)
    const cut = (i: number) => Math.floor((columns.count * i) / threads)
    const file = new URL('./projection-thread.ts', import.meta.url)
    const workers = Array.from({ length: threads }, (_, i) => {
      const workerData: ThreadPool = { columns: shared, from: cut(i), to: cut(i + 1) }
      return new Worker(file, { workerData })
    })
    this.#workers = workers
    this.#started = workers.map(worker => once(worker, 'message'))
  }

  /**
   * Projects the pool: the result is that of `projectPool`, to the fen, for any number of threads.
   */
  async project(
    assumptions: Assumptions,
    conventions: Conventions,
    grid: Grid,
  ): Promise<Answer<Projection, ProjectionRefusal>> {
    await this.ready()
    const parts = this.#workers.map(worker => ask(worker, { assumptions, conventions, grid }))
    const others = this.#others(assumptions, conventions, grid)
    const answers = await Promise.all(parts)
    const refused = answers.find(one => 'refused' in one)?.refused
    if (refused) return refused
    if (!others.ok) return others
    const done = answers.filter(one => 'totals' in one)
    const totals = emptyTotals(grid.dates.length - 1)
    for (const part of [...others.value, ...done.map(one => one.totals)]) addTotals(totals, part)
    this.times = done.map(({ totals: part, cpuMs, wallMs }) => ({
      loanPeriods: part.loanPeriods,
      cpuMs,
      wallMs,
    }))
    return answer({ periods: buildPoolPeriods(totals, grid), totals })
  }

  /** Projects the assets that are not plain loans on this thread, while the others run. */
  #others(
    assumptions: Assumptions,
    conventions: Conventions,
    grid: Grid,
  ): Answer<readonly PoolTotals[], ProjectionRefusal> {
    if (this.#columns.others.size === 0) return answer([])
    const run = prepareRun(this.#columns, assumptions, conventions, grid)
    if (!run.ok) return run
    const totals = emptyTotals(run.value.periods)
    return projectOtherAssets(run.value, totals) ?? answer([totals])
  }

  /** Resolves when every thread has loaded its code and waits for work. */
  async ready(): Promise<void> {
    await Promise.all(this.#started)
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()))
  }
}

type PartDone = Exclude<PartAnswer, { fault: string }>

async function ask(worker: Worker, part: PartRequest): Promise<PartDone> {
  const stop = new AbortController()
  const died = once(worker, 'exit', { signal: stop.signal }).then(([code]) => ({
    fault: `the thread ended with ${code}`,
  }))
  worker.postMessage(part)
  const answered = once(worker, 'message', { signal: stop.signal }).then(([answer]) => answer)
  const answer: PartAnswer = await Promise.race([answered, died])
  stop.abort()
  if ('fault' in answer) throw new ProjectionFault(answer.fault)
  return answer
}
