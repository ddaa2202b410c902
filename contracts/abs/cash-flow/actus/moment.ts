import {
  addMonths,
  type BusinessDate,
  civil,
  dateOf,
  dayNumber,
  daysInMonth,
  isBusinessDate,
} from '../../../kernel/date.ts'

/** ACTUS knows times of day: a moment is seconds since 1970-01-01T00:00, without time zone. */
export type Moment = number

const SECONDS_PER_DAY = 86_400
export const ONE_DAY = SECONDS_PER_DAY

/** `2013-09-14`, `2013-09-14T23:59` or `2013-09-14T23:59:59`; 24:00:00 is the next midnight. */
export function parseMoment(text: string): Moment | null {
  const match = /^([\d-]{10})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (!match || !isBusinessDate(match[1]!)) return null
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map(part => Number(part ?? 0))
  const ofDay = hours! * 3600 + minutes! * 60 + seconds!
  const exists = minutes! < 60 && seconds! < 60 && ofDay <= SECONDS_PER_DAY
  return exists ? dayNumber(match[1]) * SECONDS_PER_DAY + ofDay : null
}

/** The day interest is counted to: the last second of a day is the midnight that ends it. */
export function dayOf(moment: Moment): number {
  return Math.floor((moment + 1) / SECONDS_PER_DAY)
}

export function dateOfMoment(moment: Moment): BusinessDate {
  return dateOf(Math.floor(moment / SECONDS_PER_DAY))
}

/** The same time of day, another day. */
export function onDay(moment: Moment, day: number): Moment {
  return day * SECONDS_PER_DAY + timeOfDay(moment)
}

/** `P3ML1` is every three months, a short last period kept; L0 merges it into the one before. */
export interface Cycle {
  readonly count: number
  readonly unit: 'days' | 'months'
  readonly stub: 'long' | 'short'
}

const UNITS = { D: [1, 'days'], W: [7, 'days'], M: [1, 'months'] } as const
const LONG_UNITS = { Q: [3, 'months'], H: [6, 'months'], Y: [12, 'months'] } as const

/** Null when the text is no cycle or its period is empty; `1M-` and `1M+` are an older spelling. */
export function parseCycle(text: string): Cycle | null {
  const match = /^P?(\d{1,4})([DWMQHY])(L0|L1|\+|-)$/.exec(text)
  if (!match || Number(match[1]) === 0) return null
  const [size, unit] = { ...UNITS, ...LONG_UNITS }[match[2] as 'D']
  const stub = match[3] === 'L0' || match[3] === '+' ? 'long' : 'short'
  return { count: Number(match[1]) * size, unit, stub }
}

/**
 * `times` cycles after the anchor, always counted from the anchor. With `endOfMonth`, an anchor on
 * the last day of a short month stands for the last day of every month.
 */
export function afterCycles(
  anchor: Moment,
  cycle: Cycle,
  times: number,
  endOfMonth: boolean,
): Moment {
  const span = cycle.count * times
  if (cycle.unit === 'days') return anchor + span * SECONDS_PER_DAY
  const from = dateOfMoment(anchor)
  const moved = dayNumber(addMonths(from, span))
  return onDay(anchor, endOfMonth && endsMonth(from) ? lastOfMonth(addMonths(from, span)) : moved)
}

function endsMonth(date: BusinessDate): boolean {
  const { year, month, day } = civil(date)
  return day === daysInMonth(year, month)
}

function lastOfMonth(date: BusinessDate): number {
  const { year, month, day } = civil(date)
  return dayNumber(date) + daysInMonth(year, month) - day
}

function timeOfDay(moment: Moment): number {
  return moment - Math.floor(moment / SECONDS_PER_DAY) * SECONDS_PER_DAY
}
