import type { BusinessDate } from '../kernel/date.ts'

/** A payment that an account's statement tells of: an entry, or one detail of it. */
export interface StatementEntry {
  readonly id: string
  readonly side: PaymentSide
  readonly currency: string
  /** Minor units, above zero. */
  readonly amount: bigint
  readonly bookedOn: BusinessDate
  readonly endToEndId: string | null
  /** What the payer wrote so that the payee finds it, such as the reference of a due date. */
  readonly reference: string | null
  /** The other account; null where the bank does not say it. */
  readonly counterpart: string | null
  /** True of what takes an earlier payment back. */
  readonly returned: boolean
  /** True only of a statement that its bank signed. */
  readonly signed: boolean
}

/** A payment that is to come or to go, and what of it is still outstanding. */
export interface ExpectedPayment {
  readonly id: string
  readonly side: PaymentSide
  readonly currency: string
  /** Minor units, above zero. */
  readonly outstanding: bigint
  readonly dueOn: BusinessDate
  readonly endToEndId: string | null
  readonly reference: string | null
  /** The account that pays, or is paid; null where any may. */
  readonly counterpart: string | null
}

/** To the account, or from it. */
export type PaymentSide = 'credit' | 'debit'
