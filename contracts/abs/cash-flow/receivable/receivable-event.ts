import type { BusinessDate } from '../../../kernel/date.ts'
import type { TradeReceivable } from '../../asset.ts'

/** An event of a receivable. Amounts are whole fen above zero. */
export interface ReceivableEvent {
  readonly on: BusinessDate
  readonly kind: ReceivableEventKind
  readonly amount: bigint
}

/**
 * paid: the debtor pays, in part or whole; diluted: a credit note or a dispute conceded;
 * repurchased: the seller buys back (回购) what recourse covers; defaulted: nobody else is liable;
 * recovered and lost: what became of a default.
 */
export type ReceivableEventKind =
  | 'paid'
  | 'diluted'
  | 'repurchased'
  | 'defaulted'
  | 'recovered'
  | 'lost'

/** A receivable in a pool with its events, real or assumed. */
export interface PooledReceivable {
  readonly receivable: TradeReceivable
  /** Up to the cut-off it belongs to the opening pool, after it to a revolving purchase. */
  readonly boughtOn: BusinessDate
  /** Since the cut-off or the purchase, in order of date. */
  readonly events: readonly ReceivableEvent[]
}
