import { builder } from '../../graph/builder.ts'
import { among, named } from '../../graph/filters.ts'
import { byId, defineList, type Home } from '../../graph/list.ts'
import { ENTRIES_OF_PAGE, EntryConnection, type EntryRow } from '../journal/entry.type.ts'
import { FINDING_COLUMNS, FindingSeverity } from '../trade/finding.type.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import {
  FINANCING_COLUMNS,
  Financing,
  FinancingConnection,
  type FinancingRow,
  FinancingStatus,
} from './financing.type.ts'
import { FindingBehindConnection, type FindingBehindRow, TOLD } from './finding-behind.type.ts'

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

/** The lists of a financing: `$1` is the financing. */
const OF_FINANCING: Home = {
  name: 'financing',
  add: (field, make) => builder.objectField(Financing, field, make),
  values: ({ id }: FinancingRow) => [id],
}

/** Who reads it is a lender, and sees the reasons of its own people alone. */
const WEIGHED_BECAUSE = `(
  select g.reason
    from ledger.weighed_finding w join ledger.finding_weighing g on g.entry = w.entry
   where w.financing = $1 and w.finding = f.id and w.lender = (select ledger.me())
  ) as weighed_because`

defineList<FindingBehindRow>(OF_FINANCING, {
  name: 'findings',
  connection: FindingBehindConnection,
  readers: TOLD,
  description: 'What was noticed in what lies behind it, for the lenders that were asked.',
  columns: `${FINDING_COLUMNS}, ${WEIGHED_BECAUSE}`,
  from: 'trade.findings_shown($1) f',
  own: 'true',
  filters: {
    kind: {
      type: 'String',
      description: 'Only those of this kind, as `circular_trade`.',
      where: (kind: string, place) => `f.kind = ${place(kind)}`,
    },
    severity: among(FindingSeverity, 'f.severity', 'Only those that are so urgent.'),
  },
  orders: byId('f'),
})

defineList<EntryRow>(OF_FINANCING, {
  name: 'story',
  connection: EntryConnection,
  description: 'What happened to the financing, as far as it concerns the reader.',
  columns: 'distinct t.entry as id',
  from: 'ledger.touch t',
  own: "t.subject = $1 and t.noun = 'fin'",
  orders: {
    OLDEST: { keys: ['t.entry'], columns: ['id'], description: 'The oldest first.' },
  },
  joined: ENTRIES_OF_PAGE,
})
