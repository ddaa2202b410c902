import type { BusinessDate } from '../kernel/date.ts'
import type { Fact, OpenedWait, WaitByDate } from '../kernel/fact.ts'
import type { InstrumentId, PartyId } from '../kernel/id.ts'
import type { EntryNumber, HoldKind } from '../kernel/title.ts'
import type { Allocation } from '../trade/allocation.ts'
import type { PledgeTerms } from './pledge-terms.ts'
import type { SpanSet } from './span-set.ts'
import type { StandingAcceptanceId } from './standing-acceptance.ts'

/** What has happened to titles, whatever the instrument. */
export type TitleFact =
  | TransferOffered
  | Transferred
  | OfferEnded
  | OfferDisclosed
  | OfferLookedAt
  | SplittingWatched
  | PledgeOffered
  | Pledged
  | Released
  | HoldSet
  | HoldLifted
  | StandingAcceptanceGiven
  | StandingAcceptanceWithdrawn

export interface TransferOffered extends Fact {
  readonly opens: OpenedWait<WaitByDate>
  readonly type: 'title.transfer-offered.v1'
  readonly from: PartyId
  readonly to: PartyId
  readonly spans: SpanSet
  readonly allocations: readonly Allocation[]
}

export interface Transferred extends Fact {
  readonly type: 'title.transferred.v1'
  readonly from: PartyId
  readonly to: PartyId
  readonly spans: SpanSet
  readonly allocations: readonly Allocation[]
}

/** An offer that moved nothing; what it used is given back. */
export interface OfferEnded extends Fact {
  readonly type: 'title.offer-rejected.v1' | 'title.offer-withdrawn.v1' | 'title.offer-lapsed.v1'
  readonly from: PartyId
  readonly to: PartyId
  readonly spans: SpanSet
}

/** The holder lets who was offered spans see what lies behind them. */
export interface OfferDisclosed extends Fact {
  readonly type: 'title.disclosed.v1'
  readonly offer: EntryNumber
  readonly spans: SpanSet
  readonly until: BusinessDate
}

/** It was shown this text. */
export interface OfferLookedAt extends Fact {
  readonly type: 'title.looked-at.v1'
  readonly offer: EntryNumber
  readonly spans: SpanSet
  readonly content: string
}

/** A finding for the operator to look at: the act itself stands. */
export interface SplittingWatched extends Fact {
  readonly type: 'title.splitting-watched.v1'
  readonly instrument: InstrumentId
  readonly titleCount: number
}

export interface PledgeOffered extends Fact {
  readonly opens: OpenedWait<WaitByDate>
  readonly type: 'title.pledge-offered.v1'
  readonly from: PartyId
  readonly to: PartyId
  readonly spans: SpanSet
  readonly terms: PledgeTerms
}

export interface Pledged extends Fact {
  readonly type: 'title.pledged.v1'
  readonly holder: PartyId
  readonly pledgee: PartyId
  readonly spans: SpanSet
  readonly terms: PledgeTerms
  /** The entry that offered it. */
  readonly offer: EntryNumber
}

export interface Released extends Fact {
  readonly type: 'title.released.v1'
  readonly pledgee: PartyId
  readonly spans: SpanSet
}

export interface HoldSet extends Fact {
  readonly type: 'title.hold-set.v1'
  readonly kind: HoldKind
  readonly party: PartyId
  readonly spans: SpanSet
}

export interface HoldLifted extends Fact {
  readonly type: 'title.hold-lifted.v1'
  readonly kind: HoldKind
  readonly party: PartyId
  readonly spans: SpanSet
}

export interface StandingAcceptanceGiven extends Fact {
  readonly type: 'title.standing-acceptance-given.v1'
  readonly id: StandingAcceptanceId
  readonly party: PartyId
  readonly from: PartyId | null
  readonly limit: bigint
  readonly until: BusinessDate
}

export interface StandingAcceptanceWithdrawn extends Fact {
  readonly type: 'title.standing-acceptance-withdrawn.v1'
  readonly id: StandingAcceptanceId
  readonly party: PartyId
}

export type StandingAcceptanceFact = StandingAcceptanceGiven | StandingAcceptanceWithdrawn
