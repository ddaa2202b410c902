import type { BusinessDate } from '../kernel/date.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Fact, OpenedWait, WaitByDate } from '../kernel/fact.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { EntryNumber } from '../kernel/title.ts'
import type { InstrumentSpan, SpanSet } from '../title/span-set.ts'
import type { Allocation } from '../trade/allocation.ts'

/** What has happened to receivables. The ledger writes their rows from it; it is never edited. */
export type ReceivableFact =
  | ReceivableProposed
  | ReceivableConfirmed
  | ProposalEnded
  | ReceivableCancelled
  | PaymentAcknowledged
  | DilutionHeld
  | OverdueNoted
  | UnpaidNoted

export interface ReceivableProposed extends Fact {
  readonly opens: OpenedWait<WaitByDate>
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

export interface ReceivableConfirmed extends Fact {
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
export interface ProposalEnded extends Fact {
  readonly type:
    | 'receivable.proposal-rejected.v1'
    | 'receivable.proposal-cancelled.v1'
    | 'receivable.proposal-lapsed.v1'
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly supplier: PartyId
}

export interface ReceivableCancelled extends Fact {
  readonly type: 'receivable.cancelled.v1'
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly supplier: PartyId
}

/** The holder says that it was paid outside the platform; what is retired is paid for good. */
export interface PaymentAcknowledged extends Fact, InstrumentSpan {
  readonly type: 'receivable.payment-acknowledged.v1'
  readonly holder: PartyId
  readonly debtor: PartyId
  readonly amount: bigint
  readonly paidOn: BusinessDate
  /** The pledge whose debt it paid, by its entry; null: the holder was paid. */
  readonly pledge: EntryNumber | null
}

/** It was not paid by its due date: told to all whom it concerns; its debtor is waited for. */
export interface OverdueNoted extends Fact {
  readonly type: 'receivable.overdue-noted.v1'
  readonly opens: OpenedWait<WaitByDate>
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
  readonly currency: Currency
  /** What is owed on what is to be paid. */
  readonly amount: bigint
}

/** Its debtor was chased in vain. */
export interface UnpaidNoted extends Fact {
  readonly type: 'receivable.unpaid-noted.v1'
  readonly receivable: ReceivableId
  readonly debtor: PartyId
}

/** Red letters took back more than was unused: so much is held of what the first supplier has. */
export interface DilutionHeld extends Fact {
  readonly type: 'receivable.dilution-held.v1'
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly supplier: PartyId
  readonly amount: bigint
  readonly spans: SpanSet
}
