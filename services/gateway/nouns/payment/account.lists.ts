import type { AccountRow } from '../../../ledger/index.ts'
import { ACCOUNT_COLUMNS } from '../../../ledger/index.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { among, named } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { AccountStatus, BankAccountConnection } from './account.type.ts'
import {
  PROVES,
  STATEMENT_ENTRY_COLUMNS,
  StatementEntryConnection,
  type StatementEntryRow,
} from './statement-entry.type.ts'

defineList<AccountRow>(OF_VIEWER, {
  name: 'bankAccounts',
  connection: BankAccountConnection,
  description: 'The accounts of the party at banks, closed ones as well.',
  columns: ACCOUNT_COLUMNS,
  from: 'ledger.account a',
  own: 'a.holder = $1',
  filters: { status: among(AccountStatus, 'a.status', 'Only those that stand so.') },
  orders: byId('a'),
})

defineList<AccountRow>(OF_VIEWER, {
  name: 'bankAccountsToConfirm',
  connection: BankAccountConnection,
  description: 'The accounts that wait for two officers to confirm them.',
  readers: ['operator'],
  columns: ACCOUNT_COLUMNS,
  from: 'ledger.account a',
  own: "a.status = 'registered' and $1::bigint is not null",
  orders: byId('a', false),
})

/** What the bank told first, and what nobody has proven yet. */
const OWN = `e.account in (select a.id from ledger.account a where a.holder = $1)
  and (e.proven_by is not null or s.proven_by is null)`
const BY_STATEMENT = {
  keys: ['e.told_by', 'e.reference'],
  columns: ['told_by', 'reference'],
  types: ['bigint', 'text'] as const,
}

const StatementEntryUse = enumOf('StatementEntryUse', 'What a booking is to the platform.', {
  proves: 'By it a payout is proven, or its return.',
  names: 'It names a payout that it does not prove yet.',
  nothing: 'It names nothing that is known here.',
})
type Use = 'proves' | 'names' | 'nothing'

const BY_USE: Readonly<Record<Use, string>> = {
  proves: PROVES,
  names: `o.financing is not null and not ${PROVES}`,
  nothing: 'o.financing is null',
}

defineList<StatementEntryRow>(OF_VIEWER, {
  name: 'statementEntries',
  connection: StatementEntryConnection,
  description: 'What banks have booked on the accounts of the party, each booking once.',
  columns: STATEMENT_ENTRY_COLUMNS,
  from: `ledger.statement_entry e join ledger.statement s on s.entry = e.told_by
    left join ledger.payout o on o.end_to_end_id = e.end_to_end_id`,
  own: OWN,
  filters: {
    account: named('acc', 'e.account', 'Only those of this account.'),
    use: {
      type: StatementEntryUse,
      description: 'Only those that are this to the platform.',
      where: (use: Use) => BY_USE[use],
    },
    open: {
      type: 'Boolean',
      description: 'True: only those of which something is to be matched; false: the others.',
      where: (open: boolean) => `ledger.open_of_entry(e) ${open ? '>' : '<='} 0`,
    },
    endToEndId: {
      type: 'String',
      description: 'Only those that the payer gave this id.',
      where: (id: string, place) => `e.end_to_end_id = ${place(id)}`,
    },
  },
  orders: {
    NEWEST: { ...BY_STATEMENT, newestFirst: true, description: 'What was handed in last first.' },
    OLDEST: { ...BY_STATEMENT, description: 'What was handed in first first.' },
  },
})
