import { isSnapshot, type Transaction } from '../../../platform/transaction.ts'

/** The one calendar, as its entries' chain names it. */
export const CALENDAR = 'cal_0000000000000'

/** Locks the calendar, which has no row; few write to it. A snapshot locks nothing. */
export async function lockCalendar(transaction: Transaction): Promise<void> {
  if (isSnapshot(transaction)) return
  await transaction.query("select pg_advisory_xact_lock(hashtext('tallystick.calendar'))")
}
