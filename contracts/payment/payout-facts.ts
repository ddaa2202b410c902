import type { Recourse } from '../financing/financing.ts'
import type { Fact, OpenedWait, WaitByDate } from '../kernel/fact.ts'
import type { AccountId } from './account.ts'
import type { Payout } from './payout.ts'

/** What has happened to payouts of financings. */
export type PayoutFact =
  | PayoutInstructed
  | PayoutPaid
  | PayoutReturned
  | PayoutResent
  | PayoutRejected
  | PayoutAbandoned
  | PayoutUnanswered

export interface PayoutInstructed
  extends Fact,
    Omit<Payout, 'status' | 'silentFrom' | 'returnedOn'> {
  readonly type: 'payment.payout-instructed.v1'
  readonly opens: OpenedWait<WaitByDate>
}

/** An entry of a statement has proven it: the titles have moved with it, or it came too late. */
export interface PayoutPaid extends Fact, OfPayout, ByEntry {
  readonly type: 'payment.payout-paid.v1'
  readonly late: boolean
  /** Whether the holder answers to the lender for the debtor from now on. */
  readonly recourse: Recourse
}

/** The money went back, as an entry has proven, and the titles with it where they had moved. */
export interface PayoutReturned extends Fact, OfPayout, ByEntry {
  readonly type: 'payment.payout-returned.v1'
  readonly wasLate: boolean
  /** The lender had passed titles on: they stay where they are, and it owes the payout anew. */
  readonly kept: boolean
}

/** An entry has proven that what came back was paid once more. */
export interface PayoutResent extends Fact, OfPayout, ByEntry {
  readonly type: 'payment.payout-resent.v1'
}

export interface PayoutRejected extends Fact, OfPayout {
  readonly type: 'payment.payout-rejected.v1'
  /** The codes of the bank. */
  readonly reasons: readonly string[]
}

export interface PayoutAbandoned extends Fact, OfPayout {
  readonly type: 'payment.payout-abandoned.v1'
}

/** Its bank has said nothing by its date: the payout is still in flight. */
export interface PayoutUnanswered extends Fact, OfPayout {
  readonly type: 'payment.payout-unanswered.v1'
}

type OfPayout = Pick<Payout, 'financing' | 'number'>

interface ByEntry {
  readonly account: AccountId
  /** The bank's reference of the entry. */
  readonly reference: string
}
