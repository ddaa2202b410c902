import type { Side } from '../../../messages/index.ts'

/** All that happens at the bank. What it knows is what these say, from the first on. */
export type BankEvent =
  | { readonly type: 'opened'; readonly account: OpenedAccount }
  | { readonly type: 'clock-moved'; readonly to: LocalTime }
  | { readonly type: 'received'; readonly message: ReceivedMessage }
  | { readonly type: 'queued'; readonly payments: readonly QueuedPayment[] }
  | { readonly type: 'left-queue'; readonly keys: readonly string[] }
  | { readonly type: 'return-due'; readonly due: DueReturn }
  | { readonly type: 'return-made'; readonly key: string }
  | { readonly type: 'planned'; readonly plan: Plan }
  | { readonly type: 'plan-used'; readonly endToEndId: string }
  | { readonly type: 'booked'; readonly booking: Booking }
  | { readonly type: 'day-closed'; readonly account: string; readonly number: number }
  | { readonly type: 'sent'; readonly output: Output }

/** `2026-11-30T16:59:00`, as the clock on the bank's wall shows it. */
export type LocalTime = string

export interface OpenedAccount {
  readonly id: string
  readonly owner: string
  readonly customer: string
  readonly currency: string
  /** Minor units as decimal text, as everywhere in the file. */
  readonly balance: string
}

export interface ReceivedMessage {
  readonly customer: string
  readonly messageId: string
  /** SHA-256 of the bytes: the same message again is the same, another under its id is not. */
  readonly digest: string
  readonly name: string
  /** The number of the message that answered it. */
  readonly answer: number
}

export interface QueuedPayment {
  /** Customer, message, batch and place: what nobody else's payment has. */
  readonly key: string
  readonly customer: string
  readonly messageId: string
  readonly messageName: string
  readonly batchId: string
  readonly bookedAsOne: boolean
  readonly executeOn: string
  readonly debtorAccount: string
  readonly debtorName: string
  readonly instructionId: string | null
  readonly endToEndId: string
  readonly amount: string
  readonly currency: string
  readonly creditorName: string
  readonly creditorAccount: string
  readonly reference: string | null
  readonly text: string | null
}

/** What goes wrong with a payment. */
export const MISHAPS = [
  'delay',
  'reject',
  'duplicate',
  'partial',
  'return',
  'no-details',
  'silence',
] as const
export type Mishap = (typeof MISHAPS)[number]

export interface Plan {
  readonly endToEndId: string
  readonly mishap: Mishap
}

/** A payment that comes back on a later day. */
export interface DueReturn {
  readonly key: string
  readonly on: string
  readonly debtorAccount: string
  readonly detail: BookedDetail
}

/** One sum on one account, with the payments behind it. */
export interface Booking {
  readonly account: string
  readonly reference: string
  readonly side: Side
  readonly amount: string
  readonly bookedOn: string
  readonly valueOn: string
  readonly batch: { readonly messageId: string; readonly paymentId: string } | null
  readonly count: number
  readonly returned: boolean
  readonly details: readonly BookedDetail[]
}

export interface BookedDetail {
  readonly messageId: string | null
  readonly paymentId: string | null
  readonly instructionId: string | null
  readonly endToEndId: string
  readonly amount: string
  readonly debtor: { readonly name: string; readonly account: string | null } | null
  readonly creditor: { readonly name: string; readonly account: string | null } | null
  readonly reference: string | null
  readonly text: string | null
  readonly returned: { readonly reason: string; readonly note: string } | null
}

/** A message to a customer, and the bank's signature over its bytes. */
export interface Output {
  readonly number: number
  readonly customer: string
  /** `camt.053.001.08` */
  readonly name: string
  readonly account: string | null
  readonly xml: string
}
