import { FACILITY_COLUMNS, type FacilityRow } from '../../../ledger/index.ts'
import { among, named } from '../../graph/filters.ts'
import { byId, defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { FacilityConnection, FacilityScope, FacilityStatus } from './facility.type.ts'

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
