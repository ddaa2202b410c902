import type { Instant } from './clock.ts'
import type { BusinessDate } from './date.ts'
import type { PartyId } from './id.ts'

/** What has happened, as a contract says it: versioned, written once, never edited. */
export interface Fact {
  /** The noun, the past tense and the version: `receivable.confirmed.v1`. */
  readonly type: string
  /** The parties that the fact concerns: each may read its entry. The acting party always may. */
  readonly visibleTo: readonly PartyId[]
  /** The answer that the fact makes somebody wait for; absent when it makes nobody wait. */
  readonly opens?: OpenedWait
}

/** A wait for one party's answer. */
export type OpenedWait<When extends WaitMoments = WaitMoments> = When & {
  readonly kind: string
  readonly awaited: PartyId
}

/** When somebody who is waited for is reminded and given up. */
export type WaitMoments = WaitByDate | WaitByInstant

/** Goes by business dates. */
export interface WaitByDate {
  readonly remindOn: BusinessDate
  /** The first business date on which the answer would come too late. */
  readonly lapseOn: BusinessDate
}

/** Goes by the hour, for a deadline within a day; judged by the ledger's clock. */
export interface WaitByInstant {
  readonly remindAt: Instant
  /** The first instant at which the answer would come too late. */
  readonly lapseAt: Instant
}
