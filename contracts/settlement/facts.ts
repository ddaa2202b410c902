import type { BusinessDate } from '../kernel/date.ts'
import type { Fact, OpenedWait, WaitByDate } from '../kernel/fact.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import type { EntryNumber } from '../kernel/title.ts'
import type { AccountId } from '../payment/account.ts'
import type { LineName, LineTerms, Settlement } from './settlement.ts'

/** What has happened to settlements of debtors, and to their lines. */
export type SettlementFact =
  | SettlementInstructed
  | LineInstructed
  | LinePaid
  | LineReturned
  | LineRejected
  | LineAbandoned
  | MaturityOpened
  | MaturityClosed

export interface SettlementInstructed extends Fact, Omit<Settlement, 'id'> {
  readonly type: 'settlement.instructed.v1'
  readonly settlement: Settlement['id']
}

export interface LineInstructed extends Fact, LineTerms {
  readonly type: 'settlement.line-instructed.v1'
}

/** A proven entry has paid a line: its span is retired with it, unless it came too late. */
export interface LinePaid extends Fact, LineName, ByEntry {
  readonly type: 'settlement.line-paid.v1'
  readonly instrument: ReceivableId
  readonly amount: bigint
  readonly paidOn: BusinessDate
  readonly late: boolean
  /** Whether its span is retired by it: not when it was late, or made again. */
  readonly retires: boolean
  /** The pledge whose debt it pays, by its entry; null: the holder is paid. */
  readonly pledge: EntryNumber | null
}

/** The money went back, as an entry has proven; a span that was retired stays so, and is owed. */
export interface LineReturned extends Fact, LineName, ByEntry {
  readonly type: 'settlement.line-returned.v1'
  readonly instrument: ReceivableId
  readonly wasLate: boolean
}

export interface LineRejected extends Fact, LineName {
  readonly type: 'settlement.line-rejected.v1'
  /** The codes of the bank. */
  readonly reasons: readonly string[]
}

export interface LineAbandoned extends Fact, LineName {
  readonly type: 'settlement.line-abandoned.v1'
}

/** A debtor is told of what is due on a date, and waited for. */
export interface MaturityOpened extends Fact {
  readonly opens: OpenedWait<WaitByDate>
  readonly type: 'settlement.maturity-opened.v1'
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
  /** Receivables that are due then. */
  readonly debts: number
}

/** The due date has passed; so many receivables are not settled. */
export interface MaturityClosed extends Fact {
  readonly type: 'settlement.maturity-closed.v1'
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
  readonly unpaid: number
}

interface ByEntry {
  readonly account: AccountId
  /** The bank's reference of the entry. */
  readonly reference: string
}
