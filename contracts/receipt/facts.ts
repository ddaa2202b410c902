import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Fact, OpenedWait, WaitByDate } from '../kernel/fact.ts'
import type { PartyId } from '../kernel/id.ts'
import type { AccountId } from '../payment/account.ts'
import type { Commodity, GoodsUnit } from '../warehouse/commodity.ts'
import type { PlaceId, PlaceKind } from '../warehouse/storage-place.ts'
import type { DeliveryOrderId } from './delivery-order.ts'
import type { LotId } from './lot.ts'
import type { MeasurementId, MeasurementPurpose } from './measurement.ts'
import type { OwnershipDocument } from './ownership-document.ts'
import type { Insurance, ReceiptId } from './receipt.ts'
import type { Tariff } from './tariff.ts'

/** What has happened to goods and to the receipts over them. */
export type ReceiptFact =
  | DepositRequested
  | DepositWithdrawn
  | GoodsMeasured
  | ShortfallFound
  | GoodsReceived
  | ReceiptIssued
  | ReceiptSurrendered
  | GoodsDelivered
  | DeliveryEnded
  | ReceiptCancelled
  | TermRenewed
  | TermEnded
  | ReceiptInsured
  | InsuranceLapsed
  | TariffAgreed
  | DuesPaid

/** The depositor announces goods, and declares by what right and under which claims. */
export interface DepositRequested extends Fact {
  readonly type: 'receipt.deposit-requested.v1'
  readonly lot: LotId
  readonly keeper: PartyId
  readonly depositor: PartyId
  readonly commodity: Commodity
  readonly declared: bigint
  readonly packing: string
  readonly marks: string
  readonly ownership: OwnershipDocument
  /** What the document is known by. */
  readonly ownershipName: string
  readonly authority: string
  readonly claims: string
}

export interface DepositWithdrawn extends Fact {
  readonly type: 'receipt.deposit-withdrawn.v1'
  readonly lot: LotId
}

/** A device or a person measured; always recorded. */
export interface GoodsMeasured extends Fact {
  readonly type: 'receipt.goods-measured.v1'
  readonly measurement: MeasurementId
  readonly lot: LotId
  readonly purpose: MeasurementPurpose
  readonly unit: GoodsUnit
  readonly gross: bigint
  readonly tare: bigint
  readonly device: string
  readonly calibration: string
  readonly takenAt: Instant
}

/** A finding: less is in store than is booked, beyond the tolerance. */
export interface ShortfallFound extends Fact {
  readonly type: 'receipt.shortfall-found.v1'
  readonly lot: LotId
  readonly keeper: PartyId
  readonly measurement: MeasurementId
  readonly booked: bigint
  readonly counted: bigint
}

/** Keeper and inspector have signed what came in, and where it lies. */
export interface GoodsReceived extends Fact {
  readonly type: 'receipt.goods-received.v1'
  readonly lot: LotId
  readonly place: PlaceId
  readonly placeKind: PlaceKind
  readonly inspector: PartyId
  readonly weighings: readonly MeasurementId[]
  readonly weighed: bigint
  readonly accepted: bigint
  readonly grade: string
  readonly certificate: string
  readonly goodUntil: BusinessDate | null
}

export interface ReceiptIssued extends Fact {
  readonly opens: OpenedWait<WaitByDate>
  readonly type: 'receipt.issued.v1'
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly depositor: PartyId
  readonly place: PlaceId
  readonly placeKind: PlaceKind
  /** Of the keeper's receipts, one after another. */
  readonly number: number
  readonly quantity: bigint
  readonly unit: GoodsUnit
  readonly storedUntil: BusinessDate
  readonly fee: string
  readonly insurance: Insurance | null
}

/** Its holder has surrendered spans of a receipt for an order to deliver. */
export interface ReceiptSurrendered extends Fact {
  readonly type: 'receipt.surrendered.v1'
  readonly order: DeliveryOrderId
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly holder: PartyId
  readonly units: bigint
  readonly collector: string
  readonly until: BusinessDate
}

/** Keeper and holder have signed what left by the gate. */
export interface GoodsDelivered extends Fact {
  readonly type: 'receipt.goods-delivered.v1'
  readonly order: DeliveryOrderId
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly units: bigint
  readonly weighings: readonly MeasurementId[]
  readonly weighed: bigint
  /** Nothing of the receipt is left. */
  readonly whole: boolean
  /** The business date. */
  readonly on: BusinessDate
}

export interface DeliveryEnded extends Fact {
  readonly type: 'receipt.delivery-ended.v1'
  readonly order: DeliveryOrderId
  readonly receipt: ReceiptId
}

export interface ReceiptCancelled extends Fact {
  readonly type: 'receipt.cancelled.v1'
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly quantity: bigint
}

/** Keeper and holders have signed a longer term. */
export interface TermRenewed extends Fact {
  readonly opens: OpenedWait<WaitByDate>
  readonly type: 'receipt.term-renewed.v1'
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly storedUntil: BusinessDate
  readonly fee: string
}

/** Nobody renewed the term in time. */
export interface TermEnded extends Fact {
  readonly type: 'receipt.term-ended.v1'
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly storedUntil: BusinessDate
  /** The goods are past their life as well, so no term of them is renewed. */
  readonly perished: boolean
}

/** Keeper and holders have signed what the receipt costs from a day on. */
export interface TariffAgreed extends Fact {
  readonly type: 'receipt.tariff-agreed.v1'
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly tariff: Tariff
  readonly account: AccountId
  readonly accountNumber: string
  readonly since: BusinessDate
}

/** A payment of dues is proven. */
export interface DuesPaid extends Fact {
  readonly type: 'receipt.dues-paid.v1'
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly account: AccountId
  readonly reference: string
  readonly paidAs: string
  readonly amount: bigint
}

/** The keeper has told what insures the goods. */
export interface ReceiptInsured extends Fact {
  readonly opens: OpenedWait<WaitByDate>
  readonly type: 'receipt.insured.v1'
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly insurance: Insurance
  /** Null of a policy that the receipt is issued with. */
  readonly perils: string | null
  readonly lossPayee: string | null
}

/** A policy ended, and no other took its place. */
export interface InsuranceLapsed extends Fact {
  readonly type: 'receipt.insurance-lapsed.v1'
  readonly receipt: ReceiptId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly policy: string
}
