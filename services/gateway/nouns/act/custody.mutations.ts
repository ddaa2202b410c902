import { refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { proveKey, type SigningKey } from '../../../client/index.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { PROOF_DESCRIPTION } from '../party/party.type.ts'

interface NewCustodyKey extends Pick<SigningKey, 'id' | 'alg' | 'publicKey'> {
  readonly proof: string
}

const CustodyKey = builder.objectRef<NewCustodyKey>('CustodyKey').implement({
  description:
    'The public half of a new key that the platform keeps for a user. It signs nothing before ' +
    'the party of the user has enrolled it with `enrolKey`.',
  readers: 'members',
  fields: t => ({
    key: t.exposeID('id', { description: 'The id of the key, for `enrolKey`.' }),
    alg: t.exposeString('alg', { description: 'The algorithm of the key: EdDSA or ES256.' }),
    publicKey: t.exposeString('publicKey', {
      description: 'The raw bytes of the public key, in base64url.',
    }),
    proof: t.exposeString('proof', { description: PROOF_DESCRIPTION }),
  }),
})

const CustodyKeyResult = builder.unionType('CustodyKeyResult', {
  description: 'The new key, or why there is none.',
  types: [CustodyKey, Refused],
  resolveType: refusedOr('CustodyKey'),
})

builder.mutationField('createCustodyKey', t =>
  t.field({
    nullable: true,
    type: CustodyKeyResult,
    description:
      'Makes a key that the platform keeps for the user who asks and that can sign routine acts ' +
      'only. A user has at most one; it ends with the key in whose session it is made.',
    resolve: async (_root, _args, { caller, shared, ledger, snapshot }) => {
      const { party, user, key } = (await caller())!
      const made = await shared.custody.create(user, key)
      if (!made) return refuse('custody_key_must_not_exist_yet')
      const [own] = await snapshot.query<{ code: string }>(
        'select code from ledger.party where id = $1',
        [idNumber(party)],
      )
      const { id, alg, publicKey } = made
      const proof = await proveKey(made, { ledger: ledger.name, code: own!.code })
      return { id, alg, publicKey, proof }
    },
  }),
)
