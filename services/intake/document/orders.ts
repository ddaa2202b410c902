import type { PoolClient } from 'pg'
import { idNumber, NOBODY } from '../../../contracts/kernel/id.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../contracts/kernel/money.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { Order } from '../../../contracts/trade/invoice.ts'
import { recordOrder } from '../../../contracts/trade/record-order.ts'
import { newId } from '../../platform/new-id.ts'
import type { Chunk, DocumentCells, Documents } from './document.ts'
import { documentKey, documentNumber, spelling } from './number.ts'
import { ORDER_COLUMNS, type OrderRecord, orderOf } from './order-record.ts'
import { loadParties, partyCode } from './parties.ts'

interface OrderDraft extends Omit<Order, 'id' | 'seller' | 'buyer' | 'number'> {
  readonly number: DocumentNumber
  readonly seller: string
  readonly buyer: string
}

const NEEDED = ['seller', 'buyer', 'number', 'orderedOn', 'currency', 'quantity', 'price']

export const orders: Documents<OrderDraft> = {
  fields: [...NEEDED, 'termClause', 'certificateClause'],
  needed: NEEDED,
  read: readOrder,
  record: async (client, drafts, chunk) => {
    const parties = await loadParties(
      client,
      drafts.flatMap(d => [d.seller, d.buyer]),
    )
    const known = await loadOrders(
      client,
      drafts.flatMap(({ seller, number }) => {
        const party = parties.get(seller)
        return party ? [{ seller: party.id, number: number.normal }] : []
      }),
    )
    const added: AddedOrder[] = []
    const verdicts = drafts.map(draft => {
      const seller = parties.get(draft.seller) ?? null
      const buyer = parties.get(draft.buyer) ?? null
      const names = { seller: seller?.id ?? NOBODY, buyer: buyer?.id ?? NOBODY }
      const number = draft.number.normal
      const order: Order = { ...draft, ...names, number, id: newId('ord') }
      const key = documentKey(order.seller, order.number)
      const verdict = recordOrder({ seller, buyer, known: known.get(key) ?? null }, order, chunk)
      if (verdict.ok && verdict.value === 'new') {
        known.set(key, order)
        added.push({ order, spelling: spelling(draft.number) })
      }
      return verdict
    })
    await insertOrders(client, added, chunk)
    return verdicts
  },
}

export function readCurrency(cells: DocumentCells): Currency {
  return cells.word('currency', Object.keys(CURRENCY_DIGITS) as Currency[])
}

function readOrder(cells: DocumentCells): OrderDraft {
  const currency = readCurrency(cells)
  return {
    seller: partyCode(cells, 'seller'),
    buyer: partyCode(cells, 'buyer'),
    number: documentNumber(cells, 'order', { number: 'number' }),
    orderedOn: cells.date('orderedOn'),
    currency,
    quantity: cells.whole('quantity'),
    price: cells.amount('price', currency),
    termClause: cells.digest('termClause'),
    certificateClause: cells.digest('certificateClause'),
  }
}

/** By seller and number. */
export async function loadOrders(
  client: PoolClient,
  keys: readonly Pick<Order, 'seller' | 'number'>[],
): Promise<Map<string, Order>> {
  const { rows } = await client.query<OrderRecord>(
    `select ${ORDER_COLUMNS}
       from (select distinct * from unnest($1::bigint[], $2::text[]) k (seller, number)) k
       join trade.purchase_order o on o.seller = k.seller and o.number = k.number`,
    [keys.map(k => idNumber(k.seller)), keys.map(k => k.number)],
  )
  return new Map(
    rows.map(orderOf).map(order => [documentKey(order.seller, order.number), order] as const),
  )
}

interface AddedOrder {
  readonly order: Order
  readonly spelling: string | null
}

async function insertOrders(
  client: PoolClient,
  added: readonly AddedOrder[],
  { importNumber, synthetic }: Chunk,
): Promise<void> {
  if (added.length === 0) return
  const orders = added.map(one => one.order)
  await client.query(
    `insert into trade.purchase_order (id, seller, buyer, number, ordered_on, currency, quantity,
       price_minor, amount_minor, term_clause, certificate_clause, spelling, synthetic, import)
     select id, seller, buyer, number, ordered_on, currency, quantity, price, quantity * price,
            term_clause, certificate_clause, spelling, $12, $13
       from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::date[], $6::text[],
                   $7::bigint[], $8::bigint[], $9::text[], $10::text[], $11::text[])
            u (id, seller, buyer, number, ordered_on, currency, quantity, price, term_clause,
               certificate_clause, spelling)`,
    [
      orders.map(o => idNumber(o.id)),
      orders.map(o => idNumber(o.seller)),
      orders.map(o => idNumber(o.buyer)),
      orders.map(o => o.number),
      orders.map(o => o.orderedOn),
      orders.map(o => o.currency),
      orders.map(o => o.quantity),
      orders.map(o => o.price),
      orders.map(o => o.termClause),
      orders.map(o => o.certificateClause),
      added.map(one => one.spelling),
      synthetic,
      importNumber,
    ],
  )
}
