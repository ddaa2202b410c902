import type { BusinessDate } from '../kernel/date.ts'
import type { Currency } from '../kernel/money.ts'
import type { AccountId } from '../payment/account.ts'

/** What a keeper charges for the goods of a receipt. */
export interface Tariff {
  readonly currency: Currency
  /** The amounts are for so many units: 1,000,000 where goods in grams are charged by the tonne. */
  readonly perUnits: bigint
  /** Minor units, for each day in store. */
  readonly storage: bigint
  /** Minor units, once, for all that the receipt was issued over. */
  readonly handling: bigint
  /** Minor units: the receipt costs that much in all at least. */
  readonly least: bigint
}

/** What has come together of what a receipt costs, and what of it is paid. */
export interface Dues {
  readonly tariff: Tariff
  /** To which it is paid. */
  readonly account: AccountId
  readonly accountNumber: string
  /** Units in store times the days that they were there, up to a date that is not counted yet. */
  readonly unitDays: bigint
  readonly countedTo: BusinessDate
  /** Payments that were proven, and what they come to. */
  readonly payments: number
  readonly paid: bigint
}
