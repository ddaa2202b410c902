import { type BusinessDate, dayNumber } from '../../../kernel/date.ts'
import { type DayCount, yearFraction } from '../../../kernel/day-count.ts'
import type { Deal } from '../../deal/deal.ts'
import type { Ratio } from '../../ratio.ts'
import type { Distribution } from '../distribution.ts'

/** Computes the exact part of a year between two dates; each is kept for the period. */
export function computeYearFraction(
  deal: Deal,
  { calendar, dates }: Distribution,
  dayCount: DayCount,
  from: BusinessDate,
  to: BusinessDate,
): Ratio {
  const key = `${dayCount} ${from} ${to}`
  const known = dates.yearFractions.get(key)
  if (known) return known
  const end = dayNumber(to)
  const context = { maturity: dayNumber(deal.dates.final), periodEnd: end, calendar }
  const { numerator, denominator } = yearFraction(dayCount, dayNumber(from), end, context)
  const part = { num: BigInt(numerator), den: BigInt(denominator) }
  dates.yearFractions.set(key, part)
  return part
}
