import { addBusinessDays, type Calendar, rollDate } from '../../../kernel/calendar.ts'
import { addMonths, addMonthsToEnd, type BusinessDate } from '../../../kernel/date.ts'
import type { Deal, DealDates, NoteInterest, NoteResets } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import { add, larger, parseRatio, type Ratio, smaller } from '../../ratio.ts'
import type { RateFrom } from '../distribution.ts'

/** An interest period, and the level of an index on a day; null without a fixing. */
export interface InterestPeriod {
  readonly start: BusinessDate
  /** Excluded. */
  readonly end: BusinessDate
  readonly calendar: Calendar
  readonly level: (index: Name, on: BusinessDate) => Ratio | null
}

type FloatingInterest = Extract<NoteInterest, { index: Name }>

/**
 * Plans the rates of a floating note in an interest period: that of its first day, and one for each
 * reset within it. Null where an index has no fixing.
 */
export function planFloatingRates(
  { dates }: Deal,
  interest: FloatingInterest,
): (period: InterestPeriod) => readonly RateFrom[] | null {
  const { index, lookBack = 0, resets } = interest
  const initial = interest.initial === undefined ? null : parseRatio(interest.initial)
  const bound = planBounds(interest)
  const findRate = ({ level, calendar }: InterestPeriod, day: BusinessDate) => {
    const now = level(index, lookBack === 0 ? day : addBusinessDays(calendar, day, -lookBack))
    return now && bound(now)
  }
  const findDays = resets ? planResetDays(dates, resets) : null
  return period => {
    const { start } = period
    const days = findDays?.(period) ?? [start]
    const found: RateFrom[] = []
    for (const [i, day] of days.entries()) {
      const rate = initial && day <= dates.closing ? initial : findRate(period, day)
      if (rate === null) return null
      found.push({ from: i === 0 ? start : day, rate })
    }
    return found
  }
}

function planBounds(interest: FloatingInterest): (level: Ratio) => Ratio {
  const limit = (text: string | undefined) => (text === undefined ? null : parseRatio(text))
  const spread = parseRatio(interest.spread)
  const [floor, cap] = [limit(interest.floor), limit(interest.cap)]
  return level => {
    const plain = add(level, spread)
    const floored = floor ? larger(plain, floor) : plain
    return cap ? smaller(floored, cap) : floored
  }
}

/**
 * Plans the days on which the rates of a period were set: the last reset by its first day, before
 * the first reset the closing, and the resets within it.
 */
function planResetDays(
  { closing, monthEnd, accrualRoll = 'unadjusted' }: DealDates,
  { from, everyMonths }: NoteResets,
): (period: InterestPeriod) => readonly BusinessDate[] {
  const move = monthEnd === true ? addMonthsToEnd : addMonths
  const nominal: BusinessDate[] = []
  return ({ start, end, calendar }) => {
    let last = closing
    const within: BusinessDate[] = []
    for (let n = 0; ; n++) {
      nominal[n] ??= move(from, n * everyMonths)
      const day = rollDate(calendar, nominal[n]!, accrualRoll)
      if (day >= end) return [last, ...within]
      if (day <= start) last = day
      else within.push(day)
    }
  }
}
