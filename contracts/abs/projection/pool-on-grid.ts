import { type Answer, answer } from '../../kernel/answer.ts'
import type { RateCurve } from '../assumption/assumptions.ts'
import type { Life } from '../assumption/check-assumptions.ts'
import { countMonthsBegun } from '../assumption/hazard.ts'
import type { PeriodRateConvention } from '../convention.ts'
import type { LoanColumns } from './columns.ts'
import { PeriodRates, type RatePath, type RateRefusal } from './period-rate.ts'
import { buildSchedules, type Grid, type PaymentSchedule } from './schedule.ts'

/** The rate path of each loan: an index in `paths`, which holds each distinct path once. */
export interface PoolRates {
  readonly pathIndex: Int32Array
  readonly paths: readonly RatePath[]
}

/**
 * A pool on a grid, with all that follows from the two and is the same in every scenario: payment
 * schedules, lives, blocks of loans, and the rates, which change only with curves and convention.
 */
export class PoolOnGrid {
  readonly columns: LoanColumns
  readonly grid: Grid
  readonly schedules: readonly PaymentSchedule[]
  /** How far the vectors of a scenario must reach. */
  readonly life: Life
  #lastRates: { readonly text: string; readonly findRates: PoolRates } | null = null
  readonly #blocks = new Map<string, readonly Uint32Array[]>()

  constructor(columns: LoanColumns, grid: Grid) {
    this.columns = columns
    this.grid = grid
    this.schedules = buildSchedules(columns.schedules, grid)
    this.life = findLife(columns, this.schedules, grid)
  }

  rates(
    convention: PeriodRateConvention,
    curves: Readonly<Record<string, RateCurve>>,
  ): Answer<PoolRates, RateRefusal> {
    const text = JSON.stringify([convention, curves])
    if (this.#lastRates?.text === text) return answer(this.#lastRates.findRates)
    const rates = findPoolRates(this, new PeriodRates(convention, curves))
    if (rates.ok) this.#lastRates = { text, findRates: rates.value }
    return rates
  }

  /** Gets blocks by a text of all they depend on besides pool and grid; cuts them once. */
  getBlocks(text: string, cut: () => readonly Uint32Array[]): readonly Uint32Array[] {
    const before = this.#blocks.get(text)
    if (before) return before
    const blocks = cut()
    this.#blocks.set(text, blocks)
    return blocks
  }
}

/** Each pool on the last grid it was used with, for as long as the pool is in memory. */
const POOLS = new WeakMap<LoanColumns, PoolOnGrid>()

/** Gets a pool on a grid; the one of the last call is used again if the grid is the same. */
export function getPoolOnGrid(columns: LoanColumns, grid: Grid): PoolOnGrid {
  const before = POOLS.get(columns)
  if (before && sameGrid(before.grid, grid)) return before
  const made = new PoolOnGrid(columns, grid)
  POOLS.set(columns, made)
  return made
}

function sameGrid(a: Grid, b: Grid): boolean {
  return (
    a.calendar === b.calendar &&
    a.dates.length === b.dates.length &&
    a.dates.every((date, i) => date === b.dates[i])
  )
}

/** Finds the rate path of each loan; a fixed rate has one path for all schedules of an interval. */
function findPoolRates(
  { columns, schedules }: PoolOnGrid,
  rates: PeriodRates,
): Answer<PoolRates, RateRefusal> {
  const { coupons } = columns
  const indices = new Map<number, number>()
  const paths: RatePath[] = []
  const pathIndex = new Int32Array(columns.count)
  for (let at = 0; at < columns.count; at++) {
    if (columns.remaining[at] === 0) continue
    const coupon = coupons[columns.coupon[at]!]!
    const schedule = schedules[columns.schedule[at]!]!
    const row = coupon.kind === 'fixed' ? -schedule.months : columns.schedule[at]!
    const key = row * coupons.length + columns.coupon[at]!
    let index = indices.get(key)
    if (index === undefined) {
      const path = rates.findPath(coupon, schedule)
      if (!path.ok) return path
      index = paths.push(path.value) - 1
      indices.set(key, index)
    }
    pathIndex[at] = index
  }
  return answer({ pathIndex, paths })
}

function findLife(columns: LoanColumns, schedules: readonly PaymentSchedule[], grid: Grid): Life {
  let periods = 0
  let ageMonths = 0
  for (let at = 0; at < columns.count; at++) {
    if (columns.remaining[at] === 0) continue
    const schedule = schedules[columns.schedule[at]!]!
    const payments = Math.min(columns.remaining[at]!, schedule.payments)
    periods = Math.max(periods, (schedule.period[payments - 1] ?? -1) + 1)
    ageMonths = Math.max(ageMonths, (columns.elapsed[at]! + payments) * schedule.months)
  }
  for (const asset of columns.others.values()) {
    if (asset.product !== 'receivable') continue
    const due = asset.maturityDate
    periods = Math.max(periods, grid.dates.filter(date => date <= due).length)
    ageMonths = Math.max(ageMonths, countMonthsBegun(asset.originationDate, due))
  }
  return { cutOff: grid.dates[0]!, periods: Math.min(periods, grid.dates.length - 1), ageMonths }
}
