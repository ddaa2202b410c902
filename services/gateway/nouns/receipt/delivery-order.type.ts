import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type * as delivery from '../../../../contracts/receipt/delivery-order.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'
import { Claim } from '../title/title.type.ts'
import { Receipt } from './receipt.type.ts'

const DeliveryStatus = enumOf('DeliveryStatus', 'How an order to deliver stands.', {
  open: 'Its goods have not left yet.',
  delivered: 'Its goods have left by the gate.',
  ended: 'It was taken back.',
} satisfies Record<delivery.DeliveryStatus, string>)

interface OrderRow {
  readonly id: bigint
  readonly receipt: bigint
  readonly holder: bigint
  readonly units: bigint
  readonly collector: string
  readonly until: BusinessDate
  readonly status: delivery.DeliveryStatus
  readonly weighed_units: bigint | null
}

const ORDER_COLUMNS = `o.id, o.receipt, o.holder, o.units, o.collector, o.until, o.status,
  o.weighed_units`

const DeliveryOrder = nodeOf<OrderRow>(
  'DeliveryOrder',
  'dor',
  `select ${ORDER_COLUMNS} from ledger.delivery_order o where o.id = any($1::bigint[])`,
)

const claimsOf = rowsOf<{ readonly id: bigint }>(
  `select o.id as owner, c.id from ledger.delivery_order o
     join ledger.claim c on c.charge = o.surrendered_by and c.freed_by is null
    where o.id = any($1::bigint[]) order by o.id, c.lo`,
)

builder.objectType(DeliveryOrder, {
  description:
    'A holder’s order to deliver, for which it has surrendered spans of a receipt. Holder and ' +
    'keeper see it.',
  readers: 'members',
  fields: t => ({
    receipt: t.field({
      type: Receipt,
      description: 'The receipt whose goods they are.',
      resolve: ({ receipt }) => idOf('wrc', receipt),
    }),
    holder: t.field({
      type: Party,
      description: 'Who surrendered it.',
      resolve: ({ holder }) => idOf('pty', holder),
    }),
    units: t.expose('units', { type: 'Units', description: 'How much was surrendered.' }),
    collector: t.exposeString('collector', { description: 'Who collects.' }),
    until: t.expose('until', {
      type: 'Date',
      description: 'The first business date on which the collector is no longer served.',
    }),
    status: t.field({
      type: DeliveryStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    claims: t.field({
      type: [Claim],
      description: 'What was surrendered for it, while it is open.',
      resolve: async ({ id }, _args, context) =>
        (await claimsOf(id, context)).map(({ id: claim }) => claim),
    }),
    weighed: t.expose('weighed_units', {
      type: 'Units',
      nullable: true,
      description: 'What was weighed at the gate. Null until then.',
    }),
  }),
})

/** So many of the last orders of a receipt are shown. */
const ORDERS_MAX = 50

const ordersOf = rowsOf<OrderRow>(
  `select r.id as owner, o.* from unnest($1::bigint[]) r (id) cross join lateral (
     select ${ORDER_COLUMNS} from ledger.delivery_order o where o.receipt = r.id
      order by o.id desc limit ${ORDERS_MAX}) o`,
)

builder.objectField(Receipt, 'deliveryOrders', t =>
  t.field({
    type: [DeliveryOrder],
    description: `The orders to deliver that the reader sees, newest first, ${ORDERS_MAX} at most.`,
    resolve: async ({ id }, _args, context) => await ordersOf(id, context),
  }),
)
