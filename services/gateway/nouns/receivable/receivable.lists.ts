import { enumOf } from '../../graph/enum-of.ts'
import { among, between, readNumber } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { moneyTotals } from '../title/total.type.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import {
  RECEIVABLE_COLUMNS,
  ReceivableConnection,
  type ReceivableRow,
  ReceivableStatus,
} from './receivable.type.ts'

const ReceivableSide = enumOf('ReceivableSide', 'On which side of a receivable a party is.', {
  debtor: 'It owes the receivable.',
  supplier: 'It is the first supplier, to whom the debtor owes.',
})

defineList<ReceivableRow>(OF_VIEWER, {
  name: 'receivables',
  connection: ReceivableConnection,
  description: 'The receivables of which the party is debtor or first supplier.',
  columns: RECEIVABLE_COLUMNS,
  from: 'ledger.receivable r',
  own: 'true',
  filters: {
    as: {
      type: ReceivableSide,
      required: true,
      description: 'Which side it is on.',
      where: (side: 'debtor' | 'supplier') => `r.${side} = $1`,
    },
    status: among(ReceivableStatus, 'r.status', 'Only those of which one of these is true.'),
    counterparty: {
      type: 'ID',
      description: 'Only those with this party on the other side.',
      where: (id: string, place, { as }) =>
        `r.${as === 'debtor' ? 'supplier' : 'debtor'} = ${place(readNumber('pty', id))}`,
    },
    ...between('due', 'r.due_on', 'a due date'),
    packageNumber: {
      type: 'String',
      description: 'Only the one with this package number (包号).',
      where: (number: string, place) => `r.package = ${place(number)}`,
    },
  },
  orders: {
    ...byId('r'),
    DUE: {
      description: 'The earliest due date first.',
      ...{ keys: ['r.due_on', 'r.id'], columns: ['due_on', 'id'], types: ['date', 'bigint'] },
    },
  },
  totals: moneyTotals('r.currency', 'r.amount_minor'),
})
