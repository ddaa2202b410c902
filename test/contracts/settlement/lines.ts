import type { Account } from '../../../contracts/payment/account.ts'
import type { StatementEntry } from '../../../contracts/payment/statement-entry.ts'
import type { SettlementLine } from '../../../contracts/settlement/settlement.ts'
import type { Pledge } from '../../../contracts/title/pledge-terms.ts'
import { ANCHOR, SECOND, SUPPLIER, TODAY } from '../fixtures.ts'
import { accountOf, entryOf } from '../payment/accounts.ts'

export const FROM: Account = accountOf({ id: 'acc_7', holder: ANCHOR, number: '6217' })
export const TO: Account = accountOf()
/** Of the pledgee. */
export const SECONDS: Account = accountOf({ id: 'acc_2', holder: SECOND, number: '6225' })

/** All of a receivable of 1,000 fen, to its first supplier. */
export function lineOf(change: Partial<SettlementLine> = {}): SettlementLine {
  return {
    ...{ settlement: 'stl_1', number: 1, instrument: 'rcv_1', span: { lo: 0n, hi: 1_000n } },
    ...{ debtor: ANCHOR, holder: SUPPLIER, payee: SUPPLIER, charge: null, currency: 'CNY' },
    from: { account: FROM.id, number: FROM.number },
    to: { account: TO.id, number: TO.number },
    ...{ endToEndId: 'STL1L1', again: null, status: 'instructed', instructedBy: 11n },
    ...change,
  }
}

/** The line as the debtor's bank has booked it. */
export function paidOf(change: Partial<StatementEntry> = {}): StatementEntry {
  return entryOf({
    ...{ id: 'B7', side: 'debit', amount: 1_000n, endToEndId: 'STL1L1', counterpart: '6222' },
    bookedOn: TODAY,
    ...change,
  })
}

/** A debt of 400 fen, secured by all of the receivable. */
export function pledgeOf(change: Partial<Pledge> = {}): Pledge {
  return {
    ...{ charge: 7n, holder: SUPPLIER, pledgee: SECOND, secured: 400n, paid: 0n, bound: 1_000n },
    ...{ currency: 'CNY', reference: 'L-1', dueOn: '2029-06-01' },
    ...change,
  }
}
