import { closeOfBusiness, type Instant } from '../../contracts/kernel/clock.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'

/** The instant by which deadlines within a day go, on a business date. */
export type LedgerClock = (asOf: BusinessDate) => Instant

/** The clock outside, in milliseconds since 1970, or in a demonstration the close of the date. */
export function ledgerClock(outside: (() => number) | null): LedgerClock {
  return outside === null ? closeOfBusiness : () => instantOf(new Date(outside()))
}

export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant
}
