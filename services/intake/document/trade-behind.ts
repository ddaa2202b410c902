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
  readonly order: string
  readonly delivery: string
}

/** The name of the delivery that an invoice of this seller charges for. */
export function deliveryName(
  seller: PartyId,
  behind: { readonly order: DocumentNumber; readonly delivery: DocumentNumber },
): DeliveryName {
  return { seller, order: behind.order.normal, delivery: behind.delivery.normal }
}

export function deliveryKey({ seller, order, delivery }: DeliveryName): string {
  return documentKey(seller, order, delivery)
}

/** Orders and deliveries behind invoices; one that a red letter cancelled charges nothing. */
export async function loadTradeBehind(
  client: PoolClient,
  names: readonly DeliveryName[],
): Promise<Map<string, TradeBehind>> {
  if (names.length === 0) return new Map()
  const { rows } = await client.query<BehindRecord>(
    `select ${ORDER_COLUMNS}, d.id, d.number, d.delivered_on, d.quantity,
            (select coalesce(sum(i.quantity), 0)::bigint from trade.invoice i
              where i.delivery = d.id and i.red_letter is null) as invoiced
       from (select distinct * from unnest($1::bigint[], $2::text[], $3::text[])
               k (seller, order_number, number)) k
       join trade.purchase_order o on o.seller = k.seller and o.number = k.order_number
       join trade.delivery d on d.purchase_order = o.id and d.number = k.number`,
    [names.map(n => idNumber(n.seller)), names.map(n => n.order), names.map(n => n.delivery)],
  )
  return new Map(
    rows.map(row => {
      const { seller, number } = orderOf(row)
      return [deliveryKey({ seller, order: number, delivery: row.number }), behindOf(row)]
    }),
  )
}

interface BehindRecord extends OrderRecord {
  id: bigint
  number: string
  delivered_on: BusinessDate
  quantity: bigint
  invoiced: bigint
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
