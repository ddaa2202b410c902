import type { Financing } from '../../../contracts/financing/financing.ts'
import type { Account } from '../../../contracts/payment/account.ts'
import type { Payout } from '../../../contracts/payment/payout.ts'
import type { StatementEntry } from '../../../contracts/payment/statement-entry.ts'
import { BANK } from '../facility/facilities.ts'
import { financingOf, quoteOf } from '../financing/financings.ts'
import { SUPPLIER, TODAY } from '../fixtures.ts'
import { accountOf, entryOf } from './accounts.ts'

export const FROM: Account = accountOf({ id: 'acc_7', holder: BANK, number: '6217' })
export const TO: Account = accountOf()

/** All of a receivable of 1,000 fen, for which the bank pays 990. */
export function approvedOf(change: Partial<Financing> = {}): Financing {
  const quotes = [quoteOf({ status: 'chosen' })]
  return financingOf({ status: 'approved', quotes, ...change })
}

export function payoutOf(change: Partial<Payout> = {}): Payout {
  return {
    ...{ financing: 'fin_1', number: 1, lender: BANK, holder: SUPPLIER, currency: 'CNY' },
    ...{ amount: 990n, endToEndId: 'FIN1N1', executeOn: TODAY, status: 'instructed' },
    from: { account: FROM.id, number: FROM.number },
    to: { account: TO.id, number: TO.number },
    ...change,
  }
}

/** The payout as the lender's bank has booked it. */
export function paidOf(change: Partial<StatementEntry> = {}): StatementEntry {
  return entryOf({
    ...{ id: 'B7', side: 'debit', amount: 990n, endToEndId: 'FIN1N1', counterpart: '6222' },
    ...change,
  })
}
