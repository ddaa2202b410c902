import type { PriceListId, Recourse } from '../financing/financing.ts'
import type { QuoteDayCount } from '../financing/price.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'

/** A lender's signed prices: who has asked it draws a firm quote from them, so much in all. */
export interface PriceList extends PriceListTerms {
  readonly id: PriceListId
  readonly lender: PartyId
  readonly status: PriceListStatus
  /** Minor units of face for which quotes were drawn so far. */
  readonly drawn: bigint
}

/** One that ended was taken back, or replaced by another; it is never edited. */
export const PRICE_LIST_STATUSES = ['standing', 'ended'] as const
export type PriceListStatus = (typeof PRICE_LIST_STATUSES)[number]

/** What a lender publishes, as it signs it. */
export interface PriceListTerms {
  readonly currency: Currency
  readonly recourse: Recourse
  readonly dayCount: QuoteDayCount
  /** Business days from the drawing of a quote to the day on which the lender pays. */
  readonly valueDays: number
  /** Calendar days for which a quote that is drawn may be firm. */
  readonly firmDays: number
  /** Minor units of face for which quotes may be drawn in all, whether they are chosen or not. */
  readonly drawMax: bigint
  readonly beginsOn: BusinessDate
  /** The first business date on which it no longer stands. */
  readonly until: BusinessDate
  /** Asked in this order: the first that fits what is to be financed says its price. */
  readonly rows: readonly PriceRow[]
}

/** One price, and what it is for. */
export interface PriceRow {
  /** Null: whoever owes. */
  readonly debtor: PartyId | null
  /** Calendar days from the value date to the last payment, at most. */
  readonly daysMax: number
  /** Minor units of face, at most. */
  readonly amountMax: bigint
  /** Holders from the first supplier on, at most. */
  readonly tierMax: number
  /** The yearly discount rate as decimal text. */
  readonly rate: string
  /** Minor units, for the quote as a whole. */
  readonly fee: bigint
}

/** How much may still be drawn. */
export function countLeft({ drawMax, drawn }: Pick<PriceList, 'drawMax' | 'drawn'>): bigint {
  return drawMax - drawn
}
