import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import type {
  DeliveryOrder,
  DeliveryOrderId,
} from '../../../../contracts/receipt/delivery-order.ts'
import type { Lot, LotId } from '../../../../contracts/receipt/lot.ts'
import type { Measurement, MeasurementId } from '../../../../contracts/receipt/measurement.ts'
import type { Receipt, ReceiptId } from '../../../../contracts/receipt/receipt.ts'
import type { MeasurementsById } from '../../../../contracts/receipt/weighings.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import { findsNothing, locksNothing, read, type Table } from '../../engine/act/read.ts'
import { defineState } from '../../engine/view/state.ts'
import type { View } from '../../engine/view/view.ts'
import { TITLES } from '../title/tables.ts'
import { PLACES } from '../warehouse/tables.ts'
import {
  buildLot,
  buildReceipt,
  LOT_COLUMNS,
  type LotRow,
  RECEIPT_COLUMNS,
  type ReceiptRow,
} from './build-lot.ts'

export const lots = defineState<LotId, Lot>('lots')
export const receipts = defineState<ReceiptId, Receipt>('receipts')
/** The live ones over a lot. */
export const receiptsOf = defineState<LotId, readonly ReceiptId[]>('receipts of lots')
export const deliveryOrders = defineState<DeliveryOrderId, DeliveryOrder>('delivery orders')
export const measurements = defineState<MeasurementId, Measurement>('measurements')
/** Names of documents of ownership, with the lot that stands under each. */
export const ownershipDocuments = defineState<string, LotId>('ownership documents')
/** The next of a keeper's receipts. */
export const nextNumbers = defineState<PartyId, number>('next receipt numbers')
/** The party that runs the platform. */
export const platform = defineState<'platform', PartyId>('platform')

/** Lots with what was accepted, issued and delivered of them, and the places where they lie. */
export const LOTS: Table<LotId> = {
  name: 'lots',
  order: 350,
  lockSet: ids => ids,
  // Where a lot lies never changes: it is found before any lock is held.
  find: async (client, ids) => [read(PLACES, await findPlaces(client, ids))],
  load: async (client, ids, view) => {
    const numbers = [listNumbers(ids)]
    await client.query(
      `select from ledger.lot where id = any($1::bigint[]) order by id
       ${locking(client, 'for no key update')}`,
      numbers,
    )
    const { rows } = await client.query<LotRow>(
      `select ${LOT_COLUMNS} from ledger.lot l join ledger.commodity c on c.id = l.commodity
        where l.id = any($1::bigint[])`,
      numbers,
    )
    for (const row of rows) view.set(lots, idOf('lot', row.lot), buildLot(row))
  },
}

/** Receipts as the instruments that they are. */
export const RECEIPTS: Table<ReceiptId> = {
  name: 'receipts',
  order: 370,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, ids, view) => {
    const { rows } = await client.query<ReceiptRow>(
      `select ${RECEIPT_COLUMNS}
         from ledger.receipt r
         join ledger.lot l on l.id = r.lot
         join ledger.commodity c on c.id = l.commodity
         left join ledger.receipt_tariff t on t.receipt = r.id
        where r.id = any($1::bigint[]) order by r.id
        ${locking(client, 'for no key update of r')}`,
      [listNumbers(ids)],
    )
    for (const row of rows) view.set(receipts, idOf('wrc', row.id), buildReceipt(row))
  },
}

/** Orders to deliver, with the goods that they are of. What an order is of never changes. */
export const DELIVERY_ORDERS: Table<DeliveryOrderId> = {
  name: 'delivery orders',
  order: 345,
  lockSet: ids => ids,
  find: async (client, ids) => [read(LOTS, await findLots(client, 'delivery_order', ids))],
  load: async (client, ids, view) => {
    const { rows } = await client.query<OrderRow>(
      `select o.id, o.receipt, o.lot, r.keeper, o.holder, o.status, o.units, o.until,
              o.surrendered_by
         from ledger.delivery_order o join ledger.receipt r on r.id = o.receipt
        where o.id = any($1::bigint[]) order by o.id
        ${locking(client, 'for no key update of o')}`,
      [listNumbers(ids)],
    )
    for (const row of rows) view.set(deliveryOrders, idOf('dor', row.id), buildOrder(row))
  },
}

/** The receipts over lots that are neither delivered nor cancelled, with all of their titles. */
export const RECEIPTS_OF_LOTS: Table<LotId> = {
  name: 'receipts of lots',
  order: 351,
  lockSet: ids => ids,
  find: async (client, ids) => {
    const over = await findReceipts(client, ids)
    return [read(TITLES, [...over.values()].flat().map(coverWhole))]
  },
  load: async (client, ids, view) => {
    const over = await findReceipts(client, ids)
    for (const id of ids) view.set(receiptsOf, id, over.get(id) ?? [])
  },
}

/** The lots of receipts; what a receipt is over never changes. */
export const LOTS_OF_RECEIPTS: Table<ReceiptId> = {
  name: 'lots of receipts',
  order: 346,
  lockSet: ids => ids,
  find: async (client, ids) => [read(LOTS, await findLots(client, 'receipt', ids))],
  load: async () => undefined,
}

