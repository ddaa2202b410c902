import { FACILITY_COLUMNS, type FacilityRow } from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { among, named } from '../../graph/filters.ts'
import { byId, defineList, type Home } from '../../graph/list.ts'
import { ENTRIES_OF_PAGE, EntryConnection, type EntryRow } from '../journal/entry.type.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { Facility, FacilityConnection, FacilityScope, FacilityStatus } from './facility.type.ts'

const filters = {
  scope: among(FacilityScope, 'f.scope', 'Only those that are a limit on one of these.'),
  status: among(FacilityStatus, 'f.status', 'Only those that stand so.'),
}

defineList<FacilityRow>(OF_VIEWER, {
  name: 'facilities',
  connection: FacilityConnection,
  description: 'The facilities that the party has granted, ended ones as well.',
  columns: FACILITY_COLUMNS,
  from: 'ledger.facility f',
  own: 'f.lender = $1',
  filters: {
    ...filters,
    subject: named('pty', 'f.subject', 'Only those on this party.'),
    within: named('fac', 'f.within', 'Only the quotas within this one.'),
  },
  orders: byId('f'),
})

defineList<FacilityRow>(OF_VIEWER, {
  name: 'facilitiesOfGroup',
  connection: FacilityConnection,
  description: 'The limits of lenders on the group of which the party is the parent.',
  columns: FACILITY_COLUMNS,
  from: 'ledger.facility f',
  own: "f.subject = $1 and f.scope = 'group'",
  filters: { status: filters.status },
  orders: byId('f'),
})

/** The lists of a facility: `$1` is the facility. */
const OF_FACILITY: Home = {
  name: 'facility',
  add: (field, make) => builder.objectField(Facility, field, make),
  values: ({ id }: FacilityRow) => [id],
}

defineList<EntryRow>(OF_FACILITY, {
  name: 'story',
  connection: EntryConnection,
  description: 'What happened to the facility, as far as it concerns the reader.',
  columns: 'distinct t.entry as id',
  from: 'ledger.touch t',
  own: "t.subject = $1 and t.noun = 'fac'",
  orders: {
    OLDEST: { keys: ['t.entry'], columns: ['id'], description: 'The oldest first.' },
  },
  joined: ENTRIES_OF_PAGE,
})
