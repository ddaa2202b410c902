import { among, between } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { moneyTotals } from '../title/total.type.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { LINE_DUE_COLUMNS, LineDueConnection, type LineDueRow } from './line-due.type.ts'
import {
  LINE_COLUMNS,
  LineStatus,
  SETTLEMENT_COLUMNS,
  SettlementConnection,
  SettlementLineConnection,
  type SettlementLineRow,
  type SettlementRow,
} from './settlement.type.ts'

defineList<LineDueRow>(OF_VIEWER, {
  name: 'linesDue',
  connection: LineDueConnection,
  description:
    'What the party owes and has not paid, or what went back, span by span, with whom it pays ' +
    'and where: what the lines of a settlement are made of.',
  columns: LINE_DUE_COLUMNS,
  from: 'ledger.line_due d',
  own: 'd.debtor = $1',
  filters: between('due', 'd.due_on', 'a due date'),
  orders: {
    DUE: {
      description: 'What is due first first.',
      keys: ['d.due_on', 'd.instrument', 'd.lo'],
      columns: ['due_on', 'instrument', 'lo'],
      types: ['date', 'bigint', 'bigint'],
    },
  },
  totals: moneyTotals('d.currency', 'd.hi - d.lo'),
  joined: `select page.*, o.pledgee, o.pledgee_minor, o.holder_account, o.pledgee_account,
      o.blocked_by
    from page cross join lateral ledger.owed_on(page.instrument, page.lo) o`,
})

defineList<SettlementRow>(OF_VIEWER, {
  name: 'settlements',
  connection: SettlementConnection,
  description: 'What the party has had its bank pay of what it owes.',
  columns: SETTLEMENT_COLUMNS,
  from: 'ledger.settlement s',
  own: 's.debtor = $1',
  filters: between('due', 's.due_on', 'a due date'),
  orders: byId('s'),
  totals: moneyTotals('s.currency', 's.amount_minor'),
})

defineList<SettlementLineRow>(OF_VIEWER, {
  name: 'linesReceived',
  connection: SettlementLineConnection,
  description: 'The payments by which debtors pay the party at maturity, whatever came of them.',
  columns: LINE_COLUMNS,
  from: 'ledger.settlement_line l join ledger.receivable r on r.id = l.instrument',
  own: 'l.payee = $1',
  filters: {
    status: among(LineStatus, 'l.status', 'Only those that stand so.'),
    ...between('due', 'r.due_on', 'a due date'),
  },
  orders: {
    NEWEST: {
      ...{ keys: ['l.settlement', 'l.number'], columns: ['settlement', 'number'] },
      ...{ newestFirst: true, description: 'The newest first.' },
    },
  },
  totals: moneyTotals('r.currency', 'l.amount_minor'),
})
