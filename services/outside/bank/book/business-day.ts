import {
  addDays,
  type BusinessDate,
  dayNumber,
  weekday,
} from '../../../../contracts/kernel/date.ts'
import type { LocalTime } from './events.ts'

/** What comes later in the day is of the next business day. */
export const CUT_OFF = '17:00:00'
export const OPENS_AT = '09:00:00'

/** Monday to Friday: this bank knows no holidays. */
export function isBankDay(date: string): boolean {
  const day = weekday(dayNumber(date as BusinessDate))
  return day >= 1 && day <= 5
}

export function nextDay(date: string): string {
  return addDays(date as BusinessDate, 1)
}

export function nextBankDay(date: string): string {
  let day = nextDay(date)
  while (!isBankDay(day)) day = nextDay(day)
  return day
}

/** The day on which the bank does what it is told at this moment. */
export function workingDay(now: LocalTime): string {
  const date = now.slice(0, 10)
  return isBankDay(date) && now.slice(11) < CUT_OFF ? date : nextBankDay(date)
}
