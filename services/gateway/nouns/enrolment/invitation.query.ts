import { builder } from '../../graph/builder.ts'
import { InvitationState } from './invitation.type.ts'
import { findInvitation, type InvitationFound } from './invitations.ts'

const Seen = builder.objectRef<InvitationFound>('InvitationSeen').implement({
  description:
    'An invitation as whoever has its secret reads it: what to apply with. The role is supplier.',
  readers: 'anyone',
  fields: t => ({
    inviterName: t.string({
      description: 'The name of the debtor that invites.',
      resolve: ({ inviter }) => inviter.name,
    }),
    inviterCode: t.string({
      description: 'The code of the debtor.',
      resolve: ({ inviter }) => inviter.code,
    }),
    code: t.exposeString('code', { description: 'The code of the firm that is invited.' }),
    name: t.exposeString('name', { description: 'Its name, as its inviter knows it.' }),
    contact: t.exposeString('contact', { description: 'Who is to be spoken to.' }),
    expiresAt: t.expose('expiresAt', {
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

builder.queryField('invitation', t =>
  t.field({
    type: Seen,
    nullable: true,
    readers: 'anyone',
    description: 'Reads an invitation. Null where there is none of this id and secret.',
    args: {
      invitation: t.arg.id({ required: true, description: 'The id of the invitation.' }),
      secret: t.arg.string({
        required: true,
        description: 'The secret that `inviteSupplier` answered.',
      }),
    },
    resolve: async (_root, told, { shared }) => await findInvitation(shared.desk, told),
  }),
)
