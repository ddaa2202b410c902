import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal-text.ts'
import type { TriggerHistory } from '../trigger/trigger-history.ts'

/** The deal after a distribution: JSON, amounts as decimal strings of fen. */
export interface StateDocument {
  readonly format: 'tallystick.deal-state.v1'
  readonly period: number
  /** The state whose waterfall ran last; `initial` before the first. */
  readonly state: Name
  readonly closed: boolean
  /** Note interest has accrued up to this date, excluded. */
  readonly accruedTo: BusinessDate
  /** The book's levels by quantity: balances, arrears, counters, ledgers. */
  readonly amounts: Readonly<Record<string, string>>
  readonly triggers: Readonly<Record<Name, TriggerHistory>>
  /** What revolving purchases bought, by the period of the distribution that paid for it. */
  readonly purchases: readonly PurchaseDocument[]
}

export interface PurchaseDocument {
  readonly period: number
  readonly cash: string
  readonly balance: string
}
