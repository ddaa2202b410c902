import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idOf } from '../../../contracts/kernel/id.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import type { Order } from '../../../contracts/trade/invoice.ts'

/** Of `trade.purchase_order o`, in names that no other document's columns have. */
export const ORDER_COLUMNS = `
  o.id as order_id, o.seller as order_seller, o.buyer as order_buyer, o.number as order_number,
  o.ordered_on, o.currency as order_currency, o.amount_minor as order_amount,
  o.quantity as order_quantity,
  o.price_minor as order_price, o.term_clause, o.certificate_clause,
  o.asserted_by as order_asserted_by`

export interface OrderRecord {
  order_id: bigint
  order_seller: bigint
  order_buyer: bigint
  order_number: string
  ordered_on: BusinessDate
  order_currency: Currency
  order_amount: bigint
  order_quantity: bigint | null
  order_price: bigint | null
  term_clause: string | null
  certificate_clause: string | null
  order_asserted_by: bigint
}

export function orderOf(row: OrderRecord): Order {
  return {
    id: idOf('ord', row.order_id),
    seller: idOf('pty', row.order_seller),
    buyer: idOf('pty', row.order_buyer),
    number: row.order_number,
    orderedOn: row.ordered_on,
    currency: row.order_currency,
    amount: row.order_amount,
    quantity: row.order_quantity,
    price: row.order_price,
    termClause: row.term_clause,
    certificateClause: row.certificate_clause,
    assertedBy: row.order_asserted_by === 0n ? null : idOf('pty', row.order_asserted_by),
  }
}
