import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idNumber, idOf, NOBODY, type OrderId, type PartyId } from '../../../contracts/kernel/id.ts'
import type { Delivery } from '../../../contracts/trade/invoice.ts'
import { recordDelivery } from '../../../contracts/trade/record-delivery.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import { newId } from '../../platform/new-id.ts'
import type { Chunk, Documents } from './document.ts'
import { documentKey, documentNumber } from './number.ts'
import { loadOrders } from './orders.ts'
import { loadParties, partyCode } from './parties.ts'

interface DeliveryDraft extends Omit<Delivery, 'id' | 'order'> {
  /** The order is known by its seller and number. */
  readonly seller: string
  readonly order: string
}

const NEEDED = ['seller', 'order', 'number', 'deliveredOn', 'quantity']
const UNKNOWN: OrderId = 'ord_0000000000000'

export const deliveries: Documents<DeliveryDraft> = {
  fields: NEEDED,
  needed: NEEDED,
  read: readDelivery,
  record: async (client, drafts, chunk) => {
    const parties = await loadParties(
      client,
      drafts.map(d => d.seller),
    )
    const sellerOf = (draft: DeliveryDraft): PartyId => parties.get(draft.seller)?.id ?? NOBODY
    const orders = await loadOrders(
      client,
      drafts.map(draft => ({ seller: sellerOf(draft), number: draft.order })),
    )
    const delivered = await loadDelivered(
      client,
      [...orders.values()].map(order => order.id),
    )
    const added: Delivery[] = []
    const verdicts = drafts.map(draft => {
      const order = orders.get(documentKey(sellerOf(draft), draft.order)) ?? null
      const { number, deliveredOn, quantity } = draft
      const id = newId('dlv')
      const delivery = { id, order: order?.id ?? UNKNOWN, number, deliveredOn, quantity }
      const others = delivered.get(delivery.order) ?? []
      const known = others.find(other => other.number === number) ?? null
      const deliveredBefore = others.reduce((sum, other) => sum + other.quantity, 0n)
      const verdict = recordDelivery({ order, known, deliveredBefore }, delivery, chunk)
      if (verdict.ok && verdict.value === 'new') {
        delivered.set(delivery.order, [...others, delivery])
        added.push(delivery)
      }
      return verdict
    })
    await insertDeliveries(client, added, chunk)
    return verdicts
  },
}

function readDelivery(cells: Cells): DeliveryDraft {
  return {
    seller: partyCode(cells, 'seller'),
    order: documentNumber(cells, 'order'),
    number: documentNumber(cells, 'number'),
    deliveredOn: cells.date('deliveredOn'),
    quantity: cells.whole('quantity'),
  }
}

async function loadDelivered(
  client: PoolClient,
  orders: readonly OrderId[],
): Promise<Map<OrderId, readonly Delivery[]>> {
  const { rows } = await client.query<DeliveryRecord>(
    `select id, purchase_order, number, delivered_on, quantity from trade.delivery
      where purchase_order = any($1::bigint[])`,
    [orders.map(idNumber)],
  )
  const known = rows.map(row => ({
    id: idOf('dlv', row.id),
    order: idOf('ord', row.purchase_order),
    number: row.number,
    deliveredOn: row.delivered_on,
    quantity: row.quantity,
  }))
  return Map.groupBy(known, delivery => delivery.order)
}

interface DeliveryRecord {
  id: bigint
  purchase_order: bigint
  number: string
  delivered_on: BusinessDate
  quantity: bigint
}

async function insertDeliveries(
  client: PoolClient,
  added: readonly Delivery[],
  { importNumber, synthetic }: Chunk,
): Promise<void> {
  if (added.length === 0) return
  await client.query(
    `insert into trade.delivery
       (id, purchase_order, number, delivered_on, quantity, synthetic, import)
     select u.*, $6, $7
       from unnest($1::bigint[], $2::bigint[], $3::text[], $4::date[], $5::bigint[]) u`,
    [
      added.map(d => idNumber(d.id)),
      added.map(d => idNumber(d.order)),
      added.map(d => d.number),
      added.map(d => d.deliveredOn),
      added.map(d => d.quantity),
      synthetic,
      importNumber,
    ],
  )
}
