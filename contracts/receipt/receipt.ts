import type { BusinessDate } from '../kernel/date.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { GoodsUnit } from '../warehouse/commodity.ts'
import type { LotId } from './lot.ts'
import type { Dues } from './tariff.ts'

/** A keeper's promise to deliver goods of a lot to whoever holds the titles of it. */
export interface Receipt {
  readonly id: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly depositor: PartyId
  readonly status: ReceiptStatus
  readonly unit: GoodsUnit
  /** Units: the face. */
  readonly quantity: bigint
  /** Units that left by the gate. */
  readonly delivered: bigint
  /** The first business date after its term. */
  readonly storedUntil: BusinessDate
  /** It is on record that the term has ended. */
  readonly termEnded: boolean
  /** The first business date on which its goods are past their life; null: they keep. */
  readonly goodUntil: BusinessDate | null
  readonly insurance: Insurance | null
  /** It is on record that the policy has ended and no other took its place. */
  readonly insuranceLapsed: boolean
  /** Null: no tariff was agreed. */
  readonly dues: Dues | null
  /** The last measurement of its lot found less than is booked. */
  readonly short: boolean
}

export type ReceiptId = Id<'wrc'>

/** What insures the goods, as the keeper has seen the policy. */
export interface Insurance {
  readonly insurer: string
  readonly policy: string
  /** Minor units. */
  readonly sum: bigint
  readonly currency: Currency
  /** The first business date on which it no longer covers them. */
  readonly until: BusinessDate
}

export const RECEIPT_STATUSES = ['issued', 'delivered', 'cancelled'] as const
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number]
