import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { LotStatus as StatusOfLot } from '../../../../contracts/receipt/lot.ts'
import type * as measurement from '../../../../contracts/receipt/measurement.ts'
import type * as ownership from '../../../../contracts/receipt/ownership-document.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Party } from '../party/party.type.ts'
import { Commodity, StoragePlace } from '../warehouse/warehouse.type.ts'

export const LotStatus = enumOf('LotStatus', 'How far goods have come.', {
  requested: 'They were announced and have not come.',
  received: 'Keeper and inspector have signed for them.',
  withdrawn: 'They were called off before they came.',
} satisfies Record<StatusOfLot, string>)

export const MeasurementPurpose = enumOf('MeasurementPurpose', 'What was measured.', {
  inbound: 'Goods that came in.',
  stock: 'Goods in store.',
  outbound: 'Goods that went out.',
} satisfies Record<measurement.MeasurementPurpose, string>)

export const OwnershipKind = enumOf('OwnershipKind', 'A kind of document of ownership.', {
  invoice: 'An invoice.',
  bill_of_lading: 'A bill of lading.',
  customs_declaration: 'A customs declaration.',
  release_order: 'A release order of another warehouse.',
  certificate: 'A certificate of ownership.',
} satisfies Record<ownership.OwnershipKind, string>)

export const LOT_FIELDS = `l.id, l.keeper, l.depositor, l.commodity, l.declared_units, l.packing,
  l.marks, l.ownership_kind, l.ownership_issuer, l.ownership_number, l.claims, l.status, l.place,
  l.inspector, l.accepted_units, l.grade, l.certificate, l.good_until,
  l.issued_units, l.delivered_units, l.counted_units,
  coalesce(ledger.is_short(l.accepted_units, l.delivered_units, l.counted_units,
    (select c.tolerance_ppm from ledger.commodity c where c.id = l.commodity)), false) as short`

export interface LotRow {
  readonly id: bigint
  readonly keeper: bigint
  readonly depositor: bigint
  readonly commodity: bigint
  readonly declared_units: bigint
  readonly packing: string
  readonly marks: string
  readonly ownership_kind: ownership.OwnershipKind
  readonly ownership_issuer: string
  readonly ownership_number: string
  readonly claims: string
  readonly status: StatusOfLot
  readonly place: bigint | null
  readonly inspector: bigint | null
  readonly accepted_units: bigint | null
  readonly grade: string | null
  readonly certificate: string | null
  readonly good_until: BusinessDate | null
  readonly issued_units: bigint
  readonly delivered_units: bigint
  readonly counted_units: bigint | null
  readonly short: boolean
}

export const Lot = nodeOf<LotRow>(
  'Lot',
  'lot',
  `select ${LOT_FIELDS} from ledger.lot l where l.id = any($1::bigint[])`,
)

interface MeasurementRow {
  readonly id: bigint
  readonly purpose: measurement.MeasurementPurpose
  readonly gross_units: bigint
  readonly tare_units: bigint
  readonly device: string
  readonly calibration: string
  readonly taken_at: Date
  readonly party: bigint
}

const MEASUREMENT_FIELDS = `m.id, m.purpose, m.gross_units, m.tare_units, m.device, m.calibration,
  m.taken_at, m.party`

export const Measurement = nodeOf<MeasurementRow>(
  'Measurement',
  'msr',
  `select ${MEASUREMENT_FIELDS} from ledger.measurement m where m.id = any($1::bigint[])`,
)

builder.objectType(Measurement, {
  description: 'What a device or a person measured of goods. It is kept, whatever it shows.',
  readers: 'members',
  fields: t => ({
    purpose: t.field({
      type: MeasurementPurpose,
      description: 'What was measured.',
      resolve: ({ purpose }) => purpose,
    }),
    gross: t.expose('gross_units', { type: 'Units', description: 'With truck or packing.' }),
    tare: t.expose('tare_units', { type: 'Units', description: 'Truck or packing alone.' }),
    device: t.exposeString('device', { description: 'By which device.' }),
    calibration: t.exposeString('calibration', {
      description: 'The number of its certificate of calibration.',
    }),
    takenAt: t.expose('taken_at', { type: 'DateTime', description: 'When it was measured.' }),
    party: t.field({
      type: Party,
      description: 'Who signed it.',
      resolve: ({ party }) => idOf('pty', party),
    }),
  }),
})

const OwnershipDocument = builder.objectRef<LotRow>('OwnershipDocument').implement({
  description: 'The document by which a depositor shows that goods are its own.',
  readers: 'members',
  fields: t => ({
    kind: t.field({
      type: OwnershipKind,
      description: 'What it is.',
      resolve: row => row.ownership_kind,
    }),
    issuer: t.exposeString('ownership_issuer', { description: 'Who made it out.' }),
    number: t.exposeString('ownership_number', { description: 'Its number, as sent.' }),
  }),
})

