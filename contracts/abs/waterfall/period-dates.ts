import { type Calendar, rollDate } from '../../kernel/calendar.ts'
import { addMonths, type BusinessDate } from '../../kernel/date.ts'
import type { DealDates } from '../deal/deal.ts'
import type { Ratio } from '../ratio.ts'

/** The dates of one period; payment dates roll, accrual dates do not unless the deal says so. */
export interface PeriodDates {
  readonly period: number
  readonly from: BusinessDate
  /** R. */
  readonly calculation: BusinessDate
  /** T before it is rolled: schedules and dates in expressions are read on it. */
  readonly nominalPayment: BusinessDate
  readonly payment: BusinessDate
  readonly previousPayment: BusinessDate
  /** Interest runs to here, excluded, when it falls due in this period. */
  readonly accrual: BusinessDate
  readonly due: boolean
  /** Parts of a year that were worked out in this period, by day count and dates. */
  readonly yearParts: Map<string, Ratio>
}

export function periodDates(dates: DealDates, period: number, calendar: Calendar): PeriodDates {
  const nominal = (n: number) => addMonths(dates.firstPayment, (n - 1) * dates.everyMonths)
  const calculation = (n: number) =>
    n === 0 ? dates.cutOff : addMonths(dates.firstCalculation, (n - 1) * dates.everyMonths)
  const nominalPayment = nominal(period)
  return {
    period,
    from: calculation(period - 1),
    calculation: calculation(period),
    nominalPayment,
    payment: rollDate(calendar, nominalPayment, dates.roll),
    previousPayment: period === 1 ? dates.closing : nominal(period - 1),
    accrual: rollDate(calendar, nominalPayment, dates.accrualRoll ?? 'unadjusted'),
    due: period % (dates.dueEvery ?? 1) === 0 || nominalPayment >= dates.final,
    yearParts: new Map(),
  }
}
