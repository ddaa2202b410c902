import type { ClientBase, Pool } from 'pg'
import type { BusinessDate } from '../../contracts/kernel/date.ts'

/** The business date in a statement: the last one rolled to, and none before the genesis. */
export const BUSINESS_DATE = '(select max(date) from ledger.business_day)'

/** The business date by itself. Whoever asks has a ledger, and a ledger begins on a date. */
export async function readBusinessDate(database: Pool | ClientBase): Promise<BusinessDate> {
  const { rows } = await database.query<{ date: BusinessDate | null }>(
    `select ${BUSINESS_DATE} as date`,
  )
  const { date } = rows[0]!
  if (date === null) throw new NoBusinessDateFault('the ledger has no business date yet')
  return date
}

export class NoBusinessDateFault extends Error {
  override name = 'NoBusinessDateFault'
}
