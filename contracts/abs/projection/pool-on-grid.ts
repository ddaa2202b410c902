import type { Refused } from '../../kernel/decision.ts'
import type { RateCurve } from '../assumption/assumptions.ts'
import type { Life } from '../assumption/check-assumptions.ts'
import { countMonthsBegun } from '../assumption/hazard.ts'
import type { PeriodRateConvention } from '../convention.ts'
import type { LoanColumns } from './columns.ts'
import { PeriodRates, type RatePath, type RateRefusal } from './period-rate.ts'
import { type Grid, type Schedule, schedulesOn } from './schedule.ts'

/** The rate path of each loan: a place in `paths`, which holds each distinct one once. */
export interface PoolRates {
  readonly pathOf: Int32Array
  readonly paths: readonly RatePath[]
}

/**
 * A pool on a grid, with what follows from the two alone and is the same in every scenario:
 * schedules, lives, blocks; and the rates, which change only with curves and their convention.
 */
export class PlacedPool {
  readonly columns: LoanColumns
  readonly grid: Grid
  readonly schedules: readonly Schedule[]
  /** How far scenario vectors must reach. */
  readonly life: Life
  private lastRates: { readonly text: string; readonly rates: PoolRates } | null = null
  private readonly blocks = new Map<string, readonly Uint32Array[]>()

  constructor(columns: LoanColumns, grid: Grid) {
    this.columns = columns
    this.grid = grid
    this.schedules = schedulesOn(columns.schedules, grid)
    this.life = lifeOf(columns, this.schedules, grid)
  }

  rates(
    convention: PeriodRateConvention,
    curves: Readonly<Record<string, RateCurve>>,
  ): PoolRates | Refused<RateRefusal> {
    const text = JSON.stringify([convention, curves])
    if (this.lastRates?.text === text) return this.lastRates.rates
    const rates = poolRates(this, new PeriodRates(convention, curves))
    if (!('refusal' in rates)) this.lastRates = { text, rates }
    return rates
  }

  /** Blocks by the text of all they depend on beside pool and grid. */
  blocksKept(text: string, cut: () => readonly Uint32Array[]): readonly Uint32Array[] {
    const before = this.blocks.get(text)
    if (before) return before
    const blocks = cut()
    this.blocks.set(text, blocks)
    return blocks
  }
}

/** The last grid each pool was placed on, for as long as the pool is held. */
const PLACED = new WeakMap<LoanColumns, PlacedPool>()

export function placedOn(columns: LoanColumns, grid: Grid): PlacedPool {
  const before = PLACED.get(columns)
  if (before && sameGrid(before.grid, grid)) return before
  const placed = new PlacedPool(columns, grid)
  PLACED.set(columns, placed)
  return placed
}

function sameGrid(a: Grid, b: Grid): boolean {
  return (
    a.calendar === b.calendar &&
    a.dates.length === b.dates.length &&
    a.dates.every((date, i) => date === b.dates[i])
  )
}

/** A fixed rate's path is the same on all schedules of one interval. */
function poolRates(
  { columns, schedules }: PlacedPool,
  rates: PeriodRates,
): PoolRates | Refused<RateRefusal> {
  const { coupons } = columns
  const places = new Map<number, number>()
  const paths: RatePath[] = []
  const pathOf = new Int32Array(columns.count)
  for (let at = 0; at < columns.count; at++) {
    if (columns.remaining[at] === 0) continue
    const coupon = coupons[columns.coupon[at]!]!
    const schedule = schedules[columns.schedule[at]!]!
    const row = coupon.kind === 'fixed' ? -schedule.months : columns.schedule[at]!
    const key = row * coupons.length + columns.coupon[at]!
    let place = places.get(key)
    if (place === undefined) {
      const path = rates.path(coupon, schedule)
      if ('refusal' in path) return path
      place = paths.push(path) - 1
      places.set(key, place)
    }
    pathOf[at] = place
  }
  return { pathOf, paths }
}

function lifeOf(columns: LoanColumns, schedules: readonly Schedule[], grid: Grid): Life {
  let periods = 0
  let ageMonths = 0
  for (let at = 0; at < columns.count; at++) {
    if (columns.remaining[at] === 0) continue
    const schedule = schedules[columns.schedule[at]!]!
    const payments = Math.min(columns.remaining[at]!, schedule.payments)
    periods = Math.max(periods, (schedule.periodOf[payments - 1] ?? -1) + 1)
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
