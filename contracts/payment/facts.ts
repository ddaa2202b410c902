import type { BusinessDate } from '../kernel/date.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Fact } from '../kernel/fact.ts'
import type { PartyId } from '../kernel/id.ts'
import type { EntryNumber } from '../kernel/title.ts'
import type { AccountId, AccountTerms, LastStatement } from './account.ts'
import type { BuyBackFact } from './buy-back-facts.ts'
import type { EntriesMatched } from './match-facts.ts'
import type { PayoutFact } from './payout-facts.ts'
import type { StatementKind } from './read-statement.ts'
import type { StatementEntry } from './statement-entry.ts'

/** What has happened to accounts of parties, and to payments between them. */
export type PaymentFact =
  | PayoutFact
  | BuyBackFact
  | AccountRegistered
  | AccountConfirmed
  | AccountClosed
  | StatementRecorded
  | StatementConfirmed
  | EntriesMatched

export interface AccountRegistered extends Fact, AccountTerms {
  readonly type: 'payment.account-registered.v1'
  readonly account: AccountId
  readonly holder: PartyId
}

export interface AccountConfirmed extends Fact {
  readonly type: 'payment.account-confirmed.v1'
  readonly account: AccountId
  readonly usableOn: BusinessDate
}

export interface AccountClosed extends Fact {
  readonly type: 'payment.account-closed.v1'
  readonly account: AccountId
}

/** A statement was handed in; signed by its bank it proves what is booked. */
export interface StatementRecorded extends Fact, Proven {
  readonly type: 'payment.statement-recorded.v1'
  readonly kind: StatementKind
  readonly signed: boolean
  readonly number: bigint | null
  readonly opening: bigint | null
  readonly closing: bigint | null
  /** The bank's own id of it. */
  readonly named: string
  readonly entries: readonly StatementEntry[]
}

/** Two officers have confirmed a statement that its bank did not sign. */
export interface StatementConfirmed extends Fact, Proven {
  readonly type: 'payment.statement-confirmed.v1'
  readonly recordedBy: EntryNumber
}

interface Proven {
  readonly account: AccountId
  readonly digest: Digest
  /** References of the entries that are proven by this for the first time. */
  readonly proves: readonly string[]
  /** How the account stands after it; null where it says no sums, or proves nothing. */
  readonly last: LastStatement | null
}
