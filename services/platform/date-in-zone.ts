import type { BusinessDate } from '../../contracts/kernel/date.ts'

/** The calendar date in a time zone of the IANA database, now unless another instant is given. */
export function dateInZone(timeZone: string, now: number = Date.now()): BusinessDate {
  return formatOf(timeZone).format(now) as BusinessDate
}

/** By the zones that were asked for: making a format takes some 100 µs, and every act needs one. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  // Swedish writes dates as ISO 8601 does.
  const format = FORMATS.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone })
  FORMATS.set(timeZone, format)
  return format
}

export function isTimeZone(name: string): boolean {
  try {
    return dateInZone(name).length > 0
  } catch {
    return false
  }
}
