import type { Fact } from '../kernel/fact.ts'
import type { AccountId } from './account.ts'

/** Two people of an account's holder have said which entries are which payments. */
export interface EntriesMatched extends Fact {
  readonly type: 'payment.entries-matched.v1'
  readonly account: AccountId
  readonly entries: readonly MatchedEntry[]
  readonly payments: readonly MatchedPayment[]
  readonly writtenOff: bigint
  readonly reason: string
}

export interface MatchedEntry {
  /** The bank's reference of the entry. */
  readonly reference: string
  readonly amount: bigint
}

export interface MatchedPayment {
  readonly endToEndId: string
  readonly amount: bigint
}
