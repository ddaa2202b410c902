import { availableParallelism } from 'node:os'
import type { StatedAsset } from '../../../contracts/abs/asset.ts'
import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import {
  type AssumptionGroup,
  type GroupedAssumptions,
  listPartAssumptions,
  splitByGroup,
} from '../../../contracts/abs/assumption/groups.ts'
import type { PoolPeriod } from '../../../contracts/abs/pool/pool-period.ts'
import { buildColumns, type LoanColumns } from '../../../contracts/abs/projection/columns.ts'
import { projectAsset } from '../../../contracts/abs/projection/run/project-asset.ts'
import {
  type Projection,
  type ProjectionRefusal,
  prepareRun,
  projectPool,
} from '../../../contracts/abs/projection/run/project-pool.ts'
import type { Grid } from '../../../contracts/abs/projection/schedule.ts'
import {
  addTotals,
  buildPoolPeriods,
  emptyTotals,
  type PoolTotals,
} from '../../../contracts/abs/projection/totals.ts'
import { type Answer, answer } from '../../../contracts/kernel/answer.ts'
import { assert } from '../../../contracts/kernel/bug.ts'
import type { Refused } from '../../../contracts/kernel/decision.ts'
import { type Input, taken } from '../input/input.ts'
import { ProjectionThreads } from '../projection/projection-threads.ts'
import type { ForecastInput } from './forecast-input.ts'
import { buildPoolColumns, type PoolColumns } from './pool-columns.ts'

/** From this size on a part is projected on several threads. */
const THREADED_ASSETS_MIN = 30_000

/** Assets with the same assumptions: all of the pool, or a group by their index in it. */
interface Part {
  readonly columns: LoanColumns
  readonly indices: readonly number[] | null
  threads: ProjectionThreads | null
}

/** The pool of a forecast, whole or in the groups of a scenario, which are built once. */
export class PoolParts {
  readonly #input: ForecastInput
  readonly #grid: Grid
  readonly #assets: readonly StatedAsset[]
  readonly #whole: Part
  readonly #split = new Map<string, readonly (Part | null)[]>()

  private constructor(input: ForecastInput, grid: Grid, { assets, columns }: PoolColumns) {
    this.#input = input
    this.#grid = grid
    this.#assets = assets
    this.#whole = { columns, indices: null, threads: null }
  }

  static build(input: ForecastInput, grid: Grid): Input<PoolParts> {
    const built = buildPoolColumns(input)
    return built.ok ? taken(new PoolParts(input, grid, built.value)) : built
  }

  /** Projects the pool on this thread. */
  project(assumptions: GroupedAssumptions): Answer<Projection, ProjectionRefusal> {
    const done: Projection[] = []
    for (const [part, own, i] of this.#listParts(assumptions)) {
      const { conventions } = this.#input.scenarios
      const projected = projectPool(part.columns, own, conventions, this.#grid)
      if (!projected.ok) return refuseInPart(projected, part, assumptions, i)
      done.push(projected.value)
    }
    return this.#join(done)
  }

  /** Projects large parts on threads, which stay until `close`; small ones as `project` does. */
  async projectOnThreads(
    assumptions: GroupedAssumptions,
  ): Promise<Answer<Projection, ProjectionRefusal>> {
    const done: Projection[] = []
    for (const [part, own, i] of this.#listParts(assumptions)) {
      const { conventions } = this.#input.scenarios
      part.threads ??= startThreads(part.columns)
      const projected = part.threads
        ? await part.threads.project(own, conventions, this.#grid)
        : projectPool(part.columns, own, conventions, this.#grid)
      if (!projected.ok) return refuseInPart(projected, part, assumptions, i)
      done.push(projected.value)
    }
    return this.#join(done)
  }

  /** Gives the rows of each asset by its index in the pool, after the pool was projected. */
  *projectAssets(
    assumptions: GroupedAssumptions,
  ): Generator<readonly [at: number, rows: readonly PoolPeriod[]]> {
    for (const [{ columns, indices }, own] of this.#listParts(assumptions)) {
      const run = prepareRun(columns, own, this.#input.scenarios.conventions, this.#grid)
      assert(run.ok, 'the pool was projected')
      for (let at = 0; at < columns.count; at++)
        yield [indices?.[at] ?? at, projectAsset(run.value, at)]
    }
  }

  async close(): Promise<void> {
    const parts = [this.#whole, ...[...this.#split.values()].flat()]
    await Promise.all(parts.map(part => part?.threads?.close()))
  }

  /** Lists the parts that have assets, each with its assumptions and its number. */
  #listParts(assumptions: GroupedAssumptions): readonly (readonly [Part, Assumptions, number])[] {
    const own = listPartAssumptions(assumptions)
    const { groups = [] } = assumptions
    const parts = groups.length === 0 ? [this.#whole] : this.#splitBy(groups)
    return parts.flatMap((part, i) => (part ? [[part, own[i]!, i] as const] : []))
  }

  #splitBy(groups: readonly AssumptionGroup[]): readonly (Part | null)[] {
    const key = JSON.stringify(groups.map(({ where }) => where))
    const before = this.#split.get(key)
    if (before) return before
    const { deal, midLife } = this.#input
    const assets = this.#assets
    const split = splitByGroup(assets, groups, midLife?.asOf ?? deal.deal.dates.cutOff)
    assert(split.ok, 'the conditions of scenarios were checked when they were read')
    const parts = split.value.map((indices): Part | null => {
      if (indices.length === 0) return null
      const built = buildColumns(indices.map(at => assets[at]!))
      assert(built.ok, 'a part of a pool is sound where the pool is')
      return { columns: built.value, indices, threads: null }
    })
    this.#split.set(key, parts)
    return parts
  }

  /** Adds up what the parts were projected to. */
  #join(done: readonly Projection[]): Answer<Projection, ProjectionRefusal> {
    const [only] = done
    if (done.length === 1) return answer(only!)
    const totals: PoolTotals = emptyTotals(this.#grid.dates.length - 1)
    for (const part of done) addTotals(totals, part.totals)
    return answer({ periods: buildPoolPeriods(totals, this.#grid), totals })
  }
}

/** Starts threads for a large part; a small one is projected before they would be ready. */
function startThreads(columns: LoanColumns): ProjectionThreads | null {
  const count = availableParallelism()
  const pays = columns.count >= THREADED_ASSETS_MIN && count > 1
  return pays ? new ProjectionThreads(columns, count) : null
}

/** Leads the path of a refusal from a part to the asset of the pool, or to the group. */
function refuseInPart(
  refused: Refused<ProjectionRefusal>,
  { indices }: Part,
  { groups = [] }: GroupedAssumptions,
  part: number,
): Refused<ProjectionRefusal> {
  const { path } = refused
  const [field = ''] = path.split('.')
  const own = groups[part - 1]
  if (own && Object.hasOwn(own, field)) return { ...refused, path: `groups.${part - 1}.${path}` }
  const moved = path.replace(/^assets\.(\d+)/, (_, at: string) => {
    return `assets.${indices?.[Number(at)] ?? at}`
  })
  return { ...refused, path: moved }
}
