import type { PoolClient } from 'pg'

/** The one calendar, as its entries' chain names it. */
export const CALENDAR = 'cal_0000000000000'

/** The calendar has no row to lock, and few write to it. */
export async function lockCalendar(client: PoolClient): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('tallystick.calendar'))")
}
