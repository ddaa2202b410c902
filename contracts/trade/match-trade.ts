import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Currency, type Money, money, type Units, units } from '../kernel/money.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { QUANTITY_TEXTS } from './document.ts'
import type { Delivery, Invoice, Order } from './invoice.ts'

/**
 * Three-way match: an invoice charges its buyer what was ordered, at the price that was agreed, for
 * goods that have been delivered and not been charged before; where the order counts nothing, it
 * stays within the amount that was ordered. Null when it matches.
 */
export function matchTrade(
  invoice: Charge,
  behind: TradeBehind | null,
): Refused<MatchRefusal> | null {
  if (behind === null) return refuse('delivery_must_be_known', 'delivery')
  const { order, delivery, invoicedBefore } = behind
  if (order.seller !== invoice.seller || order.buyer !== invoice.buyer)
    return refuse('order_must_be_between_the_same_parties', 'delivery')
  const { currency, quantity, invoicedOn } = invoice
  if (order.currency !== currency)
    return refuse('currency_must_be_that_of_the_order', 'currency', {
      ordered: order.currency,
      found: currency,
    })
  if (invoicedOn < delivery.deliveredOn)
    return refuse('invoice_must_not_precede_its_delivery', 'invoicedOn', {
      invoicedOn,
      deliveredOn: delivery.deliveredOn,
    })
  if (order.quantity === null) return amountRefusal(invoice, order.amount, invoicedBefore)
  if (quantity === null) return refuse('quantity_must_be_given_as_ordered', 'quantity')
  return goodsRefusal(invoice, behind)
}

type Charge = Pick<
  Invoice,
  'seller' | 'buyer' | 'currency' | 'amount' | 'price' | 'quantity' | 'invoicedOn'
>

function amountRefusal(
  { amount, currency }: Charge,
  ordered: bigint,
  before: bigint,
): Refused<MatchRefusal> | null {
  if (before + amount <= ordered) return null
  return refuse('amount_must_be_within_what_was_ordered', 'amount', {
    ordered: money(ordered, currency),
    before: money(before, currency),
    found: money(amount, currency),
  })
}

/** Every part of a trade that is ordered by quantity has one, as was asked before. */
function goodsRefusal(
  { currency, price, quantity }: Charge,
  { order, delivery, invoicedBefore }: TradeBehind,
): Refused<MatchRefusal> | null {
  const [found, ordered, delivered] = [quantity ?? 0n, order.price ?? 0n, delivery.quantity ?? 0n]
  if (price !== order.price)
    return refuse('price_must_be_that_of_the_order', 'price', {
      ordered: money(ordered, currency),
      found: money(price ?? 0n, currency),
    })
  if (invoicedBefore + found <= delivered) return null
  return refuse('quantity_must_be_within_what_was_delivered', 'quantity', {
    delivered: units(delivered),
    before: units(invoicedBefore),
    found: units(found),
  })
}

export type MatchRefusal =
  | 'delivery_must_be_known'
  | 'order_must_be_between_the_same_parties'
  | Detailed<'currency_must_be_that_of_the_order', { ordered: Currency; found: Currency }>
  | Detailed<
      'invoice_must_not_precede_its_delivery',
      { invoicedOn: BusinessDate; deliveredOn: BusinessDate }
    >
  | Detailed<
      'amount_must_be_within_what_was_ordered',
      { ordered: Money; before: Money; found: Money }
    >
  | 'quantity_must_be_given_as_ordered'
  | Detailed<'price_must_be_that_of_the_order', { ordered: Money; found: Money }>
  | Detailed<
      'quantity_must_be_within_what_was_delivered',
      { delivered: Units; before: Units; found: Units }
    >

export const MATCH_TEXTS = {
  delivery_must_be_known: notFound(
    '未查到该交货单，请先导入。',
    'There is no such delivery; import it first.',
  ),
  order_must_be_between_the_same_parties: badInput(
    '订单的购销双方与发票不符，请更正发票所列订单。',
    'The order is between other parties than the invoice; name the right order.',
  ),
  currency_must_be_that_of_the_order: badInput(
    d => `发票币种 ${d.found} 与订单币种 ${d.ordered} 不符，请更正。`,
    d =>
      `The invoice is in ${d.found}, but its order in ${d.ordered}; both must be in one currency.`,
  ),
  invoice_must_not_precede_its_delivery: badInput(
    d => `开票日 ${d.invoicedOn} 早于交货日 ${d.deliveredOn}。`,
    d => `The invoice is dated ${d.invoicedOn}, before its delivery of ${d.deliveredOn}.`,
  ),
  amount_must_be_within_what_was_ordered: conflict(
    d => `订单金额 ${d.ordered}，已开票 ${d.before}，不能再开票 ${d.found}。`,
    d =>
      `${d.ordered} were ordered and ${d.before} invoiced before, so ${d.found} more is too much.`,
  ),
  quantity_must_be_given_as_ordered: QUANTITY_TEXTS.quantity_must_be_given_as_ordered,
  price_must_be_that_of_the_order: badInput(
    d => `发票单价 ${d.found} 与订单单价 ${d.ordered} 不符。`,
    d => `The price on the invoice is ${d.found}, but the order states ${d.ordered}.`,
  ),
  quantity_must_be_within_what_was_delivered: conflict(
    d => `已交货 ${d.delivered}，已开票 ${d.before}，不能再开票 ${d.found}。`,
    d =>
      `${d.delivered} were delivered and ${d.before} invoiced before, so ${d.found} more are too ` +
      'many.',
  ),
} satisfies RefusalTexts<MatchRefusal>

export interface TradeBehind {
  readonly order: Order
  readonly delivery: Delivery
  /**
   * What other invoices charge: of the quantity of this delivery or, where nothing was counted, of
   * the amount of its order.
   */
  readonly invoicedBefore: bigint
}
