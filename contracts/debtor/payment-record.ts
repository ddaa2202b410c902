import { rollDate } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import { addMonths, type BusinessDate } from '../kernel/date.ts'
import { isOverdue } from './debtor-standing.ts'

/** How many of a debtor's receivables fell due on a date and were paid on one; null: not yet. */
export interface DueAndPaid {
  readonly dueOn: BusinessDate
  /** As their holders acknowledged the last of it. */
  readonly paidOn: BusinessDate | null
  readonly count: number
}

/** How a debtor pays: numbers, and no amounts, which concern others. */
export interface PaymentRecord {
  /** In one word. */
  readonly standing: PaymentStanding
  /** What fell due from this date on is counted; what is overdue, whenever it fell due. */
  readonly since: BusinessDate
  readonly paidOnTime: number
  readonly paidLate: number
  readonly overdue: number
}

export const PAYMENT_STANDINGS = ['current', 'overdue'] as const
export type PaymentStanding = (typeof PAYMENT_STANDINGS)[number]

export const RECORD_MONTHS = 12

/** Counts what a debtor paid on time, late, and not at all, over the last twelve months. */
export function recordOf(rows: readonly DueAndPaid[], context: Context): PaymentRecord {
  const { asOf, calendar } = context
  const since = addMonths(asOf, -RECORD_MONTHS)
  const count = (of: (row: DueAndPaid) => boolean) =>
    rows.filter(of).reduce((sum, row) => sum + row.count, 0)
  const isLate = ({ dueOn, paidOn }: DueAndPaid) =>
    paidOn !== null && paidOn > rollDate(calendar, dueOn, 'following')
  const isCounted = ({ dueOn, paidOn }: DueAndPaid) => paidOn !== null && dueOn >= since
  const overdue = count(({ dueOn, paidOn }) => paidOn === null && isOverdue(dueOn, context))
  return {
    standing: overdue > 0 ? 'overdue' : 'current',
    since,
    paidOnTime: count(row => isCounted(row) && !isLate(row)),
    paidLate: count(row => isCounted(row) && isLate(row)),
    overdue,
  }
}
