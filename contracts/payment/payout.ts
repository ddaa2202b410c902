import type { FinancingId } from '../financing/financing.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { AccountId } from './account.ts'

/** What a lender has instructed its bank to pay to who is financed, and what came of it. */
export interface Payout {
  readonly financing: FinancingId
  /** Counts the instructions of one financing from 1: what was rejected may be tried again. */
  readonly number: number
  readonly lender: PartyId
  readonly holder: PartyId
  readonly from: PaymentAccount
  readonly to: PaymentAccount
  readonly currency: Currency
  readonly amount: bigint
  /** By it both banks name the payment; no other payment ever has it. */
  readonly endToEndId: string
  readonly executeOn: BusinessDate
  readonly status: PayoutStatus
}

/** One end of a payment. */
export interface PaymentAccount {
  readonly account: AccountId
  /** As statements of the other end write it. */
  readonly number: string
}

/**
 * `instructed`: its bank has been told, or may have been; nobody knows more. `rejected`: its bank
 * has signed that it will not pay. `abandoned`: both sides gave it up. `paid`: proven, and the
 * titles have moved. `late`: proven after it was rejected or given up, so the money is owed back.
 * `returned`: the money is proven to have gone back.
 */
export const PAYOUT_STATUSES = [
  'instructed',
  'rejected',
  'abandoned',
  'paid',
  'late',
  'returned',
] as const
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number]

/** Makes the end-to-end id of a payout of its financing: letters and digits, which banks keep. */
export function makeEndToEndId(financing: FinancingId, number: number): string {
  return `${financing.replace('_', '').toUpperCase()}N${number}`
}
