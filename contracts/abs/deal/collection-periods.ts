import { addMonths, type BusinessDate } from '../../kernel/date.ts'
import type { Deal } from './deal.ts'

export interface CollectionPeriod {
  readonly period: number
  readonly from: BusinessDate
  readonly to: BusinessDate
}

/** The first `count` collection periods; the first runs from the cut-off date (封包日). */
export function collectionPeriods(deal: Deal, count: number): readonly CollectionPeriod[] {
  const end = (n: number) =>
    n === 0
      ? deal.dates.cutOff
      : addMonths(deal.dates.firstCalculation, (n - 1) * deal.dates.everyMonths)
  return Array.from({ length: count }, (_, i) => ({ period: i + 1, from: end(i), to: end(i + 1) }))
}
