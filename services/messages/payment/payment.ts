import type { Amount } from '../parts/amount.ts'
import type { Moment } from '../parts/moment.ts'
import type { Account, Agent, NamedAccount, NamedParty, Party } from '../parts/party.ts'
import type { Remittance } from '../parts/remittance.ts'

/** What a customer instructs its bank to pay, as the bank reads it. */
export interface PaymentMessage {
  readonly kind: 'payment'
  readonly messageId: string
  readonly createdAt: Moment
  readonly initiator: Party | null
  readonly batches: readonly PaymentBatch[]
  /** Where what is counted or added up differs from what the message states. */
  readonly miscounts: readonly Miscount[]
}

export interface Miscount {
  /** The whole message, or a batch by its id. */
  readonly of: string
  readonly field: 'NbOfTxs' | 'CtrlSum'
  readonly stated: string
  readonly found: string
}

/** Payments from one account on one day. */
export interface PaymentBatch {
  readonly id: string
  /** `TRF` for a transfer; cheques are another method. */
  readonly method: string
  /** True if the account is debited once for all of them. */
  readonly bookedAsOne: boolean
  readonly executeOn: Moment
  readonly serviceLevels: readonly string[]
  readonly debtor: Party
  readonly account: Account
  readonly agent: Agent | null
  readonly ultimateDebtor: Party | null
  readonly chargeBearer: string | null
  readonly payments: readonly Payment[]
}

export interface Payment {
  readonly instructionId: string | null
  readonly endToEndId: string
  readonly uetr: string | null
  readonly amount: Amount
  /** Set where the amount is to be exchanged into another currency. */
  readonly transferCurrency: string | null
  readonly creditor: Party | null
  readonly account: Account | null
  readonly agent: Agent | null
  readonly ultimateCreditor: Party | null
  readonly purpose: string | null
  readonly remittance: Remittance
}

/** What we instruct a bank to pay: nothing in it may be missing. */
export interface Instructions {
  readonly messageId: string
  /** An instant in UTC, `2026-09-21T09:00:00Z`. */
  readonly createdAt: string
  readonly initiator: NamedParty
  readonly batches: readonly InstructedBatch[]
}

export interface InstructedBatch {
  readonly id: string
  readonly bookedAsOne: boolean
  readonly executeOn: string
  readonly debtor: NamedParty
  readonly account: NamedAccount
  readonly agentBic: string
  readonly payments: readonly InstructedPayment[]
}

export interface InstructedPayment {
  readonly instructionId: string
  readonly endToEndId: string
  readonly amount: Amount
  readonly creditor: NamedParty
  readonly account: NamedAccount
  readonly agentBic: string
  /** The reference by which the creditor finds the payment, and words for people. */
  readonly reference: string | null
  readonly text: string | null
}
