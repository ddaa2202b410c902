import { MONDAY_TO_FRIDAY } from '../../kernel/calendars.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { Deal } from '../deal/deal.ts'
import { computePeriodDates } from './period-dates.ts'

export interface CollectionPeriod {
  readonly period: number
  readonly from: BusinessDate
  readonly to: BusinessDate
}

/** Lists the first `count` collection periods: from the cut-off date (封包日), then from R to R. */
export function listCollectionPeriods({ dates }: Deal, count: number): readonly CollectionPeriod[] {
  return Array.from({ length: count }, (_, i) => {
    const { from, calculation } = computePeriodDates(dates, i + 1, MONDAY_TO_FRIDAY)
    return { period: i + 1, from, to: calculation }
  })
}
