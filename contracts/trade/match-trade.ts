import { type Refused, refuse } from '../kernel/decision.ts'
import type { Delivery, Invoice, Order } from './invoice.ts'

/**
 * Three-way match: an invoice charges its buyer what was ordered, at the price that was agreed, for
 * goods that have been delivered and not been charged before. Null when it matches.
 */
export function matchTrade(
  invoice: Pick<Invoice, 'seller' | 'buyer' | 'currency' | 'price' | 'quantity' | 'invoicedOn'>,
  behind: TradeBehind | null,
): Refused<MatchRefusal> | null {
  if (behind === null) return refuse('delivery_must_be_known', 'delivery')
  const { order, delivery, invoicedBefore } = behind
  if (order.seller !== invoice.seller || order.buyer !== invoice.buyer)
    return refuse('order_must_be_between_the_same_parties', 'delivery')
  if (order.currency !== invoice.currency)
    return refuse('currency_must_be_that_of_the_order', 'currency')
  if (invoice.price !== order.price) return refuse('price_must_be_that_of_the_order', 'price')
  if (invoice.invoicedOn < delivery.deliveredOn)
    return refuse('invoice_must_not_precede_its_delivery', 'invoicedOn')
  if (invoicedBefore + invoice.quantity > delivery.quantity)
    return refuse('quantity_must_be_within_what_was_delivered', 'quantity')
  return null
}

export type MatchRefusal =
  | 'delivery_must_be_known'
  | 'order_must_be_between_the_same_parties'
  | 'currency_must_be_that_of_the_order'
  | 'price_must_be_that_of_the_order'
  | 'invoice_must_not_precede_its_delivery'
  | 'quantity_must_be_within_what_was_delivered'

export interface TradeBehind {
  readonly order: Order
  readonly delivery: Delivery
  /** Quantity that other invoices charge of this delivery. */
  readonly invoicedBefore: bigint
}
