import type { Fact } from '../kernel/fact.ts'
import type { PartyId } from '../kernel/id.ts'
import type { CommodityId, CommodityTerms } from './commodity.ts'
import type { PlaceId, PlaceTerms, SiteId } from './storage-place.ts'

/** What has happened to warehouses, before any goods came. */
export type WarehouseFact = CommodityListed | SiteOpened | PlaceOpened

export interface CommodityListed extends Fact, CommodityTerms {
  readonly type: 'warehouse.commodity-listed.v1'
  readonly commodity: CommodityId
}

export interface SiteOpened extends Fact {
  readonly type: 'warehouse.site-opened.v1'
  readonly site: SiteId
  readonly keeper: PartyId
  readonly name: string
  readonly address: string
}

export interface PlaceOpened extends Fact, PlaceTerms {
  readonly type: 'warehouse.place-opened.v1'
  readonly place: PlaceId
  readonly keeper: PartyId
}
