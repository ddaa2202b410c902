import type { PoolClient } from 'pg'
import { idNumber, idOf, type OrderId } from '../../../contracts/kernel/id.ts'
import type { Order } from '../../../contracts/trade/invoice.ts'
import type { Chunk } from './document.ts'
import { documentKey } from './number.ts'
import { ORDER_COLUMNS, type OrderRecord, orderOf } from './order-record.ts'

export interface OrderChanges {
  readonly added: { readonly order: Order; readonly spelling: string | null }[]
  /** What the seller states was an assertion before. */
  readonly stated: Order[]
  /** With the clauses that they left empty. */
  readonly filled: Order[]
}

/** By seller and number: the seller's own order, and what buyers assert of it. */
export async function loadOrders(
  client: PoolClient,
  keys: readonly Pick<Order, 'seller' | 'number'>[],
): Promise<Map<string, readonly Order[]>> {
  const { rows } = await client.query<OrderRecord>(
    `select ${ORDER_COLUMNS}
       from (select distinct * from unnest($1::bigint[], $2::text[]) k (seller, number)) k
       join trade.purchase_order o on o.seller = k.seller and o.number = k.number`,
    [keys.map(k => idNumber(k.seller)), keys.map(k => k.number)],
  )
  return Map.groupBy(rows.map(orderOf), order => documentKey(order.seller, order.number))
}

/** Finds the orders of whose invoices a part backs something. */
export async function findUsedOrders(
  client: PoolClient,
  orders: readonly Order[],
): Promise<ReadonlySet<OrderId>> {
  const { rows } = await client.query<{ id: bigint }>(
    `select o.id from unnest($1::bigint[]) o (id)
      where exists (
        select from trade.delivery d
          join trade.invoice i on i.delivery = d.id
          join trade.invoice_allocation a on a.invoice = i.id and a.allocated_to <> 0
         where d.purchase_order = o.id)`,
    [orders.map(order => idNumber(order.id))],
  )
  return new Set(rows.map(row => idOf('ord', row.id)))
}

/** Writes what is new of orders, and of those that are known what was added to them. */
export async function writeOrders(
  client: PoolClient,
  { added, stated, filled }: OrderChanges,
  chunk: Chunk,
): Promise<void> {
  if (added.length > 0) await insertOrders(client, added, chunk)
  if (stated.length + filled.length > 0) await updateOrders(client, [...stated, ...filled])
}

async function updateOrders(client: PoolClient, orders: readonly Order[]): Promise<void> {
  await client.query(
    `update trade.purchase_order o
        set asserted_by = u.asserted_by, term_clause = u.term, certificate_clause = u.certificate
       from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])
              u (id, asserted_by, term, certificate)
      where o.id = u.id`,
    [
      orders.map(o => idNumber(o.id)),
      orders.map(o => (o.assertedBy === null ? 0n : idNumber(o.assertedBy))),
      orders.map(o => o.termClause),
      orders.map(o => o.certificateClause),
    ],
  )
}

async function insertOrders(
  client: PoolClient,
  added: OrderChanges['added'],
  { importNumber, synthetic }: Chunk,
): Promise<void> {
  const orders = added.map(one => one.order)
  await client.query(
    `insert into trade.purchase_order (id, seller, buyer, number, ordered_on, currency, quantity,
       price_minor, amount_minor, term_clause, certificate_clause, spelling, asserted_by, synthetic,
       import)
     select u.*, $14, $15
       from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::date[], $6::text[],
                   $7::bigint[], $8::bigint[], $9::bigint[], $10::text[], $11::text[], $12::text[],
                   $13::bigint[]) u`,
    [
      orders.map(o => idNumber(o.id)),
      orders.map(o => idNumber(o.seller)),
      orders.map(o => idNumber(o.buyer)),
      orders.map(o => o.number),
      orders.map(o => o.orderedOn),
      orders.map(o => o.currency),
      orders.map(o => o.quantity),
      orders.map(o => o.price),
      orders.map(o => o.amount),
      orders.map(o => o.termClause),
      orders.map(o => o.certificateClause),
      added.map(one => one.spelling),
      orders.map(o => (o.assertedBy === null ? 0n : idNumber(o.assertedBy))),
      synthetic,
      importNumber,
    ],
  )
}
