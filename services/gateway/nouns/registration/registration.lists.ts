import { among, between, named } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import {
  REGISTRATION_COLUMNS,
  RegistrationConnection,
  type RegistrationRow,
  RegistrationStatus,
} from './registration.type.ts'

defineList<RegistrationRow>(OF_VIEWER, {
  name: 'registrations',
  connection: RegistrationConnection,
  description: 'What the party has registered at the national register, as a lender.',
  columns: REGISTRATION_COLUMNS,
  from: 'ledger.registration r',
  own: 'r.lender = $1',
  filters: {
    status: among(RegistrationStatus, 'r.status', 'Only those that stand so.'),
    financing: named('fin', 'r.financing', 'Only those of this financing.'),
    ...between('until', 'r.until', 'an end'),
  },
  orders: byId('r'),
})