/** Measurements that an act counts. */
export const MEASUREMENTS: Table<MeasurementId> = {
  name: 'measurements',
  order: 360,
  lockSet: ids => ids,
  find: findsNothing,
  load: async (client, ids, view) => {
    const { rows } = await client.query<MeasurementRow>(
      `select id, lot, purpose, net_units, counted_by from ledger.measurement
        where id = any($1::bigint[]) order by id ${locking(client, 'for no key update')}`,
      [listNumbers(ids)],
    )
    for (const { id, lot, purpose, net_units, counted_by } of rows)
      view.set(measurements, idOf('msr', id), {
        ...{ id: idOf('msr', id), lot: idOf('lot', lot), purpose, net: net_units },
        used: counted_by !== null,
      })
  },
}

/** Documents of ownership under which a lot stands; two that come at once are made to retry. */
export const OWNERSHIP_DOCUMENTS: Table<string> = {
  name: 'ownership documents',
  order: 355,
  lockSet: names => names.map(name => `document ${name}`),
  find: findsNothing,
  load: async (client, names, view) => {
    const { rows } = await client.query<{ ownership_name: string; id: bigint }>(
      `select ownership_name, id from ledger.lot
        where ownership_name = any($1::text[]) and status <> 'withdrawn'`,
      [[...new Set(names)]],
    )
    for (const { ownership_name, id } of rows)
      view.set(ownershipDocuments, ownership_name, idOf('lot', id))
  },
}

/** A keeper numbers its receipts; two writers that draw one number are made to retry. */
export const NEXT_NUMBERS: Table<PartyId> = {
  name: 'next receipt numbers',
  order: 380,
  lockSet: keepers => keepers.map(keeper => `receipts of ${keeper}`),
  find: findsNothing,
  load: async (client, keepers, view) => {
    for (const keeper of new Set(keepers)) {
      const { rows } = await client.query<{ last: number }>(
        'select coalesce(max(number), 0) as last from ledger.receipt where keeper = $1',
        [idNumber(keeper)],
      )
      view.set(nextNumbers, keeper, rows[0]!.last + 1)
    }
  },
}

/** Who signs for the platform. */
export const PLATFORM: Table<'platform'> = {
  name: 'platform',
  order: 125,
  lockSet: locksNothing,
  find: findsNothing,
  load: async (client, _keys, view) => {
    const { rows } = await client.query<{ id: bigint }>(
      "select id from ledger.party where 'operator' = any(roles) order by id limit 1",
    )
    if (rows[0]) view.set(platform, 'platform', idOf('pty', rows[0].id))
  },
}

/** Selects the measurements that an act names, as far as they are there. */
export function selectMeasurements(view: View, named: readonly MeasurementId[]): MeasurementsById {
  return new Map(
    named.flatMap(id => {
      const measurement = view.get(measurements, id)
      return measurement ? [[id, measurement] as const] : []
    }),
  )
}

/** Names all units of an instrument, however many it has. */
export function coverWhole(instrument: ReceiptId) {
  return { instrument, lo: 0n, hi: FACE_END }
}

/** Larger than any face. */
const FACE_END = 2n ** 62n

async function findReceipts(client: Transaction, ids: readonly LotId[]) {
  const { rows } = await client.query<{ id: bigint; lot: bigint }>(
    `select id, lot from ledger.receipt where lot = any($1::bigint[]) and status = 'issued'
      order by id`,
    [listNumbers(ids)],
  )
  const over = new Map<LotId, ReceiptId[]>()
  for (const { id, lot } of rows) {
    const of = idOf('lot', lot)
    over.set(of, [...(over.get(of) ?? []), idOf('wrc', id)])
  }
  return over
}

async function findPlaces(client: Transaction, ids: readonly LotId[]) {
  const { rows } = await client.query<{ place: bigint | null }>(
    'select distinct place from ledger.lot where id = any($1::bigint[])',
    [listNumbers(ids)],
  )
  return rows.flatMap(({ place }) => (place === null ? [] : [idOf('plc', place)]))
}

function listNumbers(ids: readonly string[]): string {
  return numberArray([...new Set(ids)].map(idNumber))
}

interface MeasurementRow {
  readonly id: bigint
  readonly lot: bigint
  readonly purpose: Measurement['purpose']
  readonly net_units: bigint
  readonly counted_by: bigint | null
}

async function findLots(
  client: Transaction,
  table: 'receipt' | 'delivery_order',
  ids: readonly string[],
) {
  const { rows } = await client.query<{ lot: bigint }>(
    `select distinct lot from ledger.${table} where id = any($1::bigint[])`,
    [listNumbers(ids)],
  )
  return rows.map(({ lot }) => idOf('lot', lot))
}

interface OrderRow {
  readonly id: bigint
  readonly receipt: bigint
  readonly lot: bigint
  readonly keeper: bigint
  readonly holder: bigint
  readonly status: DeliveryOrder['status']
  readonly units: bigint
  readonly until: BusinessDate
  readonly surrendered_by: bigint
}

function buildOrder({ status, units, until, ...row }: OrderRow): DeliveryOrder {
  return {
    ...{ id: idOf('dor', row.id), status, units, until, charge: row.surrendered_by },
    ...{ receipt: idOf('wrc', row.receipt), lot: idOf('lot', row.lot) },
    ...{ keeper: idOf('pty', row.keeper), holder: idOf('pty', row.holder) },
  }
}
