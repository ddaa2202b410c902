import type { BusinessDate } from '../kernel/date.ts'

/** What is on record of a receivable that was not paid by its due date. */
export interface Overdue {
  /** From when on it is noted that its debtor was chased in vain. */
  readonly chasedUntil: BusinessDate
  /** Whether that is noted. */
  readonly unpaid: boolean
}
