import { refuse } from '../../../../contracts/kernel/decision.ts'
import { type Id, idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { Invitation } from './invitation.type.ts'
import { declineInvitation, storeInvitation, withdrawInvitation } from './invitations.ts'

const InviteInput = builder.inputType('InviteInput', {
  description: 'A supplier that is to be enrolled, as its debtor knows it.',
  fields: t => ({
    code: t.string({
      required: true,
      description: 'The unified social credit code (18 characters) or LEI (20) of the supplier.',
    }),
    name: t.string({ required: true, description: 'Its registered name.' }),
    contact: t.string({
      required: true,
      description: 'Who is to be spoken to, in at most 200 characters.',
    }),
  }),
})

interface Told {
  readonly invitation: Id<'ivt'>
  readonly secret: string
}

const Invited = builder.objectRef<Told>('Invited').implement({
  description: 'An invitation was given.',
  readers: 'members',
  fields: t => ({
    invitation: t.field({
      type: Invitation,
      description: 'The invitation.',
      resolve: ({ invitation }) => invitation,
    }),
    secret: t.exposeString('secret', {
      description:
        'The secret by which the supplier reads it and applies with it. It is told once; hand it ' +
        'to the supplier with the id.',
    }),
  }),
})

const InviteResult = builder.unionType('InviteResult', {
  description: 'The invitation with its secret, or why it was not given.',
  types: [Invited, Refused],
  resolveType: refusedOr('Invited'),
})

builder.mutationField('inviteSupplier', t =>
  t.field({
    nullable: true,
    type: InviteResult,
    description:
      'A debtor invites one of its suppliers to be enrolled. The invitation enrols nobody: the ' +
      'supplier applies with it within 30 days, and officers read who invited it.',
    args: { input: t.arg({ type: InviteInput, required: true, description: 'The supplier.' }) },
    resolve: async (_root, { input }, { caller, shared: { desk }, snapshot }) => {
      const inviter = (await caller())!
      if (!inviter.active) return refuse('party_must_be_active')
      if (inviter.duty === 'reader') return refuse('reader_must_not_decide')
      const stored = await storeInvitation(desk, inviter, input)
      if (!stored.ok) return stored
      await snapshot.end()
      const { id, secret } = stored.value
      return { invitation: idOf('ivt', id), secret }
    },
  }),
)

const WithdrawResult = builder.unionType('WithdrawInvitationResult', {
  description: 'The invitation, taken back now, or why it could not be.',
  types: [Invitation, Refused],
  resolveType: refusedOr('Invitation'),
})

builder.mutationField('withdrawInvitation', t =>
  t.field({
    nullable: true,
    type: WithdrawResult,
    description: 'Takes an open invitation of the caller’s party back.',
    args: {
      invitation: t.arg.id({ required: true, description: 'The id of the invitation.' }),
    },
    resolve: async (_root, { invitation }, context) => {
      const { caller, shared, snapshot } = context
      const inviter = (await caller())!
      if (inviter.duty === 'reader') return refuse('reader_must_not_decide')
      const refused = await withdrawInvitation(shared.desk, inviter, invitation)
      if (refused) return refused
      await snapshot.end()
      return await Invitation.getDataloader(context).load(invitation)
    },
  }),
)

const InvitationDeclined = builder
  .objectRef<{ readonly declined: boolean }>('InvitationDeclined')
  .implement({
    description: 'An invitation was declined.',
    readers: 'anyone',
    fields: t => ({
      declined: t.exposeBoolean('declined', { description: 'Whether it was.' }),
    }),
  })

const DeclineResult = builder.unionType('DeclineInvitationResult', {
  description: 'That an invitation was declined, or why it could not be.',
  types: [InvitationDeclined, Refused],
  resolveType: refusedOr('InvitationDeclined'),
})

builder.mutationField('declineInvitation', t =>
  t.field({
    nullable: true,
    type: DeclineResult,
    readers: 'anyone',
    description: 'Whom an invitation was given to declines it; its debtor reads that.',
    args: {
      invitation: t.arg.id({ required: true, description: 'The id of the invitation.' }),
      secret: t.arg.string({ required: true, description: 'Its secret.' }),
    },
    resolve: async (_root, told, { shared }) =>
      (await declineInvitation(shared.desk, told)) ?? { declined: true },
  }),
)
