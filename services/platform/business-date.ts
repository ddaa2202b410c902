import type { ClientBase, Pool } from 'pg'
import type { BusinessDate } from '../../contracts/kernel/date.ts'

/** The business date in an SQL statement: the last date rolled to; null before the genesis. */
export const BUSINESS_DATE = '(select max(date) from ledger.business_day)'

/** Reads the business date. Throws NoBusinessDateFault where no ledger has been founded yet. */
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
