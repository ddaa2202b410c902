import type { Amount } from '../parts/amount.ts'
import type { Moment } from '../parts/moment.ts'
import type { Account, Agent, Party } from '../parts/party.ts'
import type { Remittance } from '../parts/remittance.ts'
import type { Side } from '../parts/side.ts'

/** What a bank says about accounts: during the day, of a whole day, or of single bookings. */
export interface StatementMessage {
  readonly kind: 'report' | 'statement' | 'notification'
  readonly messageId: string
  readonly createdAt: Moment
  readonly recipient: Party | null
  readonly page: Page | null
  /** The message id of the question that this answers. */
  readonly inquiry: string | null
  readonly note: string | null
  readonly statements: readonly Statement[]
}

/** A long message, or a long statement, comes in pages. */
export interface Page {
  readonly number: string
  readonly last: boolean
}

export interface Statement {
  readonly id: string
  /** Numbers that follow each other: of what is sent, and of what the law knows as a statement. */
  readonly electronicNumber: string | null
  readonly legalNumber: string | null
  readonly page: Page | null
  readonly createdAt: Moment | null
  readonly from: Moment | null
  readonly to: Moment | null
  /** `COPY`, `DUPL` or `CODU` where the bank says that it has sent this before. */
  readonly copy: string | null
  readonly account: Account
  readonly owner: Party | null
  /** Another account of the same customer, such as the one that sums are moved to. */
  readonly relatedAccount: Account | null
  readonly servicer: Agent | null
  readonly balances: readonly Balance[]
  readonly totals: Totals | null
  readonly entries: readonly Entry[]
  readonly note: string | null
}

export interface Balance {
  /** `OPBD`, `CLBD`, `PRCD`, … or a word of the bank. */
  readonly type: string | null
  readonly amount: Amount
  readonly side: Side
  readonly on: Moment
}

/** Numbers and sums of entries as the bank counted them. */
export interface Totals {
  readonly entries: string | null
  readonly credits: string | null
  readonly creditSum: string | null
  readonly debits: string | null
  readonly debitSum: string | null
}

/** One booking on the account. */
export interface Entry {
  /** The bank's reference, by which it knows the booking for ever. */
  readonly bankReference: string | null
  /** The number of the entry within what was sent. */
  readonly reference: string | null
  readonly amount: Amount
  readonly side: Side
  /** True for the taking back of an earlier booking. */
  readonly reversal: boolean
  /** `BOOK`, `PDNG`, `INFO`, `FUTR` or a word of the bank: only what is booked has happened. */
  readonly status: string
  readonly bookedOn: Moment | null
  readonly valueOn: Moment | null
  readonly code: TransactionCode
  /** Names the payments that were booked as one sum. */
  readonly batch: Batch | null
  readonly charges: readonly Charge[]
  readonly details: readonly Detail[]
  readonly note: string | null
}

/** What kind of booking it is, by the codes of the standard and by the bank's own. */
export interface TransactionCode {
  readonly domain: string | null
  readonly family: string | null
  readonly subFamily: string | null
  readonly proprietary: string | null
  readonly issuer: string | null
}

export interface Batch {
  readonly messageId: string | null
  readonly paymentId: string | null
  readonly count: string | null
}

export interface Charge {
  readonly amount: Amount
  /** True if it is part of the booked amount; null where the bank does not say. */
  readonly included: boolean | null
}

/** One payment behind a booking. */
export interface Detail {
  readonly references: References
  /** Its own amount; null where the bank does not say it. */
  readonly amount: Amount | null
  /** The amount that the payer instructed, which another currency or charges make another one. */
  readonly instructed: Amount | null
  readonly side: Side | null
  readonly code: TransactionCode
  readonly charges: readonly Charge[]
  readonly debtor: Party | null
  readonly debtorAccount: Account | null
  readonly debtorAgent: Agent | null
  readonly ultimateDebtor: Party | null
  readonly creditor: Party | null
  readonly creditorAccount: Account | null
  readonly creditorAgent: Agent | null
  readonly ultimateCreditor: Party | null
  readonly remittance: Remittance
  /** Why an earlier payment came back. */
  readonly returned: { readonly reason: string | null; readonly notes: readonly string[] } | null
  readonly note: string | null
}

/** How people find a payment again, each as it was sent. */
export interface References {
  readonly messageId: string | null
  readonly paymentId: string | null
  readonly instructionId: string | null
  readonly endToEndId: string | null
  readonly transactionId: string | null
  readonly uetr: string | null
  readonly bankReference: string | null
  readonly mandateId: string | null
  readonly chequeNumber: string | null
  readonly clearingReference: string | null
  readonly others: readonly { readonly type: string | null; readonly reference: string }[]
}
