import type { Calendar } from '../../kernel/calendar.ts'
import { type BusinessDate, dayNumber, dayNumberOf, daysInMonth } from '../../kernel/date.ts'
import { yearFraction } from '../../kernel/day-count.ts'
import { numberOf, type Ratio } from '../ratio.ts'
import type { ScheduleTerms } from './columns.ts'

/**
 * The collection periods of a projection: period p runs from `dates[p]` to `dates[p + 1]`,
 * excluded.
 */
export interface Grid {
  readonly dates: readonly BusinessDate[]
  /** For loans that count B/252. */
  readonly calendar?: Calendar
}

/** The payments of a schedule that fall inside the grid, the first is number 0. */
export interface Schedule {
  readonly months: number
  readonly payments: number
  /** All that its dates depend on. */
  readonly text: string
  /** `due[k]` opens the accrual of payment k and `due[k + 1]` is its date: day numbers. */
  readonly due: Int32Array
  /** The collection period a payment falls in. */
  readonly periodOf: Int32Array
  readonly yearFraction: readonly Ratio[]
  /** The same as doubles, and the longest of them. */
  readonly yearFractionNear: Float64Array
  readonly longestYearFraction: number
}

/** All payments to the end of the grid: the loans' own, and those at which recoveries come back. */
export function schedulesOn(all: readonly ScheduleTerms[], grid: Grid): readonly Schedule[] {
  const ends = grid.dates.map(dayNumber)
  return all.map(terms => scheduleOn(terms, ends, grid.calendar))
}

function scheduleOn(
  terms: ScheduleTerms,
  ends: readonly number[],
  calendar: Calendar | undefined,
): Schedule {
  const end = ends[ends.length - 1]!
  const due = [terms.accruesFrom ?? dueDay(terms, -1)]
  const periodOf: number[] = []
  const fractions: Ratio[] = []
  let period = 0
  for (let day = dueDay(terms, 0); day < end; day = dueDay(terms, periodOf.length)) {
    while (day >= ends[period + 1]!) period++
    fractions.push(accrual(terms, due[periodOf.length]!, day, calendar))
    due.push(day)
    periodOf.push(period)
  }
  const near = Float64Array.from(fractions, numberOf)
  return {
    months: terms.months,
    payments: periodOf.length,
    text: `${Object.values(terms).join()}/${periodOf.length}`,
    due: Int32Array.from(due),
    periodOf: Int32Array.from(periodOf),
    yearFraction: fractions,
    yearFractionNear: near,
    longestYearFraction: near.reduce((a, b) => Math.max(a, b), 0),
  }
}

/** The day number of payment `k`; a month without that day has its last day instead. */
export function dueDay({ nextMonth, day, months }: ScheduleTerms, k: number): number {
  const index = nextMonth + k * months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return dayNumberOf({ year, month, day: Math.min(day, daysInMonth(year, month)) })
}

function accrual(
  { dayCount, months, maturity }: ScheduleTerms,
  from: number,
  to: number,
  calendar: Calendar | undefined,
): Ratio {
  const { numerator, denominator } = yearFraction(dayCount, from, to, {
    ...(maturity === null ? {} : { maturity }),
    ...(calendar ? { calendar } : {}),
    annual: months === 12,
  })
  return { num: BigInt(numerator), den: BigInt(denominator) }
}
