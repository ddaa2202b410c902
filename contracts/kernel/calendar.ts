import { type BusinessDate, civil, dateOf, dayNumber, weekday } from './date.ts'

/**
 * A business calendar as data. `closed` are weekdays on which business rests, `open` are weekend
 * days on which it does not (China's make-up days). Beyond `publishedThrough` the calendar is only
 * weekends, and every date it gives is provisional.
 */
export interface Calendar {
  readonly name: string
  /** Names the data, part of the hash of whatever was computed with it, e.g. `cn-2026.1`. */
  readonly edition: string
  readonly closed: ReadonlySet<number>
  readonly open: ReadonlySet<number>
  readonly publishedThrough: number
}

export type Roll =
  | 'unadjusted'
  | 'following'
  | 'modified_following'
  | 'preceding'
  | 'modified_preceding'

export function isBusinessDay(calendar: Calendar, day: number): boolean {
  if (calendar.open.has(day)) return true
  const w = weekday(day)
  return w !== 0 && w !== 6 && !calendar.closed.has(day)
}

/** A date beyond the last published year may still move when that year is published. */
export function isProvisional(calendar: Calendar, date: BusinessDate): boolean {
  return civil(date).year > calendar.publishedThrough
}

export function rollDay(calendar: Calendar, day: number, roll: Roll): number {
  if (roll === 'unadjusted') return day
  const step = roll.endsWith('following') ? 1 : -1
  const back = step === 1 ? -1 : 1
  const rolled = nextOpen(calendar, day, step)
  const stays = dateOf(rolled).slice(0, 7) === dateOf(day).slice(0, 7)
  return roll.startsWith('modified') && !stays ? nextOpen(calendar, day, back) : rolled
}

export function rollDate(calendar: Calendar, date: BusinessDate, roll: Roll): BusinessDate {
  return dateOf(rollDay(calendar, dayNumber(date), roll))
}

/** `count` business days after `date`, before it if negative; 0: `date` or the next that is one. */
export function addBusinessDays(
  calendar: Calendar,
  date: BusinessDate,
  count: number,
): BusinessDate {
  const step = count < 0 ? -1 : 1
  let day = count === 0 ? nextOpen(calendar, dayNumber(date), 1) : dayNumber(date)
  for (let left = Math.abs(count); left > 0; left--) day = nextOpen(calendar, day + step, step)
  return dateOf(day)
}

function nextOpen(calendar: Calendar, from: number, step: 1 | -1): number {
  let day = from
  while (!isBusinessDay(calendar, day)) day += step
  return day
}
