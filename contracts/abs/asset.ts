import type { BusinessDate } from '../kernel/date.ts'
import type { DayCount } from '../kernel/day-count.ts'
import type { Currency } from '../kernel/money.ts'

/** An asset of a pool on the cut-off date (封包日) of the pool. */
export type Asset = StatedAsset | UnstatedLoan

/** An asset whose payments follow from what is stated of it. */
export type StatedAsset = Loan | TradeReceivable

/** What every asset has, whatever its product. Balances are whole fen. */
export interface AssetCommon {
  readonly id: string
  readonly currency: Currency
  /** The id of the debtor: concentration is measured by it. */
  readonly debtor: string
  /** The principal at origination; of a receivable, its face. */
  readonly originalBalance: bigint
  /** The principal outstanding. */
  readonly balance: bigint
  readonly originationDate: BusinessDate
  /** The date of the last payment; of a receivable, its due date. */
  readonly maturityDate: BusinessDate
  readonly status: AssetStatus
  /** Attributes that rules and strata refer to by name: region, industry, rating, … */
  readonly attributes: Readonly<Record<string, string>>
}

export type AssetStatus =
  | { readonly kind: 'performing' }
  | { readonly kind: 'overdue'; readonly days: number }
  /** Pays by terms agreed anew on that day, which are those of the asset. */
  | { readonly kind: 'restructured'; readonly on: BusinessDate }
  | { readonly kind: 'defaulted'; readonly on: BusinessDate }

/** A loan pays interest each period; its product says how its principal falls due. */
export type Loan = LoanCommon & Repayment

export interface LoanCommon extends AssetCommon {
  readonly rate: LoanRate
  readonly dayCount: DayCount
  /** Months from one payment to the next. */
  readonly paymentMonths: 1 | 2 | 3 | 4 | 6 | 12
  /** The first of the whole life; the next is `termPeriods − remainingPeriods` periods later. */
  readonly firstPaymentDate: BusinessDate
  readonly termPeriods: number
  readonly remainingPeriods: number
  /** Whether a first payment on the last day of a month stands for the last day of every month. */
  readonly monthEnd?: boolean
}

/** Annual rates are decimal strings: `0.0435` is 4.35 %. */
export type LoanRate = FixedRate | FloatingRate

export interface FixedRate {
  readonly kind: 'fixed'
  readonly annual: string
}

/**
 * A floating rate: index + spread, between floor and cap, from `nextReset` on every `resetMonths`.
 */
export interface FloatingRate {
  readonly kind: 'floating'
  /** The rate that applies until `nextReset`. */
  readonly annual: string
  /** Names a rate curve of the scenario, e.g. `lpr_1y`. */
  readonly index: string
  readonly spread: string
  readonly resetMonths: number
  readonly nextReset: BusinessDate
  /** The bounds of the rate for its whole life. */
  readonly cap?: string
  readonly floor?: string
  /** The most that one reset may raise or lower the rate; the next reset, where it has its own. */
  readonly resetCap?: string
  readonly nextResetCap?: string
}

export type Repayment =
  /** 等额本息: equal payments of interest and principal. */
  | { readonly product: 'level' }
  /** 等额本金: equal principal, interest on what is left. */
  | { readonly product: 'even_principal' }
  /** All principal at maturity. */
  | { readonly product: 'bullet' }
  /** Principal still to come, by date; it adds up to the balance. */
  | { readonly product: 'schedule'; readonly principal: readonly ScheduledPrincipal[] }
  /** Level payments over `amortisationPeriods` from the start; the last payment pays the rest. */
  | { readonly product: 'balloon'; readonly amortisationPeriods: number }
  /** Only interest in the first periods from the start, then as `then` says. */
  | {
      readonly product: 'interest_only'
      readonly interestOnlyPeriods: number
      readonly then: 'level' | 'even_principal'
    }
  /** 宽限期: no payment in the first periods from the start, whose interest is capitalised. */
  | {
      readonly product: 'grace'
      readonly gracePeriods: number
      readonly then: 'level' | 'even_principal'
    }
  /** A payment of interest and principal that is stated; the last one pays what is left. */
  | { readonly product: 'constant'; readonly payment: bigint }
  /** 分期: equal principal and a fee with every payment; the rate may be zero. */
  | { readonly product: 'instalment'; readonly periodFee: bigint }
  /** Rents as the contract states them; the last one also pays the residual value that is left. */
  | {
      readonly product: 'lease'
      readonly rent: bigint
      /** Other rents, each from its date on. */
      readonly steps?: readonly RentStep[]
      /** `day`: rents are for each day from one payment to the next; for a payment unless given. */
      readonly rentFor?: 'payment' | 'day'
      readonly residual: bigint
      /** In advance: the first payment falls on the origination date and bears no interest. */
      readonly rentPaid: 'advance' | 'arrears'
    }

export interface RentStep {
  readonly from: BusinessDate
  readonly rent: bigint
}

export interface ScheduledPrincipal {
  readonly due: BusinessDate
  readonly amount: bigint
}

/** A loan whose tape does not say how it pays: it is counted and chosen, and never projected. */
export interface UnstatedLoan extends AssetCommon {
  readonly product: 'unstated'
  /** Null when it is among what is not stated. */
  readonly repayment: Loan['product'] | null
  readonly annualRate: string | null
  /** The terms that are not stated, by their columns in a tape; at least one. */
  readonly unstated: readonly string[]
}

/** 应收账款: one payment of the face on the due date, bought at an advance, with a fee. */
export interface TradeReceivable extends AssetCommon {
  readonly product: 'receivable'
  /** What the plan paid for it. */
  readonly advance: bigint
  /** The fee that the seller pays with the collection, besides the face. */
  readonly fee: bigint
  /** 有追索权: the seller buys back what the debtor does not pay. */
  readonly recourse: boolean
}

export type Product = Asset['product']

/** Tells whether an asset can be projected. */
export function isStated(asset: Asset): asset is StatedAsset {
  return asset.product !== 'unstated'
}
