import type { Calendar } from '../../contracts/kernel/calendar.ts'
import { dayNumber } from '../../contracts/kernel/date.ts'

/** Weekends only, and nothing known of the year after. */
export const BEFORE: Calendar = {
  name: 'test',
  edition: 'test-2026',
  closed: new Set(),
  open: new Set(),
  publishedThrough: 2026,
}

/** The next year is published: its first Monday and Tuesday are closed. */
export const AFTER: Calendar = {
  ...BEFORE,
  edition: 'test-2027',
  closed: new Set([dayNumber('2027-01-04'), dayNumber('2027-01-05')]),
  publishedThrough: 2027,
}
