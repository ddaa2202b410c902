import type { PoolClient } from 'pg'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import {
  type Id,
  idNumber,
  idOf,
  isId,
  type PartyId,
  type UserId,
} from '../../../../contracts/kernel/id.ts'
import { newId } from '../../../platform/new-id.ts'
import { builder } from '../../graph/builder.ts'
import { ActResult } from '../act/act-result.ts'
import { prepare } from '../act/drafts.ts'
import { DocumentInput, draftApplication, storeApplication } from './applications.ts'
import { ApplyResult, applied, FirstKeyInput } from './enrolment.mutations.ts'
import { judgeRecovery } from './judge-enrolment.ts'

const RecoveryInput = builder.inputType('RecoveryInput', {
  description: 'Who has lost every key, the new key, and what proves the wish of the party.',
  fields: t => ({
    code: t.string({ required: true, description: 'The code of the party, as it is enrolled.' }),
    user: t.id({ required: true, description: 'The id of the user whose keys are lost.' }),
    key: t.field({ type: FirstKeyInput, required: true, description: 'The new public key.' }),
    licence: t.field({
      type: DocumentInput,
      required: true,
      description: 'The business licence of the party.',
    }),
    letter: t.field({
      type: DocumentInput,
      required: true,
      description: 'The letter, under the seal of the party, that asks for the new key.',
    }),
  }),
})

builder.mutationField('applyForKey', t =>
  t.field({
    nullable: true,
    type: ApplyResult,
    readers: 'anyone',
    description:
      'Applies for a new key of a user who has lost every one. Officers of the operator examine ' +
      'it. What `party.recover-key` would be refused for is refused at once, with its field; but ' +
      'the answer is the same whether the code and the user are known or not.',
    args: {
      input: t.arg({ type: RecoveryInput, required: true, description: 'The application.' }),
    },
    resolve: async (_root, { input }, { shared, ledger }) => {
      const { code, user, key, licence, letter } = input
      const id = newId('key')
      const body = { user, key: id, ...key, custody: false, machine: false }
      const documents = { licence, authorisation: letter }
      const application = { kind: 'recovery', code, name: '', body, ...documents } as const
      const stored = await storeApplication(shared.desk, application, papers =>
        judgeRecovery(ledger, application, papers),
      )
      return applied(stored, { party: null, users: [{ user, keys: [id] }] })
    },
  }),
)

builder.mutationField('recoverKey', t =>
  t.field({
    nullable: true,
    type: ActResult,
    readers: ['operator'],
    description:
      'Makes of an open application for a key the draft of a `party.recover-key`, which two ' +
      'officers sign. By it the new key is enrolled and all other keys of the user are revoked.',
    args: {
      application: t.arg.id({ required: true, description: 'The id of the application.' }),
      callBackOn: t.arg({
        type: 'Date',
        required: true,
        description: 'The date on which the party was called back, on a contact found elsewhere.',
      }),
      callBackNote: t.arg.string({
        required: true,
        description: 'The SHA-256 of the note of that call, in base64url.',
      }),
    },
    resolve: async (_root, args, context) => {
      const { caller, shared, snapshot } = context
      const officer = (await caller())!
      const { application, callBackOn, callBackNote } = args
      const named = { application, kind: 'recovery' } as const
      const draft = await draftApplication(shared.desk, officer, named, async (open, client) => {
        const asked = open.body as { readonly user: string }
        const found = await findUser(client, open.code, asked.user)
        if (!found) return refuse('user_must_be_of_the_party', 'application')
        const { party } = found
        const { licence, authorisation: letter } = open.documents
        const callBack = { on: callBackOn, note: callBackNote }
        const body = { party, ...asked, evidence: { licence, letter, callBack } }
        return await prepare(context, { act: 'party.recover-key', body })
      })
      await snapshot.end()
      return draft.ok ? draft.value : draft
    },
  }),
)

interface Found {
  readonly party: PartyId
  readonly name: string
}

async function findUser(
  client: PoolClient,
  code: string,
  user: UserId | string,
): Promise<Found | null> {
  const { rows } = await client.query<{ id: bigint; name: string }>(
    `select p.id, p.name from ledger.party p join ledger.party_user u on u.party = p.id
      where p.code = $1 and u.id = $2`,
    [code, isId('usr', user) ? idNumber(user as Id<'usr'>) : 0n],
  )
  const [row] = rows
  return row ? { party: idOf('pty', row.id), name: row.name } : null
}
