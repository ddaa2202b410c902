import type { Calendar } from './calendar.ts'
import type { BusinessDate } from './date.ts'
import type { PartyId } from './id.ts'

/** A context says who acts, on which business date of the ledger, by which calendar. */
export interface Context {
  readonly party: PartyId
  readonly asOf: BusinessDate
  readonly calendar: Calendar
}
