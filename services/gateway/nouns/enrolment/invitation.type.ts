import { idOf } from '../../../../contracts/kernel/id.ts'
import type { InvitationState as State } from '../../../../contracts/party/invite.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Party, User } from '../party/party.type.ts'

export const InvitationState = enumOf('InvitationState', 'How an invitation stands.', {
  open: 'The firm may apply with it.',
  used: 'The firm has applied with it.',
  declined: 'Whom it was given to has declined it.',
  withdrawn: 'Its debtor has taken it back.',
  expired: 'Nobody used it in time.',
} satisfies Record<State, string>)

export interface InvitationRow {
  readonly id: bigint
  readonly party: bigint
  readonly invited_by: bigint
  readonly code: string
  readonly name: string
  readonly contact: string
  readonly invited_at: Date
  readonly expires_at: Date
  readonly state: State
}

export const INVITATION_COLUMNS = `i.id, i.party, i.invited_by, i.code, i.name, i.contact,
  i.invited_at, i.expires_at, desk.invitation_state(i) as state`

export const Invitation = nodeOf<InvitationRow>(
  'Invitation',
  'ivt',
  `select ${INVITATION_COLUMNS} from desk.invitation i where i.id = any($1::bigint[])`,
)

export const InvitationConnection = defineConnection(Invitation, 'Invitation')

builder.objectType(Invitation, {
  description:
    'A debtor’s word to one of its suppliers that it may apply to be enrolled. It proves ' +
    'nothing, and its party and the operator see it.',
  readers: 'members',
  fields: t => ({
    party: t.field({
      type: Party,
      description: 'The debtor that invites.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    invitedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who of its users did. Null where the reader may not see its users.',
      resolve: ({ invited_by }) => idOf('usr', invited_by),
    }),
    code: t.exposeString('code', { description: 'The code of the firm that is invited.' }),
    name: t.exposeString('name', { description: 'Its name, as its inviter knows it.' }),
    contact: t.exposeString('contact', { description: 'Who is to be spoken to.' }),
    invitedAt: t.expose('invited_at', { type: 'DateTime', description: 'When it was given.' }),
    expiresAt: t.expose('expires_at', {
      type: 'DateTime',
      description: 'When it can be used no more.',
    }),
    state: t.field({
      type: InvitationState,
      description: 'How it stands.',
      resolve: ({ state }) => state,
    }),
  }),
})
