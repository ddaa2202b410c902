import type { MatchReason } from './match.ts'
import type { ExpectedPayment, StatementEntry } from './statement-entry.ts'

/** What must be the same for an entry and a payment to belong together. */
export interface Grouping {
  readonly reason: MatchReason
  /** True where the key was given to this payment, or to this due date, and to no other. */
  readonly names: boolean
  keyOfEntry(entry: StatementEntry): string | null
  keyOfPayment(payment: ExpectedPayment): string | null
}

/** What banks write where the payer gave no id. */
const NOT_PROVIDED = 'NOTPROVIDED'

/** The surest first. */
export const GROUPINGS: readonly Grouping[] = [
  {
    reason: 'end_to_end_id',
    names: true,
    keyOfEntry: entry => writeKey(entry, provided(entry.endToEndId)),
    keyOfPayment: payment => writeKey(payment, provided(payment.endToEndId)),
  },
  {
    reason: 'reference',
    names: true,
    keyOfEntry: entry => writeKey(entry, entry.reference),
    keyOfPayment: payment => writeKey(payment, payment.reference),
  },
  {
    reason: 'counterpart_and_amount',
    names: false,
    keyOfEntry: entry => writeKey(entry, entry.counterpart, entry.amount),
    keyOfPayment: payment => writeKey(payment, payment.counterpart, payment.outstanding),
  },
  {
    reason: 'counterpart_and_sum',
    names: false,
    keyOfEntry: entry => writeKey(entry, entry.counterpart),
    keyOfPayment: payment => writeKey(payment, payment.counterpart),
  },
]

function provided(id: string | null): string | null {
  return id === NOT_PROVIDED ? null : id
}

function writeKey(
  { side, currency }: Pick<StatementEntry, 'side' | 'currency'>,
  ...parts: readonly (string | bigint | null)[]
): string | null {
  return parts.includes(null) ? null : JSON.stringify([side, currency, ...parts.map(String)])
}
