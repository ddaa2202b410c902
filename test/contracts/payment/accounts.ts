import type { Account } from '../../../contracts/payment/account.ts'
import type { ReadStatement } from '../../../contracts/payment/read-statement.ts'
import type { StatementEntry } from '../../../contracts/payment/statement-entry.ts'
import { SUPPLIER, TODAY } from '../fixtures.ts'

export const DIGEST = 'A'.repeat(43)

/** The supplier's account, of which nothing is proven yet. */
export function accountOf(change: Partial<Account> = {}): Account {
  return {
    ...{ id: 'acc_1', holder: SUPPLIER, number: '6222', bank: 'SANDCNSH', name: 'Red Hill Mill' },
    ...{ town: 'Tianjin', country: 'CN', currency: 'CNY', status: 'confirmed', usableOn: TODAY },
    ...{ statementKey: { alg: 'EdDSA', publicKey: 'the key' }, last: null },
    ...change,
  }
}

/** 100 fen come in from another account. */
export function entryOf(change: Partial<StatementEntry> = {}): StatementEntry {
  return {
    ...{ id: 'B1', side: 'credit', currency: 'CNY', amount: 100n, bookedOn: TODAY },
    ...{ endToEndId: 'E1', reference: null, counterpart: '6217', returned: false, signed: true },
    ...change,
  }
}

/** Number 8 of the account: it opens with 500, 100 come in, it closes with 600. */
export function statementOf(change: Partial<ReadStatement> = {}): ReadStatement {
  return {
    ...{ id: 'S8', account: '6222', number: 8n, kind: 'statement', entries: [entryOf()] },
    ...{ opening: 500n, closing: 600n, booked: 100n, unreferenced: 0 },
    ...change,
  }
}
