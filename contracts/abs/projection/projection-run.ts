import { dayNumber } from '../../kernel/date.ts'
import type { Refused } from '../../kernel/decision.ts'
import type { Assumptions } from '../assumption/assumptions.ts'
import type { Conventions } from '../convention.ts'
import { type Ratio, times } from '../ratio.ts'
import type { LoanColumns } from './columns.ts'
import { type AnnuityFactors, annuityFactors } from './factor.ts'
import { findSegment, type RatePath, type RateRefusal } from './period-rate.ts'
import type { PoolOnGrid, PoolRates } from './pool-on-grid.ts'
import type { Grid, PaymentSchedule } from './schedule.ts'

/** One projection: its inputs, and what is computed once for all its loans. */
export class ProjectionRun {
  readonly pool: PoolOnGrid
  readonly columns: LoanColumns
  readonly assumptions: Assumptions
  readonly conventions: Conventions
  readonly grid: Grid
  /** The grid's dates as day numbers. */
  readonly collectionDays: Int32Array
  #rates: PoolRates | null = null
  readonly #annuities = new Map<Ratio, AnnuityFactors>()

  constructor(pool: PoolOnGrid, assumptions: Assumptions, conventions: Conventions) {
    this.pool = pool
    this.columns = pool.columns
    this.grid = pool.grid
    this.assumptions = assumptions
    this.conventions = conventions
    this.collectionDays = Int32Array.from(pool.grid.dates, dayNumber)
  }

  get periods(): number {
    return this.grid.dates.length - 1
  }

  /** Finds every distinct rate path before the first payment, where one can still be refused. */
  readRates(): Refused<RateRefusal> | null {
    const { assumptions, conventions } = this
    const rates = this.pool.rates(conventions.periodRate, assumptions.curves)
    if (!rates.ok) return rates
    this.#rates = rates.value
    return null
  }

  getSchedule(at: number): PaymentSchedule {
    return this.pool.schedules[this.columns.schedule[at]!]!
  }

  getRatePath(at: number): RatePath {
    return this.#rates!.paths[this.#rates!.pathIndex[at]!]!
  }

  /** Gets the interest on a unit of balance up to payment `k` of the loan `at`. */
  getInterestFactor(at: number, k: number): Ratio {
    const schedule = this.getSchedule(at)
    const path = this.getRatePath(at)
    const rate = path.rates[findSegment(path, k)]!
    if (this.conventions.periodRate.kind === 'nominal') return rate.nominal
    return times(rate.annual, schedule.yearFraction[k]!)
  }

  /** Gets the annuity factors of a rate; `periodRate` is the `nominal` object of a `PeriodRate`. */
  getAnnuityFactors(periodRate: Ratio): AnnuityFactors {
    const before = this.#annuities.get(periodRate)
    if (before) return before
    const factors = annuityFactors(periodRate)
    this.#annuities.set(periodRate, factors)
    return factors
  }
}