/** So many of the last measurements of a lot are shown. */
const MEASUREMENTS_MAX = 50

const measurementsOf = rowsOf<MeasurementRow>(
  `select o.id as owner, m.* from unnest($1::bigint[]) o (id) cross join lateral (
     select ${MEASUREMENT_FIELDS} from ledger.measurement m where m.lot = o.id
      order by m.taken_at desc, m.id limit ${MEASUREMENTS_MAX}) m`,
)

builder.objectType(Lot, {
  description:
    'Goods that came to a keeper as one. Keeper, depositor and inspector see them, and whoever ' +
    'sees a receipt over them.',
  readers: 'members',
  fields: t => ({
    keeper: t.field({
      type: Party,
      description: 'Who keeps them.',
      resolve: ({ keeper }) => idOf('pty', keeper),
    }),
    depositor: t.field({
      type: Party,
      description: 'Who deposited them.',
      resolve: ({ depositor }) => idOf('pty', depositor),
    }),
    commodity: t.field({
      type: Commodity,
      description: 'What they are.',
      resolve: ({ commodity }) => idOf('com', commodity),
    }),
    status: t.field({
      type: LotStatus,
      description: 'How far they have come.',
      resolve: ({ status }) => status,
    }),
    declared: t.expose('declared_units', { type: 'Units', description: 'As declared.' }),
    packing: t.exposeString('packing', { description: 'How they are packed.' }),
    marks: t.exposeString('marks', { description: 'What they are marked with.' }),
    claims: t.exposeString('claims', {
      description: 'The claims of others that the depositor has declared.',
    }),
    ownership: t.field({
      type: OwnershipDocument,
      description: 'By what the depositor shows that they are its own.',
      resolve: row => row,
    }),
  }),
})

builder.objectFields(Lot, t => ({
  place: t.field({
    type: StoragePlace,
    nullable: true,
    description: 'Where they lie. Null until they are received.',
    resolve: ({ place }) => (place === null ? null : idOf('plc', place)),
  }),
  inspector: t.field({
    type: Party,
    nullable: true,
    description: 'Who signed for them beside the keeper. Null until then.',
    resolve: ({ inspector }) => (inspector === null ? null : idOf('pty', inspector)),
  }),
  accepted: t.expose('accepted_units', {
    type: 'Units',
    nullable: true,
    description: 'What keeper and inspector signed for. Null until then.',
  }),
  grade: t.exposeString('grade', { nullable: true, description: 'As the inspector found it.' }),
  certificate: t.exposeString('certificate', {
    nullable: true,
    description: 'The number of the inspector’s certificate.',
  }),
  goodUntil: t.expose('good_until', {
    type: 'Date',
    nullable: true,
    description: 'The first business date on which they are past their life. Null: they keep.',
  }),
  issued: t.expose('issued_units', {
    type: 'Units',
    description: 'What of it is under receipts, delivered ones too.',
  }),
  delivered: t.expose('delivered_units', {
    type: 'Units',
    description: 'What left by the gate.',
  }),
  counted: t.expose('counted_units', {
    type: 'Units',
    nullable: true,
    description: 'What was last found in store. Null where nobody measured since it came.',
  }),
  isShort: t.exposeBoolean('short', {
    description:
      'Whether less was found than is booked, beyond the tolerance: receipts over the goods pass ' +
      'to nobody then.',
  }),
  measurements: t.field({
    type: [Measurement],
    description: `What was measured of them, the newest first, ${MEASUREMENTS_MAX} at most.`,
    resolve: async ({ id }, _args, context) => await measurementsOf(id, context),
  }),
}))

export const LotConnection = defineConnection(Lot, 'Lot')

/** A commingled place shows so many of the lots in it. */
const LOTS_OF_PLACE_MAX = 20

const lotsOfPlace = rowsOf<{ readonly id: bigint }>(
  `select p.id as owner, l.id from unnest($1::bigint[]) p (id) cross join lateral (
     select l.id from ledger.lot l where l.place = p.id and l.status = 'received'
        and l.delivered_units < l.accepted_units
      order by l.id desc limit ${LOTS_OF_PLACE_MAX}) l`,
)

builder.objectField(StoragePlace, 'lots', t =>
  t.field({
    type: [Lot],
    description:
      'The goods in it that the reader sees, the newest first, ' +
      `${LOTS_OF_PLACE_MAX} lots at most.`,
    resolve: async ({ id }, _args, context) =>
      (await lotsOfPlace(id, context)).map(({ id: lot }) => idOf('lot', lot)),
  }),
)
