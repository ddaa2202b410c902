import { refuse } from '../../../../contracts/kernel/decision.ts'
import type { PublicHalf } from '../../../custody/index.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'

const CustodyKey = builder.objectRef<PublicHalf>('CustodyKey').implement({
  description:
    'The public half of a key that the platform keeps; its party enrols it by `enrolKey`.',
  readers: 'members',
  fields: t => ({
    key: t.exposeID('id'),
    alg: t.exposeString('alg'),
    publicKey: t.exposeString('publicKey'),
  }),
})

const CustodyKeyResult = builder.unionType('CustodyKeyResult', {
  types: [CustodyKey, Refused],
  resolveType: refusedOr('CustodyKey'),
})

builder.mutationField('createCustodyKey', t =>
  t.field({
    type: CustodyKeyResult,
    description: 'A key for the user’s routine acts, kept by the platform; one for each user.',
    resolve: async (_root, _args, { caller, shared }) => {
      const { user } = (await caller())!
      return (await shared.custody.create(user)) ?? refuse('custody_key_must_not_exist_yet')
    },
  }),
)
