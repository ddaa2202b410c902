import type { BusinessDate } from '../../../kernel/date.ts'
import type { TradeReceivable } from '../../asset.ts'

/** What happens to the money of a receivable. Amounts are whole fen above zero. */
export interface ReceivableEvent {
  readonly on: BusinessDate
  readonly kind: ReceivableEventKind
  readonly amount: bigint
}

/**
 * paid: the debtor pays, in part or whole; diluted: a credit note or a dispute conceded;
 * repurchased: the seller buys back (回购) what recourse covers; defaulted: nobody is left to ask;
 * recovered and lost: what came of a default.
 */
export type ReceivableEventKind =
  | 'paid'
  | 'diluted'
  | 'repurchased'
  | 'defaulted'
  | 'recovered'
  | 'lost'

/** A receivable in a pool with all that happened, or is supposed to happen, to it. */
export interface PooledReceivable {
  readonly receivable: TradeReceivable
  /** On or before the cut-off it is part of the opening pool, later a revolving purchase. */
  readonly boughtOn: BusinessDate
  /** Since the cut-off or the purchase, in order of date. */
  readonly events: readonly ReceivableEvent[]
}
