import { named } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import {
  COMMODITY_FIELDS,
  CommodityConnection,
  type CommodityRow,
  PLACE_COLUMNS,
  type PlaceRow,
  SITE_COLUMNS,
  type SiteRow,
  StoragePlaceConnection,
  WarehouseSiteConnection,
} from './warehouse.type.ts'

defineList<CommodityRow>(OF_VIEWER, {
  name: 'commodities',
  connection: CommodityConnection,
  description: 'The commodities that the platform lists, for all of its members.',
  columns: COMMODITY_FIELDS,
  from: 'ledger.commodity c',
  own: '$1::bigint is not null',
  orders: byId('c', false),
})

defineList<SiteRow>(OF_VIEWER, {
  name: 'warehouseSites',
  connection: WarehouseSiteConnection,
  description: 'The warehouses on file, of all keepers.',
  columns: SITE_COLUMNS,
  from: 'ledger.warehouse_site s',
  own: '$1::bigint is not null',
  filters: { keeper: named('pty', 's.keeper', 'Only those of this keeper.') },
  orders: byId('s', false),
})

defineList<PlaceRow>(OF_VIEWER, {
  name: 'storagePlaces',
  connection: StoragePlaceConnection,
  description: 'The storage places on file, of all keepers.',
  columns: PLACE_COLUMNS,
  from: 'ledger.storage_place p',
  own: '$1::bigint is not null',
  filters: { site: named('whs', 'p.site', 'Only those of this warehouse.') },
  orders: byId('p', false),
})
