import type { BusinessDate } from '../kernel/date.ts'
import type { Digest } from '../kernel/digest.ts'
import type { DeliveryId, InvoiceId, OrderId, PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import { type Span, spanSize } from '../kernel/span.ts'

/**
 * What buyer and seller agreed on. Quantities are whole smallest units of the goods, the price is
 * minor units for one of them, tax included. A trade that counts nothing, such as a service, has
 * neither: then amounts are matched.
 */
export interface Order extends Terms {
  readonly id: OrderId
  readonly seller: PartyId
  readonly buyer: PartyId
  readonly number: string
  readonly orderedOn: BusinessDate
  readonly currency: Currency
  /** Tax included, minor units. */
  readonly amount: bigint
  readonly quantity: bigint | null
  readonly price: bigint | null
  /** The buyer whose word alone it is; null: the seller's. */
  readonly assertedBy: PartyId | null
}

/** Clauses of the contract that the rules on payment ask for. */
export interface Terms {
  /** The seller agreed to be paid by certificate. */
  readonly certificateClause: Digest | null
  /** Both agreed to a longer term than the default. */
  readonly termClause: Digest | null
}

/** Goods handed over, or a service done. */
export interface Delivery {
  readonly id: DeliveryId
  readonly order: OrderId
  readonly number: string
  readonly deliveredOn: BusinessDate
  readonly quantity: bigint | null
}

export interface Invoice {
  readonly id: InvoiceId
  readonly seller: PartyId
  /** Normalised; with the seller it names the invoice for ever, whatever amount and buyer say. */
  readonly number: string
  readonly buyer: PartyId
  /** None yet: then it charges for what is still to be delivered. */
  readonly delivery: DeliveryId | null
  readonly currency: Currency
  /** Tax included, minor units: the face that its use is tiled on. */
  readonly amount: bigint
  readonly quantity: bigint | null
  readonly price: bigint | null
  readonly invoicedOn: BusinessDate
  readonly dueOn: BusinessDate
  /** Minor units that red letters took back; all of the amount: it backs nothing more. */
  readonly redLettered: bigint
  /** The buyer whose word alone it is; null: the seller's. */
  readonly assertedBy: PartyId | null
  /** The seller says that there is no such invoice: nothing more is backed by the assertion. */
  readonly denied: boolean
  /**
   * An earlier one of the seller whose number could be the same, misspelled, until somebody tells
   * them apart; null: there is none.
   */
  readonly alike: InvoiceId | null
}

/** A red letter (红字发票, a credit note) takes an invoice back, in whole or in part. */
export interface RedLetterOf {
  readonly invoice: InvoiceId
  /** Minor units that it takes back, above zero. */
  readonly amount: bigint
}

/** An invoice under its lock, with what is known of the trade behind it. */
export interface InvoiceState extends Terms {
  readonly invoice: Invoice
  readonly deliveredOn: BusinessDate | null
  /** Spans of its amount that back nothing, ascending. */
  readonly free: readonly Span[]
}

/** What of an invoice may still back something: red letters take their amounts out of it. */
export function unused({ invoice, free }: Pick<InvoiceState, 'invoice' | 'free'>): bigint {
  const left = sumFree(free) - invoice.redLettered
  return left > 0n ? left : 0n
}

/** What red letters took of an invoice beyond what was unused: its use exceeds it by so much. */
export function dilution({ invoice, free }: Pick<InvoiceState, 'invoice' | 'free'>): bigint {
  const beyond = invoice.redLettered - sumFree(free)
  return beyond > 0n ? beyond : 0n
}

function sumFree(free: readonly Span[]): bigint {
  return free.reduce((sum, span) => sum + spanSize(span), 0n)
}
