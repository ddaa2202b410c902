import type { BusinessDate } from '../kernel/date.ts'
import { type Id, idNumber, type PartyId, type ReceivableId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { Span } from '../kernel/span.ts'
import type { EntryNumber } from '../kernel/title.ts'
import type { AccountId } from '../payment/account.ts'
import type { PaymentAccount } from '../payment/payout.ts'

export type SettlementId = Id<'stl'>

/** What a debtor has its bank pay of what falls due on one date: a line for each span and payee. */
export interface Settlement {
  readonly id: SettlementId
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
  readonly currency: Currency
  readonly from: PaymentAccount
  /** The repayment reference of the due date, the same on every line of it. */
  readonly reference: string
  /** Minor units of all lines. */
  readonly amount: bigint
  /** The business day on which the bank is to pay. */
  readonly executeOn: BusinessDate
}

/** One payment of a settlement, to who is owed on a span, and what came of it. */
export interface SettlementLine extends LineTerms {
  readonly debtor: PartyId
  readonly currency: Currency
  readonly from: PaymentAccount
  readonly status: LineStatus
  /** The entry that instructed it, and that holds its span until it is known what came of it. */
  readonly instructedBy: EntryNumber
}

/** What a line is, as it was instructed. */
export interface LineTerms extends LineName {
  readonly instrument: ReceivableId
  readonly span: Span
  readonly holder: PartyId
  /** The holder, or the pledgee of a pledged span as far as its debt goes. */
  readonly payee: PartyId
  /** The pledge on the span, by its entry; null where it is free. */
  readonly charge: EntryNumber | null
  readonly to: PaymentAccount
  /** By it both banks name the payment; no other payment ever has it. */
  readonly endToEndId: string
  /** The payment that went back after its span was retired, and is made again; else null. */
  readonly again: LineName | null
}

/** Whom a debtor pays on a span, and where. */
export interface LineAsked {
  readonly instrument: ReceivableId
  readonly span: Span
  readonly payee: PartyId
  /** The account of the payee. */
  readonly to: AccountId
  /** The payment that went back and is made again; null where the span is not retired. */
  readonly again: LineName | null
}

/** Lines of a settlement count from 1. */
export interface LineName {
  readonly settlement: SettlementId
  readonly number: number
}

/**
 * `instructed`: its bank has been told, or may have been; nobody knows more, and its span is held.
 * `rejected`: the bank has signed that it does not pay. `abandoned`: debtor and payee gave it up.
 * `paid`: proven, and its span is retired. `late`: proven after it was rejected or given up, so the
 * money is owed back. `returned`: a paid line went back; its payee is owed still, on no span.
 * `even`: a late one went back.
 */
export const LINE_STATUSES = [
  'instructed',
  'rejected',
  'abandoned',
  'paid',
  'late',
  'returned',
  'even',
] as const
export type LineStatus = (typeof LINE_STATUSES)[number]

/** Makes the repayment reference of a debtor's due date: the same for all that falls due on it. */
export function makeRepaymentReference(
  debtor: PartyId,
  dueOn: BusinessDate,
  currency: Currency,
): string {
  return `R${idNumber(debtor)}D${dueOn.replaceAll('-', '')}${currency}`
}

/** Makes the end-to-end id of a line: letters and digits, which banks keep. */
export function makeLineId({ settlement, number }: LineName): string {
  return `${makeMessageId(settlement)}L${number}`
}

/** Makes the id by which the bank names the instruction as a whole. */
export function makeMessageId(settlement: SettlementId): string {
  return settlement.replace('_', '').toUpperCase()
}
