import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idNumber, idOf, type PartyId } from '../../../contracts/kernel/id.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { TradeBehind } from '../../../contracts/trade/match-trade.ts'
import { documentKey } from './number.ts'
import { ORDER_COLUMNS, type OrderRecord, orderOf } from './order-record.ts'

/** Names a delivery as an invoice does. */
export interface DeliveryName {
  readonly seller: PartyId
  readonly buyer: PartyId
  readonly order: string
  readonly delivery: string
}

/** The name of the delivery that an invoice between these two charges for. */
export function deliveryName(
  { seller, buyer }: { readonly seller: PartyId; readonly buyer: PartyId },
  behind: { readonly order: DocumentNumber; readonly delivery: DocumentNumber },
): DeliveryName {
  return { seller, buyer, order: behind.order.normal, delivery: behind.delivery.normal }
}

export function deliveryKey({ seller, buyer, order, delivery }: DeliveryName): string {
  return documentKey(seller, buyer, order, delivery)
}

/**
 * Orders and deliveries behind invoices, under the names that these give them: the seller's own,
 * else those that the invoice's buyer asserts. Nothing is charged by an invoice that a red letter
 * cancelled, nor by a buyer's assertion when its seller asks.
 */
export async function loadTradeBehind(
  client: PoolClient,
  names: readonly DeliveryName[],
  party: PartyId,
): Promise<Map<string, TradeBehind>> {
  if (names.length === 0) return new Map()
  const { rows } = await client.query<BehindRecord>(
    `select ${ORDER_COLUMNS}, d.id, d.number, d.delivered_on, d.quantity, k.buyer as named_buyer,
            (select coalesce(sum(case when o.quantity is null
                                 then i.amount_minor - i.red_lettered_minor
                                 else i.quantity end), 0)::bigint
               from trade.delivery x join trade.invoice i on i.delivery = x.id
              where (x.id = d.id or o.quantity is null and x.purchase_order = o.id)
                and i.red_lettered_minor < i.amount_minor
                and (i.asserted_by = 0 or i.asserted_by = k.buyer and k.seller <> $5)) as invoiced
       from (select distinct * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])
               k (seller, buyer, order_number, number)) k
       join trade.purchase_order o on o.seller = k.seller and o.number = k.order_number
            and o.asserted_by in (0, k.buyer) and (o.buyer = k.buyer or k.seller = $5)
       join trade.delivery d on d.purchase_order = o.id and d.number = k.number
      order by o.asserted_by desc`,
    [
      names.map(n => idNumber(n.seller)),
      names.map(n => idNumber(n.buyer)),
      names.map(n => n.order),
      names.map(n => n.delivery),
      idNumber(party),
    ],
  )
  // The seller's own order comes last, and takes the place of what is asserted of it.
  return new Map(
    rows.map(row => {
      const { seller, number: order } = orderOf(row)
      const buyer = idOf('pty', row.named_buyer)
      return [deliveryKey({ seller, buyer, order, delivery: row.number }), behindOf(row)]
    }),
  )
}

interface BehindRecord extends OrderRecord {
  id: bigint
  number: string
  delivered_on: BusinessDate
  quantity: bigint | null
  invoiced: bigint
  named_buyer: bigint
}

function behindOf(row: BehindRecord): TradeBehind {
  const order = orderOf(row)
  const { id, number, delivered_on: deliveredOn, quantity } = row
  return {
    order,
    delivery: { id: idOf('dlv', id), order: order.id, number, deliveredOn, quantity },
    invoicedBefore: row.invoiced,
  }
}
