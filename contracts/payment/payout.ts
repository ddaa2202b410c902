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
  /** From when on the silence of its bank is noted; null: it has no such date. */
  readonly silentFrom: BusinessDate | null
  /** When the bank booked what came back; null: nothing did. */
  readonly returnedOn: BusinessDate | null
}

/** One end of a payment. */
export interface PaymentAccount {
  readonly account: AccountId
  /** As statements of the other end write it. */
  readonly number: string
}

/**
 * `instructed`: its bank has been told, or may have been; nobody knows more. `unanswered`: the
 * same, and its bank has said nothing by the date on which it should have. `rejected`: its bank
 * has signed that it will not pay. `abandoned`: both sides gave it up. `paid`: proven, and the
 * titles have moved. `late`: proven after it was rejected or given up, so the money is owed back.
 * `returned`: the money is proven to have gone back, and the titles with it where they had moved.
 * `owed`: the money came back when the lender had passed titles on, so it owes the payout anew.
 * `resent`: that is proven to be paid.
 */
export const PAYOUT_STATUSES = [
  'instructed',
  'unanswered',
  'rejected',
  'abandoned',
  'paid',
  'late',
  'returned',
  'owed',
  'resent',
] as const
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number]

/** Whether its bank may still pay it: nobody frees what it pays for. */
export function isInFlight({ status }: Pick<Payout, 'status'>): boolean {
  return status === 'instructed' || status === 'unanswered'
}

/** Makes the end-to-end id of a payout of its financing: letters and digits, which banks keep. */
export function makeEndToEndId(financing: FinancingId, number: number): string {
  return `${financing.replace('_', '').toUpperCase()}N${number}`
}
