import type { Fact, OpenedWait, WaitByDate } from '../kernel/fact.ts'
import type { AccountId } from './account.ts'
import type { BuyBack } from './buy-back.ts'

/** What has happened to buy-backs. */
export type BuyBackFact =
  | BuyBackDemanded
  | BuyBackUnanswered
  | BuyBackPaid
  | BuyBackOwedBack
  | BuyBackReturned

export interface BuyBackDemanded extends Fact, Omit<BuyBack, 'status'> {
  readonly type: 'payment.buy-back-demanded.v1'
  readonly opens: OpenedWait<WaitByDate>
}

export interface BuyBackUnanswered extends Fact, OfBuyBack {
  readonly type: 'payment.buy-back-unanswered.v1'
}

/** An entry has proven the payment, and the titles went back with it. */
export interface BuyBackPaid extends Fact, OfBuyBack, ByEntry {
  readonly type: 'payment.buy-back-paid.v1'
  /** Whether the lender holds nothing of the financing any more, so that it is over. */
  readonly ends: boolean
}

/** An entry has proven the payment, and the lender had not all of the titles free any more. */
export interface BuyBackOwedBack extends Fact, OfBuyBack, ByEntry {
  readonly type: 'payment.buy-back-owed-back.v1'
}

/** The money is proven to have gone back. */
export interface BuyBackReturned extends Fact, OfBuyBack, ByEntry {
  readonly type: 'payment.buy-back-returned.v1'
  /** `bounced` where the titles had moved. */
  readonly becomes: 'returned' | 'bounced'
}

type OfBuyBack = Pick<BuyBack, 'financing' | 'number'>

interface ByEntry {
  readonly account: AccountId
  /** The bank's reference of the entry. */
  readonly reference: string
}
