import type { Calendar } from '../../kernel/calendar.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { RateCurve } from '../assumption/assumptions.ts'
import type { Name } from '../deal/deal-text.ts'
import type { PoolPeriod } from '../pool/pool-period.ts'

/** All that a run knows besides deal and pool. Everything is optional in a forecast. */
export interface RunFacts {
  /**
   * Needed when the deal rolls dates or counts business days on a calendar of its own (not
   * `monday_to_friday`, `target`, `federal_reserve`).
   */
  readonly calendar?: Calendar
  /** Fixings of the deal's indices by date. */
  readonly curves?: Readonly<Record<Name, RateCurve>>
  readonly events?: readonly DeclaredEvent[]
  /** What really happened, by period; a forecast takes everything as it should be. */
  readonly actual?: readonly ActualPeriod[]
  /** One purchase's pool, period by period: what the deal buys behaves like it (in proportion). */
  readonly replacement?: readonly PoolPeriod[]
}

/** A signed fact, e.g. 权利完善; `command` is `sha256:` and the hash of what was signed. */
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
  /** Cash the servicer has remitted by account; the rest stays outstanding with it. */
  readonly received?: Readonly<Record<Name, bigint>>
  /** What supports paid when called upon. */
  readonly honoured?: Readonly<Record<Name, bigint>>
  /** Corrections of earlier periods; history is never rewritten. */
  readonly adjustments?: readonly Adjustment[]
}

/**
 * Cash into an account, a claim of a note (interest) or fee, what a support has outstanding, or a
 * ledger's deficiency; negative takes back.
 */
export interface Adjustment {
  readonly to: Name
  readonly amount: bigint
  readonly corrects: number
  readonly reason: string
}
