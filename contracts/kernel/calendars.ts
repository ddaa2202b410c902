import { type Calendar, type Roll, rollDay } from './calendar.ts'
import { dayNumberOf, weekday } from './date.ts'

/** The rules are law until changed; days beyond this year are provisional all the same. */
const RULES_THROUGH = 2199
const RULES_FROM = 2000

/** Weekends only: Monday to Friday, every year. */
export const MONDAY_TO_FRIDAY: Calendar = {
  name: 'monday_to_friday',
  edition: 'monday-to-friday.1',
  closed: new Set(),
  open: new Set(),
  publishedThrough: 9999,
}

/** The euro's settlement days: six holidays since 2000, never moved from a weekend. */
export const TARGET: Calendar = byRule('target', 'target-rules.1', year => {
  const easter = easterSunday(year)
  const fixed = [on(year, 1, 1), on(year, 5, 1), on(year, 12, 25), on(year, 12, 26)]
  return [...fixed, easter - 2, easter + 1]
})

/** The Federal Reserve's days: a holiday on a Sunday moves to Monday, one on a Saturday is lost. */
export const FEDERAL_RESERVE: Calendar = byRule('federal_reserve', 'fed-rules.1', year =>
  [
    on(year, 1, 1),
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    lastMonday(year, 5),
    ...(year > 2021 ? [on(year, 6, 19)] : []),
    on(year, 7, 4),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    on(year, 11, 11),
    nthWeekday(year, 11, 4, 4),
    on(year, 12, 25),
  ].map(day => (weekday(day) === 0 ? day + 1 : day)),
)

/** The calendars that need no data of a year. */
export const BUILT_IN_CALENDARS: readonly Calendar[] = [MONDAY_TO_FRIDAY, TARGET, FEDERAL_RESERVE]

/** 计息与付款: which of the two dates of a payment the roll moves. */
export type RollOrder = 'shift_calc' | 'calc_shift'

/** The day a payment falls on, and the day its interest is calculated to. */
export interface RolledDay {
  readonly paid: number
  readonly calculated: number
}

/** shift_calc: interest runs to the moved day; calc_shift: to the day it was due. */
export function rollPayment(
  calendar: Calendar,
  day: number,
  roll: Roll,
  order: RollOrder,
): RolledDay {
  const paid = rollDay(calendar, day, roll)
  return { paid, calculated: order === 'shift_calc' ? paid : day }
}

/** Gauss's Easter in the form of Meeus, Jones and Butcher; Gregorian years. */
export function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const m = Math.floor((a + 11 * h) / 319)
  const j = (2 * (b % 4) + 2 * Math.floor(c / 4) - (c % 4) - h + m + 32) % 7
  const month = Math.floor((h - m + j + 90) / 25)
  return on(year, month, (h - m + j + month + 19) % 32)
}

function byRule(name: string, edition: string, holidays: (year: number) => number[]): Calendar {
  const years = Array.from({ length: RULES_THROUGH - RULES_FROM + 1 }, (_, i) => RULES_FROM + i)
  const closed = new Set(years.flatMap(holidays))
  return { name, edition, closed, open: new Set(), publishedThrough: RULES_THROUGH }
}

function on(year: number, month: number, day: number): number {
  return dayNumberOf({ year, month, day })
}

function nthWeekday(year: number, month: number, wanted: number, nth: number): number {
  const first = on(year, month, 1)
  return first + ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1)
}

function lastMonday(year: number, month: number): number {
  const end = on(year, month + 1, 1) - 1
  return end - ((weekday(end) + 6) % 7)
}
