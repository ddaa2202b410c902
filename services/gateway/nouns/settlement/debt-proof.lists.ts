import { between, named } from '../../graph/filters.ts'
import { defineList } from '../../graph/list.ts'
import { moneyTotals } from '../title/total.type.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { DEBT_PROOF_COLUMNS, DebtProofConnection, type DebtProofRow } from './debt-proof.type.ts'

defineList<DebtProofRow>(OF_VIEWER, {
  name: 'debtsProven',
  connection: DebtProofConnection,
  description:
    'Receivable by receivable and party by party what the party owes, and what it is or was ' +
    'owed: paid, acknowledged, outstanding, and what banks told of it.',
  columns: DEBT_PROOF_COLUMNS,
  from: 'ledger.debts_proven() d',
  own: '$1 in (d.party, d.debtor)',
  filters: {
    party: named('pty', 'd.party', 'Only what is owed to this party.'),
    ...between('due', 'd.due_on', 'a due date'),
  },
  orders: {
    DUE: {
      description: 'What is due first first.',
      keys: ['d.due_on', 'd.instrument', 'd.party'],
      columns: ['due_on', 'instrument', 'party'],
      types: ['date', 'bigint', 'bigint'],
    },
  },
  totals: moneyTotals('d.currency', 'd.outstanding'),
})
