import { dayNumber } from '../../kernel/date.ts'
import type { Refused } from '../../kernel/decision.ts'
import type { Assumptions } from '../assumption/assumptions.ts'
import type { Conventions } from '../convention.ts'
import { type Ratio, times } from '../ratio.ts'
import type { LoanColumns } from './columns.ts'
import { type AnnuityFactors, annuityFactors } from './factor.ts'
import { type RatePath, type RateRefusal, segmentAt } from './period-rate.ts'
import type { PlacedPool, PoolRates } from './pool-on-grid.ts'
import type { Grid, Schedule } from './schedule.ts'

/** One projection's inputs with what is computed once and shared by all its loans. */
export class Run {
  readonly placed: PlacedPool
  readonly columns: LoanColumns
  readonly assumptions: Assumptions
  readonly conventions: Conventions
  readonly grid: Grid
  /** The grid's dates as day numbers. */
  readonly collectionDays: Int32Array
  private rates: PoolRates | null = null
  private readonly annuities = new Map<Ratio, AnnuityFactors>()

  constructor(placed: PlacedPool, assumptions: Assumptions, conventions: Conventions) {
    this.placed = placed
    this.columns = placed.columns
    this.grid = placed.grid
    this.assumptions = assumptions
    this.conventions = conventions
    this.collectionDays = Int32Array.from(placed.grid.dates, dayNumber)
  }

  get periods(): number {
    return this.grid.dates.length - 1
  }

  /** Works out every distinct rate path, so that none can be refused in the middle of a run. */
  readRates(): Refused<RateRefusal> | null {
    const { assumptions, conventions } = this
    const rates = this.placed.rates(conventions.periodRate, assumptions.curves)
    if ('refusal' in rates) return rates
    this.rates = rates
    return null
  }

  scheduleOf(at: number): Schedule {
    return this.placed.schedules[this.columns.schedule[at]!]!
  }

  ratePathOf(at: number): RatePath {
    return this.rates!.paths[this.rates!.pathOf[at]!]!
  }

  /** What a unit of balance earns until payment `k` of the loan at a place of the columns. */
  interestFactor(at: number, k: number): Ratio {
    const schedule = this.scheduleOf(at)
    const path = this.ratePathOf(at)
    const rate = path.rates[segmentAt(path, k)]!
    if (this.conventions.periodRate.kind === 'nominal') return rate.nominal
    return times(rate.annual, schedule.yearFraction[k]!)
  }

  /** `periodRate` is one object per rate: the nominal one of a `PeriodRate`. */
  annuity(periodRate: Ratio): AnnuityFactors {
    const before = this.annuities.get(periodRate)
    if (before) return before
    const factors = annuityFactors(periodRate)
    this.annuities.set(periodRate, factors)
    return factors
  }
}
