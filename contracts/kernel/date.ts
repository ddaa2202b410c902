/**
 * Business dates are `YYYY-MM-DD` in Asia/Shanghai; arithmetic is on day numbers (days since
 * 1970-01-01) by the civil-calendar algorithms of the proleptic Gregorian calendar.
 */
export type BusinessDate = `${number}-${number}-${number}`

export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DAYS_PER_ERA = 146_097
const ZERO = '0'.charCodeAt(0)

/** True only for a date that exists: `2026-02-30` and `2026-2-3` are not dates. */
export function isBusinessDate(text: string): text is BusinessDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const { year, month, day } = civil(text as BusinessDate)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Digit by digit: dates are read by the million, and pieces of text are not made for nothing. */
export function civil(date: BusinessDate): CivilDate {
  return { year: pair(date, 0) * 100 + pair(date, 2), month: pair(date, 5), day: pair(date, 8) }
}

/** The number of two digits. */
function pair(text: string, at: number): number {
  return 10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO
}

export function businessDate({ year, month, day }: CivilDate): BusinessDate {
  const pad = (n: number, width: number) => String(n).padStart(width, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as BusinessDate
}

/** Days since 1970-01-01. */
export function dayNumber(date: BusinessDate): number {
  return dayNumberOf(civil(date))
}

export function dayNumberOf({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * DAYS_PER_ERA + dayOfEra + dayOfYear - 719_468
}

export function civilOf(dayNumber: number): CivilDate {
  const z = dayNumber + 719_468
  const era = Math.floor(z / DAYS_PER_ERA)
  const dayOfEra = z - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

export function dateOf(dayNumber: number): BusinessDate {
  return businessDate(civilOf(dayNumber))
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return dateOf(dayNumber(date) + days)
}

/** The same day `months` later, or the last day of that month if it has no such day. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const { year, month, day } = civil(date)
  const index = year * 12 + month - 1 + months
  const y = Math.floor(index / 12)
  const m = index - y * 12 + 1
  return businessDate({ year: y, month: m, day: Math.min(day, daysInMonth(y, m)) })
}

/** Tells the last day of a month. */
export function isMonthEnd(date: BusinessDate): boolean {
  const { year, month, day } = civil(date)
  return day === daysInMonth(year, month)
}

/** Like `addMonths`, but the last day of a month stands for the last day of every month. */
export function addMonthsToEnd(date: BusinessDate, months: number): BusinessDate {
  const moved = addMonths(date, months)
  if (!isMonthEnd(date)) return moved
  const { year, month } = civil(moved)
  return businessDate({ year, month, day: daysInMonth(year, month) })
}

export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Calendar months from one date to another, whatever their days: 31 January to 1 March is 2. */
export function monthsBetween(from: BusinessDate, to: BusinessDate): number {
  const [start, end] = [civil(from), civil(to)]
  return 12 * (end.year - start.year) + end.month - start.month
}

/** 0 is Sunday. */
export function weekday(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
