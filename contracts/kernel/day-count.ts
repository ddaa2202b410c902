import { assert } from './bug.ts'
import { type Calendar, isBusinessDay } from './calendar.ts'
import { type CivilDate, civilOf, dayNumberOf, daysInMonth, isLeapYear } from './date.ts'

/** The day counts a document may name, in the words of the field. */
export const DAY_COUNTS = [
  'A/360',
  'A/365F',
  'A/A ISDA',
  'A/365A',
  'A/365L',
  'NL/365',
  '30E/360',
  '30E/360 ISDA',
  '30E+/360',
  '30/360 ISDA',
  '30/360 US',
  '30/360 German',
  'B/252',
] as const
export type DayCount = (typeof DAY_COUNTS)[number]

/** A part of a year as an exact fraction of whole numbers. */
export interface YearFraction {
  readonly numerator: number
  readonly denominator: number
}

/** What some day counts ask for besides the two dates; days are day numbers. */
export interface DayCountContext {
  /** 30E/360 ISDA: the last day of a February is day 30, unless it is the maturity. */
  readonly maturity?: number
  /** A/365L: the end of the interest period that the dates lie in; `to` unless given. */
  readonly periodEnd?: number
  /** A/365L: interest is paid once a year. */
  readonly annual?: boolean
  /** B/252 counts its business days; without it there is no B/252. */
  readonly calendar?: Calendar
}

/** The part of a year from day `from` (included) to day `to` (excluded), `from` ≤ `to`. */
export function yearFraction(
  dayCount: DayCount,
  from: number,
  to: number,
  context: DayCountContext = {},
): YearFraction {
  assert(from <= to, 'a year fraction runs forward')
  switch (dayCount) {
    case 'A/360':
      return { numerator: to - from, denominator: 360 }
    case 'A/365F':
      return { numerator: to - from, denominator: 365 }
    case 'A/A ISDA':
      return actualActualIsda(from, to)
    case 'A/365A':
      return { numerator: to - from, denominator: leapDaysUntil(from, to) > 0 ? 366 : 365 }
    case 'A/365L':
      return { numerator: to - from, denominator: yearOfActual365L(from, to, context) }
    case 'NL/365':
      return { numerator: to - from - leapDaysUntil(from, to), denominator: 365 }
    case 'B/252':
      return { numerator: businessDays(from, to, context.calendar), denominator: 252 }
    default:
      return { numerator: days30360(dayCount, from, to, context.maturity), denominator: 360 }
  }
}

/** Days of leap years count 1/366, the others 1/365: both over their product. */
function actualActualIsda(from: number, to: number): YearFraction {
  let leap = 0
  for (let year = civilOf(from).year; newYear(year) < to; year++) {
    if (isLeapYear(year)) leap += Math.min(to, newYear(year + 1)) - Math.max(from, newYear(year))
  }
  return { numerator: leap * 365 + (to - from - leap) * 366, denominator: 365 * 366 }
}

function newYear(year: number): number {
  return dayNumberOf({ year, month: 1, day: 1 })
}

/** How many times 29 February lies after `from` and not after `to`, as ICMA counts it. */
function leapDaysUntil(from: number, to: number): number {
  let count = 0
  for (let year = civilOf(from).year; newYear(year) <= to; year++) {
    const leapDay = isLeapYear(year) ? dayNumberOf({ year, month: 2, day: 29 }) : to + 1
    if (leapDay > from && leapDay <= to) count++
  }
  return count
}

function yearOfActual365L(from: number, to: number, { periodEnd, annual }: DayCountContext) {
  const end = periodEnd ?? to
  const leap = annual ? leapDaysUntil(from, end) > 0 : isLeapYear(civilOf(end).year)
  return leap ? 366 : 365
}

function businessDays(from: number, to: number, calendar: Calendar | undefined): number {
  assert(calendar !== undefined, 'B/252 has its calendar')
  let count = 0
  for (let day = from; day < to; day++) if (isBusinessDay(calendar, day)) count++
  return count
}

type DayCount30360 = Extract<DayCount, `30${string}`>

/** Months of 30 days; the six differ only in which day of the month each end counts as. */
function days30360(dayCount: DayCount30360, from: number, to: number, maturity?: number): number {
  if (from === to) return 0 // 30E+/360 would count a 31st twice
  const start = civilOf(from)
  const end = civilOf(to)
  const [first, last] = countedDays(dayCount, start, end, to === maturity)
  return 360 * (end.year - start.year) + 30 * (end.month - start.month) + (last - first)
}

function countedDays(
  dayCount: DayCount30360,
  start: CivilDate,
  end: CivilDate,
  matures: boolean,
): [number, number] {
  const first = Math.min(start.day, 30)
  switch (dayCount) {
    case '30E/360':
      return [first, Math.min(end.day, 30)]
    case '30E+/360':
      return [first, end.day] // a 31st is the first of the next month: day 31 of this one
    case '30/360 ISDA':
      return [first, first === 30 ? Math.min(end.day, 30) : end.day]
    case '30/360 US':
      return countedDaysUs(start, end)
    case '30E/360 ISDA':
      return [monthEndAs30(start), matures && end.month === 2 ? end.day : monthEndAs30(end)]
    case '30/360 German':
      return [monthEndAs30(start), monthEndAs30(end)]
  }
}

function countedDaysUs(start: CivilDate, end: CivilDate): [number, number] {
  const first = endsFebruary(start) ? 30 : Math.min(start.day, 30)
  if (endsFebruary(start) && endsFebruary(end)) return [first, 30]
  return [first, first === 30 ? Math.min(end.day, 30) : end.day]
}

function monthEndAs30(date: CivilDate): number {
  return endsFebruary(date) ? 30 : Math.min(date.day, 30)
}

function endsFebruary({ year, month, day }: CivilDate): boolean {
  return month === 2 && day === daysInMonth(year, 2)
}
