import type { BusinessDate } from '../../kernel/date.ts'

/**
 * The assumptions of a scenario about a pool, as data; `checkAssumptions` checks them before use.
 * Rates are decimal strings: `0.02` is 2 %. Periods and lags are counted in payments of the loan.
 */
export interface Assumptions {
  readonly default: HazardCurve | DefaultTiming
  readonly prepayment: HazardCurve
  readonly recovery: readonly Recovery[]
  readonly delinquency?: Delinquency
  readonly penalty?: PrepaymentPenalty
  readonly haircut?: Haircut
  readonly receivable?: ReceivableAssumptions
  /** Rate curves by the name of the index; floating loans are reset to them. */
  readonly curves: Readonly<Record<string, RateCurve>>
  /** A projection has one set of assumptions for all its assets: see `GroupedAssumptions`. */
  readonly groups?: never
}

/**
 * Defaults of a share of each loan's balance at the cut-off, spread over the collection periods
 * from there by `shares`, which add up to 1. A loan has the shares of the periods since its last
 * payment in default with its next one, as far as it then still pays.
 */
export interface DefaultTiming {
  readonly kind: 'timing'
  readonly total: string
  readonly shares: readonly string[]
}

/** The share of a balance that leaves in a period: CDR and CPR are `year`, SMM is `month`. */
export type HazardCurve =
  | { readonly kind: 'none' }
  | { readonly kind: 'constant'; readonly per: 'year' | 'month'; readonly rate: string }
  /** 100 % PSA is `1`: 0.2 % a year more each month of age, up to 6 % from month 30. */
  | { readonly kind: 'psa'; readonly speed: string }
  /** The share of the loans at their start that leaves in a month, by the age of the loan. */
  | { readonly kind: 'abs'; readonly speed: string }
  /**
   * One rate per collection period, or per month of age (the first is month 1): no shorter than the
   * life.
   */
  | {
      readonly kind: 'vector'
      readonly by: 'period' | 'age'
      readonly per: 'year' | 'month'
      readonly rates: readonly string[]
    }
  /** Each rate from its date on; the first date may not be later than the cut-off. */
  | {
      readonly kind: 'dated'
      readonly per: 'year' | 'month'
      readonly steps: readonly RateStep[]
    }

export interface RateStep {
  readonly from: BusinessDate
  readonly rate: string
}

/** A share of each default that is recovered some payments later, past maturity too. */
export interface Recovery {
  readonly rate: string
  readonly lag: number
}

/**
 * Delinquency. `lag`: a share of the performing balance misses its payments for `lag` periods; then
 * `defaults` of it defaults and the rest pays again over the remaining term. `roll`: buckets of one
 * period each; from each a share cures, a share rolls on (out of the last one it defaults), and the
 * rest stays.
 */
export type Delinquency =
  | {
      readonly kind: 'lag'
      readonly rate: HazardCurve
      readonly lag: number
      readonly defaults: string
      readonly interest: MissedInterest
      readonly cured?: CuredFrom
    }
  | {
      readonly kind: 'roll'
      readonly rate: HazardCurve
      readonly buckets: readonly RollRate[]
      readonly interest: MissedInterest
      readonly cured?: CuredFrom
    }

export type MissedInterest = 'capitalised' | 'waived'

/**
 * When a balance that pays again is amortised over the remaining term: from the `next_payment` on,
 * unless given, or `at_once`, with the principal of the payment that it is cured at. Its interest
 * up to then was capitalised or waived.
 */
export type CuredFrom = 'next_payment' | 'at_once'

export interface RollRate {
  readonly cures: string
  readonly rolls: string
}

/** What a borrower pays besides the principal when prepaying. Terms are payments made. */
export type PrepaymentPenalty =
  /** Fen per loan in each period in which something of it is prepaid, if stated up to `until`. */
  | { readonly kind: 'fixed'; readonly amount: bigint; readonly until?: number }
  | { readonly kind: 'percent'; readonly rate: string }
  /** One rate up to and including payment `until`, another after it. */
  | {
      readonly kind: 'by_term'
      readonly until: number
      readonly rate: string
      readonly after: string
    }
  /** From `from` in equal steps down to `to` over the loan's whole term. */
  | { readonly kind: 'sliding'; readonly from: string; readonly to: string }
  /** `from` at payment 1, `by` less at each one after it, until nothing is left. */
  | { readonly kind: 'falling'; readonly from: string; readonly by: string }
  /** Each rate from its date on; none before the first. */
  | { readonly kind: 'dated'; readonly steps: readonly RateStep[] }
  /** Each rate for so many payments, one after the other; then none. */
  | {
      readonly kind: 'step_down'
      readonly steps: readonly { readonly payments: number; readonly rate: string }[]
    }

/** The shares of collections that are due and never arrive in the account of the plan. */
export interface Haircut {
  readonly interest: string
  readonly recovery: string
}

/** Assumptions about trade receivables: what is never paid, and how late the rest is. */
export interface ReceivableAssumptions {
  /** The share of the face lost to credit notes and disputes (dilution), on the due date. */
  readonly dilution: string
  readonly slippage: SlippageDistribution
}

/** Shares by days late, which add up to 1. Days below zero are early. */
export type SlippageDistribution = readonly SlippageStep[]

export interface SlippageStep {
  readonly days: number
  readonly share: string
}

/** A step curve: each rate applies from its date on, the last one for ever. */
export type RateCurve = readonly RateStep[]

/** No defaults and no prepayments: the contractual cash flows. */
export const NO_STRESS: Assumptions = {
  default: { kind: 'none' },
  prepayment: { kind: 'none' },
  recovery: [],
  curves: {},
}
