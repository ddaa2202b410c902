import type { Calendar, Roll } from '../../../kernel/calendar.ts'
import type { RollOrder } from '../../../kernel/calendars.ts'
import type { DayCount } from '../../../kernel/day-count.ts'
import type { Rate } from '../../../kernel/rate.ts'
import type { Cycle, Moment } from './moment.ts'

export type ContractType = 'PAM' | 'LAM' | 'NAM' | 'ANN'

/** Event types in the order in which events of one moment take effect (decision 0075). */
export const EVENT_TYPES = [
  'IED',
  'PR',
  'PY',
  'PP',
  'IP',
  'IPCI',
  'FP',
  'RRF',
  'RR',
  'PRF',
  'SC',
  'IPCB',
  'PRD',
  'TD',
  'MD',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** When something recurs; with `anchor` null it starts one cycle after the initial exchange. */
export interface Recurrence {
  readonly anchor: Moment | null
  readonly cycle: Cycle | null
}

export interface Price {
  readonly at: Moment
  readonly price: Rate
}

/** The terms of a contract, by the names of the ACTUS dictionary; null is “not defined”. */
export interface ActusTerms {
  readonly contractType: ContractType
  /** +1: the contract is an asset of the analyst; −1: a liability. */
  readonly roleSign: 1 | -1
  readonly currency: string
  readonly settlementCurrency: string | null
  readonly statusDate: Moment
  readonly initialExchangeDate: Moment
  readonly maturityDate: Moment | null
  readonly amortizationDate: Moment | null
  readonly notionalPrincipal: Rate
  readonly premiumDiscountAtIED: Rate
  readonly nominalInterestRate: Rate | null
  readonly accruedInterest: Rate | null
  readonly dayCount: ActusDayCount
  readonly endOfMonth: boolean
  readonly roll: ActusRoll | null
  readonly interestPayment: Recurrence | null
  readonly capitalizationEndDate: Moment | null
  readonly principalRedemption: Recurrence | null
  readonly nextPrincipalRedemptionPayment: Rate | null
  readonly calculationBase: CalculationBase
  readonly rateReset: RateReset | null
  readonly fee: Fee | null
  readonly scaling: Scaling | null
  readonly prepayment: Prepayment | null
  readonly purchase: Price | null
  readonly termination: Price | null
}

/** Day counts of 28 days a month, and of 336 a year, exist in this standard only. */
export type ActusDayCount = DayCount | 'A/336' | '28E/336'

export interface ActusRoll {
  readonly calendar: Calendar
  readonly roll: Roll
  readonly order: RollOrder
}

/**
 * The amount that interest is counted on: NT the notional; NTL a stated amount, set to the notional
 * at each update only; NTIED a stated amount until principal first changes, as in the published
 * tests.
 */
export interface CalculationBase {
  readonly kind: 'NT' | 'NTIED' | 'NTL'
  readonly amount: Rate | null
  readonly update: Recurrence | null
}

export interface RateReset {
  readonly recurrence: Recurrence
  readonly index: string
  readonly multiplier: Rate
  readonly spread: Rate
  /** The rate of the first reset after the status date, where it is already fixed. */
  readonly nextRate: Rate | null
  readonly lifeCap: Rate | null
  readonly lifeFloor: Rate | null
  /** The largest rise and fall at one reset, both without sign. */
  readonly periodCap: Rate | null
  readonly periodFloor: Rate | null
}

export interface Fee {
  /** A: an amount each time; N: a rate on the notional. */
  readonly basis: 'A' | 'N'
  readonly rate: Rate
  readonly recurrence: Recurrence
  /** As of the status date; null: counted from the last payment before it. */
  readonly accrued: Rate | null
}

export interface Scaling {
  readonly index: string
  /** The index when the contract was dealt. */
  readonly base: Rate
  /** Null: the multipliers do not change. */
  readonly recurrence: Recurrence | null
  readonly scalesNotional: boolean
  readonly scalesInterest: boolean
  readonly notionalMultiplier: Rate
  readonly interestMultiplier: Rate
}

export interface Prepayment {
  /** The model observed for the amount at each of its moments, if prepayment recurs. */
  readonly model: { readonly index: string; readonly recurrence: Recurrence } | null
  readonly penalty: { readonly type: 'O' | 'A' | 'N' | 'I'; readonly rate: Rate }
}

/** Observations: indexes by name, oldest first, and payoffs of observed prepayments. */
export interface Observed {
  readonly indexes: ReadonlyMap<string, readonly Observation[]>
  readonly prepayments: readonly Observation[]
}

export interface Observation {
  readonly at: Moment
  readonly value: Rate
}

/** Finds the last value known at a moment; null before the first. */
export function observe(observed: Observed, index: string, at: Moment): Rate | null {
  return observed.indexes.get(index)?.findLast(each => each.at <= at)?.value ?? null
}
