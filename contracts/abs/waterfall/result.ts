import type { BusinessDate } from '../../kernel/date.ts'
import type { Name, Words } from '../deal/deal-text.ts'
import type { Verb } from '../deal/waterfall-step.ts'
import type { TriggerEvidence } from '../trigger/test-trigger.ts'
import type { StateDocument } from './state-document.ts'

/** The result of one distribution. All amounts are whole fen. */
export interface PeriodResult {
  readonly period: number
  /** The collection period: `from` included, `to` (R) excluded. */
  readonly from: BusinessDate
  readonly to: BusinessDate
  /** T before and after rolling to a business day. */
  readonly nominalPayment: BusinessDate
  readonly payment: BusinessDate
  /** The calendar is not published so far: the payment date, and those of the chain, may move. */
  readonly provisional: boolean
  readonly chain: readonly ChainTask[]
  /** The state whose waterfall ran. */
  readonly state: Name
  readonly payments: readonly DealPayment[]
  readonly notes: Readonly<Record<Name, NoteResult>>
  readonly accounts: Readonly<Record<Name, AccountResult>>
  readonly fees: Readonly<Record<Name, ClaimResult>>
  readonly triggers: readonly TriggerEvidence[]
  /** `in` − `out` = `change`, asserted. */
  readonly cash: { readonly in: bigint; readonly out: bigint; readonly change: bigint }
  readonly purchase: Purchase
  readonly closed: boolean
  /** The state that the next period starts from, as a JSON document. */
  readonly after: StateDocument
}

export interface ChainTask {
  readonly do: Name
  readonly owner: string
  readonly date: BusinessDate
}

/** One movement of cash (or, in kind, of the pool) with the sentence of the plan that caused it. */
export interface DealPayment {
  /** e.g. `states.amortising.steps.3.then.0`. */
  readonly path: string
  readonly sentence: Words
  readonly verb: Verb
  /** An account, a support, or `pool`. */
  readonly from: Name
  /** A note, a fee, a support, an account, or `originator`. */
  readonly to: Name
  readonly kind: PaymentKind
  readonly amount: bigint
  /** What the step should have paid; where it is more than `amount`, there is a shortfall. */
  readonly owed: bigint
}

export type PaymentKind =
  | 'fee'
  | 'interest'
  | 'principal'
  | 'residual'
  | 'advance'
  | 'swap'
  | 'transfer'
  | 'purchase'
  | 'sale'
  | 'in_kind'
  | 'write_off'

export interface NoteResult {
  readonly opening: bigint
  /** Annual, as a decimal string: the rate on the first day of the interest period. */
  readonly rate: string
  /** All rates of a period within which the note was reset, each from its day on. */
  readonly resets?: readonly { readonly from: BusinessDate; readonly rate: string }[]
  readonly accrued: bigint
  readonly interestPaid: bigint
  readonly interestUnpaid: bigint
  readonly principalPaid: bigint
  /** Principal that has fallen due and is unpaid. */
  readonly principalUnpaid: bigint
  readonly residualPaid: bigint
  readonly capitalised: bigint
  readonly writtenOff: bigint
  /** Principal settled by the pool itself (原状分配). */
  readonly inKind: bigint
  readonly closing: bigint
  /** Whole fen per unit; of a deal that pays in total, rounded down. */
  readonly perUnit: {
    readonly interest: bigint
    readonly principal: bigint
    readonly residual: bigint
  }
}

export interface AccountResult {
  readonly opening: bigint
  readonly in: bigint
  readonly out: bigint
  readonly closing: bigint
  /** The part of `closing` held back: remainders of whole fen a unit, reserves of payout fees. */
  readonly held: bigint
  readonly target: bigint | null
}

export interface ClaimResult {
  readonly accrued: bigint
  readonly paid: bigint
  readonly unpaid: bigint
}

/** What this distribution bought; it enters the pool in the next period. */
export interface Purchase {
  readonly cash: bigint
  readonly balance: bigint
}
