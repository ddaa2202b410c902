import type { Calendar } from '../../kernel/calendar.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { RateCurve } from '../assumption/assumptions.ts'
import type { Name } from '../deal/deal-text.ts'
import type { PoolPeriod } from '../pool/pool-period.ts'

/** The facts of a run besides deal and pool; a forecast may leave out all of them. */
export interface RunFacts {
  /**
   * Needed when the deal rolls dates or counts business days on a calendar that is not built in
   * (`monday_to_friday`, `target` and `federal_reserve` are).
   */
  readonly calendar?: Calendar
  /** The fixings of the deal's indices by date. */
  readonly curves?: Readonly<Record<Name, RateCurve>>
  readonly events?: readonly DeclaredEvent[]
  /** What happened, by period; a forecast assumes that everything is paid as it should be. */
  readonly actual?: readonly ActualPeriod[]
  /** A pool, period by period, that everything the deal buys behaves like, in proportion. */
  readonly replacement?: readonly PoolPeriod[]
  /** Purchases of distributions up to this one are in the pool periods; of none unless given. */
  readonly boughtThrough?: number
}

/** A signed fact, e.g. 权利完善; `command` is `sha256:` and the hash of the signed command. */
export interface DeclaredEvent {
  readonly event: Name
  readonly declaredBy: string
  readonly declaredOn: BusinessDate
  readonly effective: BusinessDate
  readonly until?: BusinessDate
  readonly command: string
  /** Units that voted for it, by note. */
  readonly votes?: Readonly<Record<Name, number>>
}

export interface ActualPeriod {
  readonly period: number
  /** The cash that the servicer has remitted, by account; the rest is outstanding. */
  readonly received?: Readonly<Record<Name, bigint>>
  /** What supports paid when drawn. */
  readonly honoured?: Readonly<Record<Name, bigint>>
  /** Corrections of earlier periods, whose results stay as they are. */
  readonly adjustments?: readonly Adjustment[]
}

/**
 * A correction: of an account's cash, of the unpaid interest of a note, of an unpaid fee, of what a
 * support has outstanding, or of a deficiency ledger. A negative amount takes back.
 */
export interface Adjustment {
  readonly to: Name
  readonly amount: bigint
  readonly corrects: number
  readonly reason: string
}
