import { byId, defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { INVITATION_COLUMNS, InvitationConnection, type InvitationRow } from './invitation.type.ts'

defineList<InvitationRow>(OF_VIEWER, {
  name: 'invitations',
  connection: InvitationConnection,
  description: 'The invitations that the party gave its suppliers, ended ones as well.',
  columns: INVITATION_COLUMNS,
  from: 'desk.invitation i',
  own: 'i.party = $1',
  filters: {
    open: {
      type: 'Boolean',
      description: 'Only those that can be used, or only the others.',
      where: (open: boolean) => `(desk.invitation_state(i) = 'open') = ${open}`,
    },
  },
  orders: byId('i'),
})
