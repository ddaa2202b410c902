import type { Calendar } from '../../kernel/calendar.ts'
import { type BusinessDate, dayNumber, dayNumberOf, daysInMonth } from '../../kernel/date.ts'
import { yearFraction } from '../../kernel/day-count.ts'
import { type Ratio, toNumber } from '../ratio.ts'
import type { ScheduleTerms } from './columns.ts'

/** The collection periods of a projection: period p runs from `dates[p]` up to `dates[p + 1]`. */
export interface Grid {
  readonly dates: readonly BusinessDate[]
  /** For loans that count B/252. */
  readonly calendar?: Calendar
}

/** The payments of a schedule that fall inside the grid, numbered from 0. */
export interface PaymentSchedule {
  readonly months: number
  readonly payments: number
  /** The first of them that fell due before the grid begins and were not made. */
  readonly overdue: number
  /** A text of everything that the dates depend on. */
  readonly text: string
  /** Day numbers: payment k accrues from `due[k]` and falls due on `due[k + 1]`. */
  readonly due: Int32Array
  /** The collection period that each payment falls in. */
  readonly period: Int32Array
  readonly yearFraction: readonly Ratio[]
  /** The same fractions as doubles, and the longest of them. */
  readonly yearFractionNear: Float64Array
  readonly longestYearFraction: number
}

/** Builds the payments up to the end of the grid: recoveries still come back after the last one. */
export function buildSchedules(
  all: readonly ScheduleTerms[],
  grid: Grid,
): readonly PaymentSchedule[] {
  const ends = grid.dates.map(dayNumber)
  return all.map(terms => buildSchedule(terms, ends, grid.calendar))
}

function buildSchedule(
  terms: ScheduleTerms,
  ends: readonly number[],
  calendar: Calendar | undefined,
): PaymentSchedule {
  const end = ends[ends.length - 1]!
  const due = [terms.accruesFrom ?? dueDay(terms, -1)]
  const periods: number[] = []
  const fractions: Ratio[] = []
  let period = 0
  for (let day = dueDay(terms, 0); day < end; day = dueDay(terms, periods.length)) {
    while (day >= ends[period + 1]!) period++
    fractions.push(accrual(terms, due[periods.length]!, day, calendar))
    due.push(day)
    periods.push(period)
  }
  const near = Float64Array.from(fractions, toNumber)
  return {
    months: terms.months,
    payments: periods.length,
    overdue: due.slice(1).filter(day => day < ends[0]!).length,
    text: `${Object.values(terms).join()}/${periods.length}`,
    due: Int32Array.from(due),
    period: Int32Array.from(periods),
    yearFraction: fractions,
    yearFractionNear: near,
    longestYearFraction: near.reduce((a, b) => Math.max(a, b), 0),
  }
}

/** Computes the day number of payment `k`; a month without that day has its last day instead. */
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
