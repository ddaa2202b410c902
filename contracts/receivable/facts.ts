import type { BusinessDate } from '../kernel/date.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { HoldKind } from '../kernel/title.ts'
import type { ReceivableSpan, SpanSet } from '../title/span-set.ts'
import type { StandingAcceptanceId } from '../title/standing-acceptance.ts'
import type { Allocation } from '../trade/allocation.ts'
import type { Digest } from '../trade/invoice.ts'
import type { Wait } from '../wait/wait.ts'

/** What has happened to receivables. The ledger writes their rows from it; it is never edited. */
export type ReceivableFact =
  | ReceivableProposed
  | ReceivableConfirmed
  | ProposalEnded
  | ReceivableCancelled
  | TransferOffered
  | Transferred
  | OfferEnded
  | SplittingWatched
  | Pledged
  | Released
  | HoldSet
  | HoldLifted
  | PaymentAcknowledged
  | StandingAcceptanceFact

export interface ReceivableProposed extends Wait {
  readonly type: 'receivable.proposed.v1'
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly supplier: PartyId
  readonly proposedBy: PartyId
  readonly amount: bigint
  readonly currency: Currency
  readonly dueOn: BusinessDate
  readonly backing: readonly Allocation[]
  /** Clauses that agreed to certificates and to longer terms. */
  readonly clauses: readonly Digest[]
}

export interface ReceivableConfirmed {
  readonly type: 'receivable.confirmed.v1'
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly supplier: PartyId
  readonly amount: bigint
  readonly dueOn: BusinessDate
  readonly undertaking: Digest
  readonly waiver: Digest
  readonly packageNumber: string
}

/** A proposal that never became a receivable; what it used is given back. */
export interface ProposalEnded {
  readonly type:
    | 'receivable.proposal-rejected.v1'
    | 'receivable.proposal-cancelled.v1'
    | 'receivable.proposal-lapsed.v1'
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly supplier: PartyId
}

export interface ReceivableCancelled {
  readonly type: 'receivable.cancelled.v1'
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly supplier: PartyId
}

export interface TransferOffered extends Wait {
  readonly type: 'receivable.transfer-offered.v1'
  readonly from: PartyId
  readonly to: PartyId
  readonly spans: SpanSet
  readonly amount: bigint
  readonly allocations: readonly Allocation[]
}

export interface Transferred {
  readonly type: 'receivable.transferred.v1'
  readonly from: PartyId
  readonly to: PartyId
  readonly spans: SpanSet
  readonly amount: bigint
  readonly allocations: readonly Allocation[]
}

/** An offer that moved nothing; what it used is given back. */
export interface OfferEnded {
  readonly type:
    | 'receivable.offer-rejected.v1'
    | 'receivable.offer-withdrawn.v1'
    | 'receivable.offer-lapsed.v1'
  readonly from: PartyId
  readonly to: PartyId
  readonly spans: SpanSet
}

/** A finding for the operator to look at: the act itself stands. */
export interface SplittingWatched {
  readonly type: 'receivable.splitting-watched.v1'
  readonly receivable: ReceivableId
  readonly titleCount: number
}

export interface Pledged {
  readonly type: 'receivable.pledged.v1'
  readonly holder: PartyId
  readonly pledgee: PartyId
  readonly spans: SpanSet
  readonly amount: bigint
}

export interface Released {
  readonly type: 'receivable.released.v1'
  readonly pledgee: PartyId
  readonly spans: SpanSet
}

export interface HoldSet {
  readonly type: 'receivable.hold-set.v1'
  readonly kind: HoldKind
  readonly party: PartyId
  readonly spans: SpanSet
}

export interface HoldLifted {
  readonly type: 'receivable.hold-lifted.v1'
  readonly kind: HoldKind
  readonly party: PartyId
  readonly spans: SpanSet
}

/** The holder says that it was paid outside the platform; what is retired is paid for good. */
export interface PaymentAcknowledged extends ReceivableSpan {
  readonly type: 'receivable.payment-acknowledged.v1'
  readonly holder: PartyId
  readonly debtor: PartyId
  readonly amount: bigint
  readonly paidOn: BusinessDate
}

export type StandingAcceptanceFact =
  | {
      readonly type: 'receivable.standing-acceptance-given.v1'
      readonly id: StandingAcceptanceId
      readonly party: PartyId
      readonly from: PartyId | null
      readonly limit: bigint
      readonly until: BusinessDate
    }
  | {
      readonly type: 'receivable.standing-acceptance-withdrawn.v1'
      readonly id: StandingAcceptanceId
      readonly party: PartyId
    }
