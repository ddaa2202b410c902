import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idNumber, idOf, NOBODY, type OrderId, type PartyId } from '../../../contracts/kernel/id.ts'
import type { DocumentNumber } from '../../../contracts/trade/document-number.ts'
import type { Delivery, Order } from '../../../contracts/trade/invoice.ts'
import { recordDelivery } from '../../../contracts/trade/record-delivery.ts'
import { hear } from '../../../contracts/trade/whose-word.ts'
import { newId } from '../../platform/new-id.ts'
import type { Chunk, DocumentCells, Documents } from './document.ts'
import { documentKey, documentNumber, spelling } from './number.ts'
import { loadOrders } from './order-rows.ts'
import { loadParties, partyCode } from './parties.ts'

interface DeliveryDraft extends Omit<Delivery, 'id' | 'order' | 'number'> {
  readonly number: DocumentNumber
  /** The order is known by its seller and number. */
  readonly seller: string
  readonly order: DocumentNumber
}

const NEEDED = ['seller', 'order', 'number', 'deliveredOn']
const UNKNOWN: OrderId = 'ord_0000000000000'

export const deliveries: Documents<DeliveryDraft> = {
  fields: [...NEEDED, 'quantity'],
  needed: NEEDED,
  read: readDelivery,
  sum: () => null,
  record: async (client, drafts, chunk) => {
    const parties = await loadParties(
      client,
      drafts.map(d => d.seller),
    )
    const sellerOf = (draft: DeliveryDraft): PartyId => parties.get(draft.seller)?.id ?? NOBODY
    const orders = await loadOrders(
      client,
      drafts.map(draft => ({ seller: sellerOf(draft), number: draft.order.normal })),
    )
    const delivered = await loadDelivered(
      client,
      [...orders.values()].flat().map(order => order.id),
    )
    const added: AddedDelivery[] = []
    const verdicts = drafts.map(draft => {
      const key = documentKey(sellerOf(draft), draft.order.normal)
      const order = orderHeard(orders.get(key) ?? [], chunk.party)
      const { deliveredOn, quantity } = draft
      const number = draft.number.normal
      const id = newId('dlv')
      const delivery = { id, order: order?.id ?? UNKNOWN, number, deliveredOn, quantity }
      const others = delivered.get(delivery.order) ?? []
      const known = others.find(other => other.number === number) ?? null
      const deliveredBefore = others.reduce((sum, other) => sum + (other.quantity ?? 0n), 0n)
      const verdict = recordDelivery({ order, known, deliveredBefore }, delivery, chunk)
      if (verdict.ok && verdict.value === 'new') {
        delivered.set(delivery.order, [...others, delivery])
        added.push({ delivery, spelling: spelling(draft.number) })
      }
      return verdict
    })
    await insertDeliveries(client, added, chunk)
    return verdicts
  },
}

/** A delivery names no buyer: of what buyers assert of an order its seller takes the only one. */
function orderHeard(orders: readonly Order[], party: PartyId): Order | null {
  const { known, assertions } = hear(orders, party, one => one)
  return known ?? (assertions.length === 1 ? assertions[0]! : null)
}

function readDelivery(cells: DocumentCells): DeliveryDraft {
  return {
    seller: partyCode(cells, 'seller'),
    order: documentNumber(cells, 'order', { number: 'order' }),
    number: documentNumber(cells, 'delivery', { number: 'number' }),
    deliveredOn: cells.date('deliveredOn'),
    quantity: cells.has('quantity') ? cells.whole('quantity') : null,
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
  quantity: bigint | null
}

interface AddedDelivery {
  readonly delivery: Delivery
  readonly spelling: string | null
}

async function insertDeliveries(
  client: PoolClient,
  added: readonly AddedDelivery[],
  { importNumber, synthetic }: Chunk,
): Promise<void> {
  if (added.length === 0) return
  const deliveries = added.map(one => one.delivery)
  await client.query(
    `insert into trade.delivery
       (id, purchase_order, number, delivered_on, quantity, spelling, synthetic, import)
     select u.*, $7, $8
       from unnest($1::bigint[], $2::bigint[], $3::text[], $4::date[], $5::bigint[],
                   $6::text[]) u`,
    [
      deliveries.map(d => idNumber(d.id)),
      deliveries.map(d => idNumber(d.order)),
      deliveries.map(d => d.number),
      deliveries.map(d => d.deliveredOn),
      deliveries.map(d => d.quantity),
      added.map(one => one.spelling),
      synthetic,
      importNumber,
    ],
  )
}
