import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Currency, type Money, money, type Units, units } from '../kernel/money.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
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
  const { currency, price, quantity, invoicedOn } = invoice
  if (order.currency !== currency)
    return refuse('currency_must_be_that_of_the_order', 'currency', {
      ordered: order.currency,
      found: currency,
    })
  if (price !== order.price)
    return refuse('price_must_be_that_of_the_order', 'price', {
      ordered: money(order.price, currency),
      found: money(price, currency),
    })
  if (invoicedOn < delivery.deliveredOn)
    return refuse('invoice_must_not_precede_its_delivery', 'invoicedOn', {
      invoicedOn,
      deliveredOn: delivery.deliveredOn,
    })
  if (invoicedBefore + quantity > delivery.quantity)
    return refuse('quantity_must_be_within_what_was_delivered', 'quantity', {
      delivered: units(delivery.quantity),
      before: units(invoicedBefore),
      found: units(quantity),
    })
  return null
}

export type MatchRefusal =
  | 'delivery_must_be_known'
  | 'order_must_be_between_the_same_parties'
  | Detailed<'currency_must_be_that_of_the_order', { ordered: Currency; found: Currency }>
  | Detailed<'price_must_be_that_of_the_order', { ordered: Money; found: Money }>
  | Detailed<
      'invoice_must_not_precede_its_delivery',
      { invoicedOn: BusinessDate; deliveredOn: BusinessDate }
    >
  | Detailed<
      'quantity_must_be_within_what_was_delivered',
      { delivered: Units; before: Units; found: Units }
    >

export const MATCH_TEXTS = {
  delivery_must_be_known: notFound(
    '没有这张交货单，请先导入。',
    'There is no such delivery; import it first.',
  ),
  order_must_be_between_the_same_parties: badInput(
    '订单的购销双方与发票不符，请更正发票所列订单。',
    'The order is between other parties than the invoice; name the right order.',
  ),
  currency_must_be_that_of_the_order: badInput(
    d => `发票币种 ${d.found} 与订单币种 ${d.ordered} 不符。`,
    d => `The invoice is in ${d.found}, its order in ${d.ordered}.`,
  ),
  price_must_be_that_of_the_order: badInput(
    d => `发票单价 ${d.found} 与订单单价 ${d.ordered} 不符。`,
    d => `The price on the invoice is ${d.found}, and the price ordered at is ${d.ordered}.`,
  ),
  invoice_must_not_precede_its_delivery: badInput(
    d => `开票日 ${d.invoicedOn} 早于交货日 ${d.deliveredOn}。`,
    d => `The invoice is dated ${d.invoicedOn}, before its delivery of ${d.deliveredOn}.`,
  ),
  quantity_must_be_within_what_was_delivered: conflict(
    d => `已交货 ${d.delivered}，已开票 ${d.before}，不能再开票 ${d.found}。`,
    d => `${d.before} of ${d.delivered} delivered were invoiced already; ${d.found} are too many.`,
  ),
} satisfies RefusalTexts<MatchRefusal>

export interface TradeBehind {
  readonly order: Order
  readonly delivery: Delivery
  /** Quantity that other invoices charge of this delivery. */
  readonly invoicedBefore: bigint
}
