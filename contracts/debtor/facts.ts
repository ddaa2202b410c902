import type { BusinessDate } from '../kernel/date.ts'
import type { Fact } from '../kernel/fact.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import type { DebtorMarkKind } from './debtor-standing.ts'

/** What is noted of debtors. The ledger writes their marks from it. */
export type DebtorFact = DebtorMarked | DebtorMarkEnded

export type DebtorMarkId = Id<'mrk'>

export interface DebtorMarked extends Fact {
  readonly type: 'party.debtor-marked.v1'
  readonly id: DebtorMarkId
  readonly debtor: PartyId
  readonly kind: DebtorMarkKind
  readonly since: BusinessDate
}

export interface DebtorMarkEnded extends Fact {
  readonly type: 'party.debtor-mark-ended.v1'
  readonly id: DebtorMarkId
  readonly debtor: PartyId
  readonly until: BusinessDate
}
