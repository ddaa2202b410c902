import type { StatedPeriod } from './follow-statements.ts'
import type { StatementEntry } from './statement-entry.ts'

/** A statement of one account, as it was read from a file. */
export interface ReadStatement extends StatedPeriod {
  readonly kind: StatementKind
  /** What is booked; nothing else has happened. */
  readonly entries: readonly StatementEntry[]
  /** How many booked entries lack the bank's reference, by which an entry is known again. */
  readonly unreferenced: number
}

/** Of a whole day (camt.053), or of single entries (camt.054), which has no sums and no number. */
export const STATEMENT_KINDS = ['statement', 'notification'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]
