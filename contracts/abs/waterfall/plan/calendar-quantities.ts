import { assert } from '../../../kernel/bug.ts'
import { dayNumber } from '../../../kernel/date.ts'
import type { Name } from '../../deal/deal-text.ts'
import { parseLiteral } from '../../expression/tokens.ts'
import { add, ONE, type Ratio, whole, ZERO } from '../../ratio.ts'
import type { Read } from '../distribution.ts'
import type { Planning } from './planning.ts'

/**
 * Plans a measure of a schedule: a row counts in the first period whose nominal payment date is not
 * before the date of the row.
 */
export function planScheduleQuantity(
  planning: Planning,
  schedule: Name,
  measure: string,
): Read<Ratio> {
  const rows = planning.loaded.deal.schedules![schedule]!.rows.map(([date, text]) => {
    return { date, value: parseLiteral(text)!.value }
  })
  let sum = ZERO
  const sums = rows.map(({ value }) => {
    sum = add(sum, value)
    return sum
  })
  return ({ dates: { nominalPayment, previousPayment, period } }) => {
    const last = rows.findLastIndex(({ date }) => date <= nominalPayment)
    if (last < 0) return ZERO
    if (measure === 'latest') return rows[last]!.value
    if (measure === 'cumulative' || period === 1) return sums[last]!
    return rows
      .slice(0, last + 1)
      .filter(({ date }) => date > previousPayment)
      .reduce((total, { value }) => add(total, value), ZERO)
  }
}

/** Plans a date of the deal or of the period, as a day number. */
export function planDateQuantity({ loaded: { deal } }: Planning, measure: string): Read<Ratio> {
  const day = (date: Parameters<typeof dayNumber>[0]) => whole(BigInt(dayNumber(date)))
  const { cutOff, closing, final } = deal.dates
  switch (measure) {
    case 'period':
      return d => whole(BigInt(d.dates.period))
    case 'due':
      return planTruth(d => d.dates.due)
    case 'payment':
      return d => day(d.dates.nominalPayment)
    case 'previous_payment':
      return d => day(d.dates.previousPayment)
    case 'calculation':
      return d => day(d.dates.calculation)
    default: {
      const dates: Readonly<Record<string, typeof final>> = { cut_off: cutOff, closing, final }
      assert(dates[measure] !== undefined, `date.${measure} is a quantity`)
      const fixed = day(dates[measure])
      return () => fixed
    }
  }
}

/** Plans a condition as a quantity: 1 or 0. */
export function planTruth(holds: Read<boolean>): Read<Ratio> {
  return d => (holds(d) ? ONE : ZERO)
}
