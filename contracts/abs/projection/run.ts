import { dayNumber } from '../../kernel/date.ts'
import type { Refused } from '../../kernel/decision.ts'
import type { Assumptions } from '../assumption/assumptions.ts'
import type { Conventions } from '../convention.ts'
import { type Ratio, times } from '../ratio.ts'
import type { LoanColumns } from './columns.ts'
import { type AnnuityFactors, annuityFactors } from './factor.ts'
import { PeriodRates, type RatePath, type RateRefusal, segmentAt } from './period-rate.ts'
import type { Grid, Schedule } from './schedule.ts'

/** One projection's inputs with what is computed once and shared by all its loans. */
export class Run {
  readonly columns: LoanColumns
  readonly schedules: readonly Schedule[]
  readonly assumptions: Assumptions
  readonly conventions: Conventions
  readonly grid: Grid
  /** The grid's dates as day numbers. */
  readonly collectionDays: Int32Array
  private readonly paths = new Map<number, RatePath>()
  private readonly annuities = new Map<Ratio, AnnuityFactors>()

  constructor(
    columns: LoanColumns,
    schedules: readonly Schedule[],
    assumptions: Assumptions,
    conventions: Conventions,
    grid: Grid,
  ) {
    this.columns = columns
    this.schedules = schedules
    this.assumptions = assumptions
    this.conventions = conventions
    this.grid = grid
    this.collectionDays = Int32Array.from(grid.dates, dayNumber)
  }

  get periods(): number {
    return this.grid.dates.length - 1
  }

  /** Works out every distinct rate path, so that none can be refused in the middle of a run. */
  readRates(): Refused<RateRefusal> | null {
    const { columns, conventions, assumptions } = this
    const rates = new PeriodRates(conventions.periodRate, assumptions.curves)
    for (let at = 0; at < columns.count; at++) {
      if (columns.remaining[at] === 0 || this.paths.has(this.pathKey(at))) continue
      const coupon = columns.coupons[columns.coupon[at]!]!
      const path = rates.path(coupon, this.scheduleOf(at))
      if ('refusal' in path) return path
      this.paths.set(this.pathKey(at), path)
    }
    return null
  }

  scheduleOf(at: number): Schedule {
    return this.schedules[this.columns.schedule[at]!]!
  }

  ratePathOf(at: number): RatePath {
    return this.paths.get(this.pathKey(at))!
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

  private pathKey(at: number): number {
    const { coupon, schedule, coupons } = this.columns
    return schedule[at]! * coupons.length + coupon[at]!
  }
}
