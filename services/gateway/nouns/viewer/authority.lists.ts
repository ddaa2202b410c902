import { named } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import {
  ACCEPTANCE_COLUMNS,
  MANDATE_COLUMNS,
  MandateConnection,
  type MandateRow,
  StandingAcceptanceConnection,
  type StandingAcceptanceRow,
} from '../party/authority.type.ts'
import { OF_VIEWER } from './of-viewer.ts'

/** A filter of what a party may take back. */
const withdrawn = (alias: string) =>
  ({
    type: 'Boolean',
    description: 'Only those that were taken back, or only the others.',
    where: (given: boolean) => `${alias}.ended_by is ${given ? 'not ' : ''}null`,
  }) as const

defineList<MandateRow>(OF_VIEWER, {
  name: 'mandates',
  connection: MandateConnection,
  description: 'The mandates that the party gave, withdrawn ones as well.',
  columns: MANDATE_COLUMNS,
  from: 'ledger.mandate m',
  own: 'm.party = $1',
  filters: { key: named('key', 'm.key', 'Only those of this key.'), withdrawn: withdrawn('m') },
  orders: byId('m', false),
})

defineList<StandingAcceptanceRow>(OF_VIEWER, {
  name: 'standingAcceptances',
  connection: StandingAcceptanceConnection,
  description: 'The standing acceptances that the party gave, withdrawn ones as well.',
  columns: ACCEPTANCE_COLUMNS,
  from: 'ledger.standing_acceptance a',
  own: 'a.party = $1',
  filters: {
    from: named('pty', 'a.from_party', 'Only those for offers of this party alone.'),
    withdrawn: withdrawn('a'),
  },
  orders: byId('a', false),
})
