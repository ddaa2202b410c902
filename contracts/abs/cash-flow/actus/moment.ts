import {
  addMonths,
  addMonthsToEnd,
  type BusinessDate,
  dateOf,
  dayNumber,
  isBusinessDate,
} from '../../../kernel/date.ts'

/** A moment of a day, as ACTUS has them: seconds since 1970-01-01T00:00, without time zone. */
export type Moment = number

const SECONDS_PER_DAY = 86_400
export const ONE_DAY = SECONDS_PER_DAY

/**
 * Parses `2013-09-14`, `2013-09-14T23:59` or `2013-09-14T23:59:59`; 24:00:00 is the next midnight.
 */
export function parseMoment(text: string): Moment | null {
  const match = /^([\d-]{10})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (!match || !isBusinessDate(match[1]!)) return null
  const [hours, minutes, seconds] = [match[2], match[3], match[4]].map(part => Number(part ?? 0))
  const ofDay = hours! * 3600 + minutes! * 60 + seconds!
  const exists = minutes! < 60 && seconds! < 60 && ofDay <= SECONDS_PER_DAY
  return exists ? dayNumber(match[1]) * SECONDS_PER_DAY + ofDay : null
}

/**
 * Finds the day up to which interest is counted: the last second of a day is the midnight after it.
 */
export function toDayNumber(moment: Moment): number {
  return Math.floor((moment + 1) / SECONDS_PER_DAY)
}

export function toDate(moment: Moment): BusinessDate {
  return dateOf(Math.floor(moment / SECONDS_PER_DAY))
}

/** Moves a moment to another day, at the same time of day. */
export function moveToDay(moment: Moment, day: number): Moment {
  return day * SECONDS_PER_DAY + timeOfDay(moment)
}

/**
 * A cycle: `P3ML1` is every three months with a short last period, L0 merges it into the one
 * before.
 */
export interface Cycle {
  readonly count: number
  readonly unit: 'days' | 'months'
  readonly stub: 'long' | 'short'
}

const UNITS = { D: [1, 'days'], W: [7, 'days'], M: [1, 'months'] } as const
const LONG_UNITS = { Q: [3, 'months'], H: [6, 'months'], Y: [12, 'months'] } as const

/**
 * Parses a cycle; null when the text is not one or its period is 0. `1M-` and `1M+` are older
 * forms.
 */
export function parseCycle(text: string): Cycle | null {
  const match = /^P?(\d{1,4})([DWMQHY])(L0|L1|\+|-)$/.exec(text)
  if (!match || Number(match[1]) === 0) return null
  const [size, unit] = { ...UNITS, ...LONG_UNITS }[match[2] as 'D']
  const stub = match[3] === 'L0' || match[3] === '+' ? 'long' : 'short'
  return { count: Number(match[1]) * size, unit, stub }
}

/**
 * Moves by `times` cycles from the anchor. With `endOfMonth`, an anchor on the last day of a month
 * stands for the last day of every month.
 */
export function addCycles(
  anchor: Moment,
  cycle: Cycle,
  times: number,
  endOfMonth: boolean,
): Moment {
  const span = cycle.count * times
  if (cycle.unit === 'days') return anchor + span * SECONDS_PER_DAY
  const move = endOfMonth ? addMonthsToEnd : addMonths
  return moveToDay(anchor, dayNumber(move(toDate(anchor), span)))
}

function timeOfDay(moment: Moment): number {
  return moment - Math.floor(moment / SECONDS_PER_DAY) * SECONDS_PER_DAY
}
