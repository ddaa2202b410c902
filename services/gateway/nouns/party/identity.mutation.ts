import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { keyIdentityFor } from './key-identity.ts'
import { IDENTITY_DESCRIPTION } from './party.type.ts'

const KeyedIdentity = builder.objectRef<{ readonly identity: string }>('KeyedIdentity').implement({
  description: 'The identity of a person as acts of this ledger name it.',
  readers: 'members',
  fields: t => ({
    identity: t.exposeString('identity', { description: 'It has 48 bytes, in base64url.' }),
  }),
})

const KeyIdentityResult = builder.unionType('KeyIdentityResult', {
  description: 'The identity of a person, or why it is not told.',
  types: [KeyedIdentity, Refused],
  resolveType: refusedOr('KeyedIdentity'),
})

builder.mutationField('keyIdentity', t =>
  t.field({
    nullable: true,
    type: KeyIdentityResult,
    description:
      'Puts the key of this ledger, which is not in its database, over the stretched number of ' +
      'an identity document, for a `party.add-user` that is signed elsewhere. Nothing is kept.',
    args: {
      stretched: t.arg.string({ required: true, description: IDENTITY_DESCRIPTION }),
    },
    resolve: async (_root, { stretched }, context) => {
      const keyed = await keyIdentityFor(context, stretched, 'stretched')
      return keyed.ok ? { identity: keyed.value } : keyed
    },
  }),
)
