import { idOf } from '../../../../contracts/kernel/id.ts'
import type { GoodsUnit as UnitOfGoods } from '../../../../contracts/warehouse/commodity.ts'
import type { PlaceKind as KindOfPlace } from '../../../../contracts/warehouse/storage-place.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Party } from '../party/party.type.ts'

export const GoodsUnit = enumOf('GoodsUnit', 'How goods are measured.', {
  GRAMS: 'By weight, in grams.',
  PIECES: 'By number, in pieces.',
} satisfies Record<UnitOfGoods, string>)

export const PlaceKind = enumOf('PlaceKind', 'How a storage place is used.', {
  exclusive: 'For one lot, with one live receipt.',
  commingled: 'For lots of one commodity, whose holders share, as in a tank.',
} satisfies Record<KindOfPlace, string>)

export const COMMODITY_FIELDS = 'c.id, c.name, c.standard, c.unit, c.tolerance_ppm'

export interface CommodityRow {
  readonly id: bigint
  readonly name: string
  readonly standard: string
  readonly unit: UnitOfGoods
  readonly tolerance_ppm: number
}

export const Commodity = nodeOf<CommodityRow>(
  'Commodity',
  'com',
  `select ${COMMODITY_FIELDS} from ledger.commodity c where c.id = any($1::bigint[])`,
)

builder.objectType(Commodity, {
  description: 'Goods that receipts may be issued over, as the platform lists them.',
  readers: 'members',
  fields: t => ({
    name: t.exposeString('name', { description: 'What the goods are.' }),
    standard: t.exposeString('standard', {
      description: 'The standard by which their quality is judged.',
    }),
    unit: t.field({
      type: GoodsUnit,
      description: 'How they are measured.',
      resolve: ({ unit }) => unit,
    }),
    tolerancePpm: t.exposeInt('tolerance_ppm', {
      description:
        'Parts per million by which two measurements of the same goods may differ, and by which ' +
        'stock may shrink.',
    }),
  }),
})

export const CommodityConnection = defineConnection(Commodity, 'Commodity')

export const SITE_COLUMNS = 's.id, s.keeper, s.name, s.address'

export interface SiteRow {
  readonly id: bigint
  readonly keeper: bigint
  readonly name: string
  readonly address: string
}

export const WarehouseSite = nodeOf<SiteRow>(
  'WarehouseSite',
  'whs',
  `select ${SITE_COLUMNS} from ledger.warehouse_site s where s.id = any($1::bigint[])`,
)

builder.objectType(WarehouseSite, {
  description: 'A warehouse of a keeper, at one address.',
  readers: 'members',
  fields: t => ({
    keeper: t.field({
      type: Party,
      description: 'Who keeps goods there.',
      resolve: ({ keeper }) => idOf('pty', keeper),
    }),
    name: t.exposeString('name', { description: 'What the keeper calls it.' }),
    address: t.exposeString('address', { description: 'Where it is.' }),
  }),
})

export const WarehouseSiteConnection = defineConnection(WarehouseSite, 'WarehouseSite')

export const PLACE_COLUMNS = 'p.id, p.site, p.keeper, p.code, p.exclusive, p.unit, p.capacity_units'

export interface PlaceRow {
  readonly id: bigint
  readonly site: bigint
  readonly keeper: bigint
  readonly code: string
  readonly exclusive: boolean
  readonly unit: UnitOfGoods
  readonly capacity_units: bigint
}

export const StoragePlace = nodeOf<PlaceRow>(
  'StoragePlace',
  'plc',
  `select ${PLACE_COLUMNS} from ledger.storage_place p where p.id = any($1::bigint[])`,
)

builder.objectType(StoragePlace, {
  description: 'A storage place (库位) of a warehouse.',
  readers: 'members',
  fields: t => ({
    site: t.field({
      type: WarehouseSite,
      description: 'The warehouse that it is in.',
      resolve: ({ site }) => idOf('whs', site),
    }),
    code: t.exposeString('code', { description: 'What it is called there.' }),
    kind: t.field({
      type: PlaceKind,
      description: 'How it is used.',
      resolve: ({ exclusive }) => (exclusive ? ('exclusive' as const) : ('commingled' as const)),
    }),
    unit: t.field({
      type: GoodsUnit,
      description: 'How goods in it are measured.',
      resolve: ({ unit }) => unit,
    }),
    capacity: t.expose('capacity_units', {
      type: 'Units',
      description: 'How much it holds, in units of goods.',
    }),
  }),
})

export const StoragePlaceConnection = defineConnection(StoragePlace, 'StoragePlace')
