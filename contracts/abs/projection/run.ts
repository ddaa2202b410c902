import type { Refused } from '../../kernel/decision.ts'
import type { Assumptions } from '../assumption/assumptions.ts'
import { type Fraction, fractionOf, numberOf, times } from '../assumption/fraction.ts'
import type { Conventions } from '../convention.ts'
import type { LoanColumns } from './columns.ts'
import { type AnnuityFactors, annuityFactors } from './factor.ts'
import { HazardFactors } from './hazard-path.ts'
import { nominalRate, type RatePath, type RateRefusal, ratePath, segmentAt } from './period-rate.ts'
import type { Grid, Schedule } from './schedule.ts'

/** A rate as level payments use it, and the double by which interest is multiplied. */
export interface PeriodRate {
  readonly annual: Fraction
  readonly nominal: Fraction
  readonly near: number
}

/** One projection's inputs with what is computed once and shared by all its loans. */
export class Run {
  readonly columns: LoanColumns
  readonly schedules: readonly Schedule[]
  readonly assumptions: Assumptions
  readonly conventions: Conventions
  readonly grid: Grid
  readonly hazards: HazardFactors
  private readonly paths = new Map<number, RatePath>()
  private readonly periodRates = Array.from({ length: 13 }, () => new Map<string, PeriodRate>())
  private readonly annuities = new Map<string, AnnuityFactors>()

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
    this.hazards = new HazardFactors(conventions.hazard)
  }

  get periods(): number {
    return this.grid.dates.length - 1
  }

  /** Works out every distinct rate path, so that none can be refused in the middle of a run. */
  readRates(): Refused<RateRefusal> | null {
    const { columns } = this
    for (let at = 0; at < columns.count; at++) {
      if (columns.remaining[at] === 0 || this.paths.has(this.pathKey(at))) continue
      const coupon = columns.coupons[columns.coupon[at]!]!
      const path = ratePath(coupon, this.scheduleOf(at), this.assumptions.curves)
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

  /** One object per distinct annual rate and payment interval. */
  periodRate(annual: string, months: number): PeriodRate {
    const rates = this.periodRates[months]!
    const before = rates.get(annual)
    if (before) return before
    const convention = this.conventions.periodRate
    const nominal = nominalRate(annual, months, convention)
    const near = convention.kind === 'nominal' ? numberOf(nominal) : Number(annual)
    const rate = { annual: fractionOf(annual), nominal, near }
    rates.set(annual, rate)
    return rate
  }

  /** What a unit of balance earns until payment `k` of the loan at a place of the columns. */
  interestFactor(at: number, k: number): Fraction {
    const schedule = this.scheduleOf(at)
    const path = this.ratePathOf(at)
    const rate = this.periodRate(path.rates[segmentAt(path, k)]!, schedule.months)
    if (this.conventions.periodRate.kind === 'nominal') return rate.nominal
    return times(rate.annual, schedule.yearFraction[k]!)
  }

  annuity(periodRate: Fraction): AnnuityFactors {
    const key = `${periodRate.num}/${periodRate.den}`
    const before = this.annuities.get(key)
    if (before) return before
    const factors = annuityFactors(periodRate)
    this.annuities.set(key, factors)
    return factors
  }

  private pathKey(at: number): number {
    const { coupon, schedule, coupons } = this.columns
    return schedule[at]! * coupons.length + coupon[at]!
  }
}
