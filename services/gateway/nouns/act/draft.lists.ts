import { byId, defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { DRAFT_COLUMNS, DRAFT_IS_OPEN, DraftConnection, type DraftRow } from './draft.type.ts'

defineList<DraftRow>(OF_VIEWER, {
  name: 'drafts',
  connection: DraftConnection,
  description: 'The drafts of the party that still lack signatures.',
  columns: DRAFT_COLUMNS,
  from: 'desk.draft d',
  own: `d.party = $1 and ${DRAFT_IS_OPEN}`,
  orders: byId('d', false),
})

defineList<DraftRow>(OF_VIEWER, {
  name: 'pastDrafts',
  connection: DraftConnection,
  description: 'The drafts of the party that are done, were withdrawn, or have expired.',
  columns: DRAFT_COLUMNS,
  from: 'desk.draft d',
  own: `d.party = $1 and not (${DRAFT_IS_OPEN})`,
  orders: byId('d'),
})
