import { among, named } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import {
  FINANCING_COLUMNS,
  FinancingConnection,
  type FinancingRow,
  FinancingStatus,
} from './financing.type.ts'

/** Ids of financings, as the index of a lender has them. */
const BY_ASKED = { keys: ['a.financing'], columns: ['id'] }
const status = among(FinancingStatus, 'f.status', 'Only those that stand so.')

defineList<FinancingRow>(OF_VIEWER, {
  name: 'financings',
  connection: FinancingConnection,
  description: 'What the party has asked to be financed.',
  columns: FINANCING_COLUMNS,
  from: 'ledger.financing f',
  own: 'f.holder = $1',
  filters: { status },
  orders: byId('f'),
})

defineList<FinancingRow>(OF_VIEWER, {
  name: 'financingsAsked',
  connection: FinancingConnection,
  description: 'What the party was asked to finance, as a lender.',
  columns: FINANCING_COLUMNS,
  from: 'ledger.financing_asked a join ledger.financing f on f.id = a.financing',
  own: 'a.lender = $1',
  filters: { status, holder: named('pty', 'f.holder', 'Only those of this holder.') },
  orders: {
    NEWEST: { ...BY_ASKED, newestFirst: true, description: 'The newest first.' },
    OLDEST: { ...BY_ASKED, description: 'The oldest first.' },
  },
})
