import type { BusinessDate } from '../../contracts/kernel/date.ts'

/** The calendar date in a time zone of the IANA database, now unless another instant is given. */
export function dateInZone(timeZone: string, now: number = Date.now()): BusinessDate {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv', { timeZone }).format(now) as BusinessDate
}

export function isTimeZone(name: string): boolean {
  try {
    return dateInZone(name).length > 0
  } catch {
    return false
  }
}
