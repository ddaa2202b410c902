import type { Use } from '../facility/use.ts'
import type { Instant } from '../kernel/clock.ts'
import type { Fact, OpenedWait, WaitByDate, WaitByInstant } from '../kernel/fact.ts'
import type { InstrumentId, PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { FinancedPart, FinancingId, Quote, QuoteId, RecourseAsked } from './financing.ts'
import type { FindingId } from './finding-behind.ts'

/** What has happened to financings. */
export type FinancingFact =
  | QuotesRequested
  | RequestLookedAt
  | QuoteGiven
  | QuoteDeclined
  | QuoteChosen
  | FindingsWeighed
  | FinancingApproved
  | FinancingEnded

export interface QuotesRequested extends Fact {
  readonly type: 'financing.requested.v1'
  readonly opens: OpenedWait<WaitByInstant>
  readonly financing: FinancingId
  readonly holder: PartyId
  readonly parts: readonly Omit<FinancedPart, 'issuedOn'>[]
  readonly currency: Currency
  readonly face: bigint
  readonly lenders: readonly PartyId[]
  readonly deadline: Instant
  readonly chooseBy: Instant
  readonly recourse: RecourseAsked
}

/** A lender was shown this text. */
export interface RequestLookedAt extends Fact {
  readonly type: 'financing.looked-at.v1'
  readonly financing: FinancingId
  readonly lender: PartyId
  readonly instruments: readonly InstrumentId[]
  readonly content: string
}

export interface QuoteGiven extends Fact {
  readonly type: 'financing.quoted.v1'
  readonly financing: FinancingId
  readonly quote: Quote
}

/** A lender gives no price, or takes back the one that it gave. */
export interface QuoteDeclined extends Fact {
  readonly type: 'financing.quote-declined.v1'
  readonly financing: FinancingId
  readonly lender: PartyId
  readonly quote: QuoteId | null
  readonly reason: string
}

/** The holder applies to the lender whose quote it chose. */
export interface QuoteChosen extends Fact {
  readonly type: 'financing.applied.v1'
  readonly opens: OpenedWait<WaitByDate>
  readonly financing: FinancingId
  readonly quote: QuoteId
  readonly instruments: readonly InstrumentId[]
  readonly uses: readonly Use[]
}

/** Two people of a lender have weighed these, as they stood in this text. */
export interface FindingsWeighed extends Fact {
  readonly type: 'financing.findings-weighed.v1'
  readonly financing: FinancingId
  readonly lender: PartyId
  readonly instruments: readonly InstrumentId[]
  readonly findings: readonly FindingId[]
  readonly reason: string
  readonly content: string
}

export interface FinancingApproved extends Fact {
  readonly type: 'financing.approved.v1'
  readonly opens: OpenedWait<WaitByDate>
  readonly financing: FinancingId
  /** Why a term beyond the usual is reasonable; null: it is not beyond. */
  readonly note: string | null
}

/** A way out: what was bound and reserved is given back. */
export interface FinancingEnded extends Fact {
  readonly type: 'financing.ended.v1'
  readonly financing: FinancingId
  readonly status: 'refused' | 'withdrawn' | 'lapsed'
  /** Why a lender refused it; null where nobody did. */
  readonly reason: string | null
}
