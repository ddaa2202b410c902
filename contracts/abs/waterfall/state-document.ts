import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal.ts'

/** The deal after a distribution: JSON, amounts as decimal strings of fen. */
export interface StateDocument {
  readonly format: 'tallystick.deal-state.v1'
  readonly period: number
  readonly state: Name
  readonly closed: boolean
  /** Note interest has accrued up to this date, excluded. */
  readonly accruedTo: BusinessDate
  /** The book: amount by quantity, only those that the next period needs. */
  readonly amounts: Readonly<Record<string, string>>
  readonly triggers: Readonly<Record<Name, TriggerHistory>>
  /** Accounts whose target a trigger has required. */
  readonly purchase: { readonly cash: string; readonly balance: string }
}

export interface TriggerHistory {
  readonly tripped: boolean
  /** Passing tests in a row since it tripped. */
  readonly passes: number
  /** The periods in which it tripped and was cured, in turn. */
  readonly turns: readonly { readonly period: number; readonly tripped: boolean }[]
}
