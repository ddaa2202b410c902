import type { FinancingId } from '../financing/financing.ts'
import type { Payment } from '../financing/price.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { InstrumentSpan } from '../title/span-set.ts'
import type { PaymentAccount } from './payout.ts'

/** What a lender with recourse demands back from who was financed, and what came of it. */
export interface BuyBack {
  readonly financing: FinancingId
  /** Counts the demands of one financing from 1: what nobody paid may be demanded anew. */
  readonly number: number
  readonly lender: PartyId
  readonly holder: PartyId
  readonly ground: BuyBackGround
  /** What is bought back, with what is owed on it and when it was due. */
  readonly parts: readonly BoughtPart[]
  readonly currency: Currency
  readonly principal: bigint
  /** Beside what is owed: arrears after the due date, or below zero what was not earned before. */
  readonly interest: bigint
  readonly amount: bigint
  readonly endToEndId: string
  /** The account of the lender that is to be paid. */
  readonly to: PaymentAccount
  readonly payBy: BusinessDate
  readonly status: BuyBackStatus
}

export interface BoughtPart extends InstrumentSpan, Payment {}

/**
 * `unpaid`: the debtor did not pay by the due date and the days of grace. `diluted`: red letters
 * took back of the invoices behind what was financed.
 */
export const BUY_BACK_GROUNDS = ['unpaid', 'diluted'] as const
export type BuyBackGround = (typeof BUY_BACK_GROUNDS)[number]

/**
 * `demanded`: it is to be paid. `unanswered`: nobody paid by its day; it can be demanded anew, and
 * a payment still counts. `paid`: the payment is proven, and the titles went back with it.
 * `owed_back`: paid when the lender had not all of its titles free any more: it is owed back.
 * `returned`: what was owed back has gone back. `bounced`: the payment went back after the titles
 * had moved, so who bought them back owes it.
 */
export const BUY_BACK_STATUSES = [
  'demanded',
  'unanswered',
  'paid',
  'owed_back',
  'returned',
  'bounced',
] as const
export type BuyBackStatus = (typeof BUY_BACK_STATUSES)[number]

/** Makes the end-to-end id by which both banks name the payment of a demand. */
export function makeBuyBackId(financing: FinancingId, number: number): string {
  return `${financing.replace('_', '').toUpperCase()}R${number}`
}
