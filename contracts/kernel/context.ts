import type { Calendar } from './calendar.ts'
import type { BusinessDate } from './date.ts'
import type { PartyId } from './id.ts'

/** Who acts, on which business date of the ledger, by which calendar. */
export interface Context {
  readonly party: PartyId
  readonly asOf: BusinessDate
  readonly calendar: Calendar
}
