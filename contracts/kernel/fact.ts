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

/** A wait for one party's answer, reminded on one business date and given up on another. */
export interface OpenedWait {
  readonly kind: string
  readonly awaited: PartyId
  readonly remindOn: BusinessDate
  /** The first business date on which the answer would come too late. */
  readonly lapseOn: BusinessDate
}
