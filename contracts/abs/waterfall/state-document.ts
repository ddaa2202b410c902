import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal-text.ts'
import type { TriggerHistory } from '../trigger/trigger-history.ts'

/** The state of a deal after a distribution, as JSON; amounts are decimal strings of fen. */
export interface StateDocument {
  readonly format: 'tallystick.deal-state.v1'
  readonly period: number
  /** The state whose waterfall ran last; before the first one, the deal's first state. */
  readonly state: Name
  readonly closed: boolean
  /** Interest on notes has accrued up to this date, excluded. */
  readonly accruedTo: BusinessDate
  /** The levels of the book by quantity: balances, arrears, counters, ledgers. */
  readonly amounts: Readonly<Record<string, string>>
  readonly triggers: Readonly<Record<Name, TriggerHistory>>
  /** The revolving purchases, by the period of the distribution that paid for them. */
  readonly purchases: readonly PurchaseDocument[]
}

export interface PurchaseDocument {
  readonly period: number
  readonly cash: string
  readonly balance: string
}
