import type { Id, PartyId } from '../kernel/id.ts'
import type { CommodityId, GoodsUnit } from './commodity.ts'

/** A keeper's warehouse at one address. */
export interface Site {
  readonly id: SiteId
  readonly keeper: PartyId
  readonly name: string
  readonly address: string
}

export type SiteId = Id<'whs'>

/** A storage place (库位) of a site, and what is in it now. */
export interface StoragePlace extends PlaceTerms {
  readonly id: PlaceId
  readonly keeper: PartyId
  /** Units of the lots in it. */
  readonly stored: bigint
  /** What the lots in it are; null: it is empty. */
  readonly commodity: CommodityId | null
}

export type PlaceId = Id<'plc'>

export interface PlaceTerms {
  readonly site: SiteId
  /** As it is painted on the floor: A-03-2. */
  readonly code: string
  readonly kind: PlaceKind
  readonly unit: GoodsUnit
  readonly capacity: bigint
}

/** `exclusive`: one lot. `commingled`: lots of one commodity, whose holders share. */
export const PLACE_KINDS = ['exclusive', 'commingled'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]
