import { type Calendar, rollDate } from '../../kernel/calendar.ts'
import { addMonths, addMonthsToEnd, type BusinessDate } from '../../kernel/date.ts'
import type { DealDates } from '../deal/deal.ts'
import type { Ratio } from '../ratio.ts'

/** The dates of one period. Payment dates are rolled; accrual dates only if the deal says so. */
export interface PeriodDates {
  readonly period: number
  readonly from: BusinessDate
  /** R, the calculation date. */
  readonly calculation: BusinessDate
  /** T before it is rolled: schedules and expressions use this date. */
  readonly nominalPayment: BusinessDate
  readonly payment: BusinessDate
  readonly previousPayment: BusinessDate
  /** Interest accrues up to this date, excluded, when it falls due in this period. */
  readonly accrual: BusinessDate
  readonly due: boolean
  /** The parts of a year computed in this period, by day count and dates. */
  readonly yearFractions: Map<string, Ratio>
}

/** Computes the dates of a period. */
export function computePeriodDates(
  dates: DealDates,
  period: number,
  calendar: Calendar,
): PeriodDates {
  const move = dates.monthEnd === true ? addMonthsToEnd : addMonths
  const nominal = (n: number) => move(dates.firstPayment, (n - 1) * dates.everyMonths)
  const calculation = (n: number) =>
    n === 0 ? dates.cutOff : move(dates.firstCalculation, (n - 1) * dates.everyMonths)
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
    yearFractions: new Map(),
  }
}
