import type { BusinessDate } from '../kernel/date.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { EntryNumber } from '../kernel/title.ts'
import type { ReadStatement } from './read-statement.ts'

/** An account of a party at its bank, from which it pays and to which it is paid. */
export interface Account extends AccountTerms {
  readonly id: AccountId
  readonly holder: PartyId
  readonly status: AccountStatus
  /** The first business date on which it pays or is paid; null until it is confirmed. */
  readonly usableOn: BusinessDate | null
  /** How the last proven statement of a day ends; null before the first. */
  readonly last: LastStatement | null
}

export type AccountId = Id<'acc'>

/** What a holder states of an account, as it signs it. */
export interface AccountTerms {
  /** As the bank writes it in its statements. */
  readonly number: string
  /** The BIC of the bank. */
  readonly bank: string
  /** Whose account it is, as the bank has it. */
  readonly name: string
  readonly town: string
  /** Two letters (ISO 3166). */
  readonly country: string
  readonly currency: Currency
  readonly statementKey: StatementKey
}

/** The public key by which a bank signs the statements of an account. */
export interface StatementKey {
  readonly alg: 'EdDSA' | 'ES256'
  /** The raw key in base64url. */
  readonly publicKey: string
}

/**
 * `registered`: its holder has signed for it. `confirmed`: two officers have the same statement key
 * from the bank. `closed`: it takes part in no new payment.
 */
export const ACCOUNT_STATUSES = ['registered', 'confirmed', 'closed'] as const
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number]

export interface LastStatement {
  /** Null where the bank does not count its statements. */
  readonly number: bigint | null
  readonly closing: bigint
}

/** A statement that nobody signed, as the ledger keeps it until officers confirm it. */
export interface UnprovenStatement extends ReadStatement {
  readonly digest: Digest
  /** The entry that recorded it. */
  readonly recordedBy: EntryNumber
}
