import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import { notFound, type RefusalTexts, type Vocabulary } from '../kernel/refusal-text.ts'
import { allowedDifference, type Commodity } from '../warehouse/commodity.ts'
import type { PlaceId, PlaceKind } from '../warehouse/storage-place.ts'

/**
 * Goods that came to a keeper as one: what the depositor declared, what was accepted, and what of
 * that is under receipts. What is measured is a fact beside it, whatever it shows.
 */
export interface Lot {
  readonly id: LotId
  readonly status: LotStatus
  readonly keeper: PartyId
  readonly depositor: PartyId
  readonly commodity: Commodity
  /** Units, as the depositor declared them. */
  readonly declared: bigint
  /** Null until the goods are received. */
  readonly stock: Stock | null
}

export type LotId = Id<'lot'>

/** What a lot is in the warehouse. */
export interface Stock {
  readonly place: PlaceId
  readonly placeKind: PlaceKind
  readonly inspector: PartyId
  /** Units that keeper and inspector signed for. */
  readonly accepted: bigint
  /** The first business date on which the goods are past their life; null: they keep. */
  readonly goodUntil: BusinessDate | null
  /** Units of its receipts, delivered ones too, cancelled ones not. */
  readonly issued: bigint
  /** Units that left by the gate. */
  readonly delivered: bigint
  /** Receipts that are neither delivered nor cancelled. */
  readonly liveReceipts: number
  /** The last measurement of what is in store; null: there was none since it came. */
  readonly counted: Counted | null
}

export interface Counted {
  readonly units: bigint
  readonly takenAt: Instant
}

/** `requested`: announced. `received`: in store. `withdrawn`: it never came, or was turned away. */
export const LOT_STATUSES = ['requested', 'received', 'withdrawn'] as const
export type LotStatus = (typeof LOT_STATUSES)[number]

export const LOT_STATUS_WORDS: Vocabulary<LotStatus> = {
  requested: { zh: '待入库', en: 'announced' },
  received: { zh: '已入库', en: 'received' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
}

/** Counts the units that must be in store. */
export function countBooked({ accepted, delivered }: Stock): bigint {
  return accepted - delivered
}

/** Tells whether the last measurement found less than is booked, beyond the tolerance. */
export function isShort(stock: Stock, commodity: Commodity): boolean {
  const { counted } = stock
  const booked = countBooked(stock)
  return counted !== null && counted.units < booked - allowedDifference(booked, commodity)
}

/** Keeper, depositor and inspector. To others, a lot is one not known. */
export function concernsLot({ keeper, depositor, stock }: Lot, party: PartyId): boolean {
  return party === keeper || party === depositor || party === stock?.inspector
}

export const LOT_KNOWN_TEXTS = {
  lot_must_be_known: notFound(
    '未查到该批货物，或贵方无权查看，请核对编号。',
    'There is no lot of this id that you can see; check the id.',
  ),
} satisfies RefusalTexts<'lot_must_be_known'>
