import type { Financing } from '../../../contracts/financing/financing.ts'
import type { Account } from '../../../contracts/payment/account.ts'
import type { BuyBack } from '../../../contracts/payment/buy-back.ts'
import type { Payout } from '../../../contracts/payment/payout.ts'
import type { StatementEntry } from '../../../contracts/payment/statement-entry.ts'
import { BANK } from '../facility/facilities.ts'
import { financingOf, quoteOf } from '../financing/financings.ts'
import { DUE_ON, SUPPLIER, TODAY } from '../fixtures.ts'
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
    ...{ silentFrom: '2026-03-05', returnedOn: null },
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

/** All of it is demanded back, eleven days after it was due. */
export const BUY_BACK: BuyBack = {
  ...{ financing: 'fin_1', number: 1, lender: BANK, holder: SUPPLIER, ground: 'unpaid' },
  parts: [{ instrument: 'rcv_1', span: { lo: 0n, hi: 1_000n }, amount: 1_000n, on: DUE_ON }],
  ...{ currency: 'CNY', principal: 1_000n, interest: 1n, amount: 1_001n, endToEndId: 'FIN1R1' },
  to: { account: FROM.id, number: FROM.number },
  ...{ payBy: '2026-06-12', status: 'demanded' },
}
