import { named } from '../../graph/filters.ts'
import { defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import {
  AWAITED_COLUMNS,
  AwaitedPaymentConnection,
  type AwaitedRow,
  IS_AWAITED,
} from './awaited.type.ts'

defineList<AwaitedRow>(OF_VIEWER, {
  name: 'paymentsAwaited',
  connection: AwaitedPaymentConnection,
  description: 'Payments from and to the accounts of the party that its banks have not told of.',
  columns: AWAITED_COLUMNS,
  from: 'ledger.awaited_payment p',
  own: `p.account in (select a.id from ledger.account a where a.holder = $1) and ${IS_AWAITED}`,
  filters: { account: named('acc', 'p.account', 'Only those of this account.') },
  orders: {
    DUE: {
      keys: ['p.due_on', 'p.end_to_end_id', 'p.account'],
      columns: ['due_on', 'end_to_end_id', 'account'],
      types: ['date', 'text', 'bigint'],
      description: 'What is due first first.',
    },
  },
})
