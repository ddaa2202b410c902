import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, refuse } from '../../../../contracts/kernel/decision.ts'
import { idOf, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { FIRST_KEYS_MAX, FIRST_USERS_MAX } from '../../../../contracts/party/enrol.ts'
import { newId } from '../../../platform/new-id.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { ActResult } from '../act/act-result.ts'
import { prepare } from '../act/drafts.ts'
import { identify, stretchedRefusal } from '../party/key-identity.ts'
import {
  Duty,
  IDENTITY_DESCRIPTION,
  PartyRole,
  PROOF_DESCRIPTION,
  SizeClass,
} from '../party/party.type.ts'
import {
  DocumentInput,
  type Documents,
  draftApplication,
  type StoredApplication,
  storeApplication,
} from './applications.ts'
import { readUsable } from './invitations.ts'
import { judgeEnrolment } from './judge-enrolment.ts'

export const FirstKeyInput = builder.inputType('FirstKeyInput', {
  description: 'The public half of a key that the user keeps.',
  fields: t => ({
    alg: t.string({
      required: true,
      description: 'The algorithm: `EdDSA` (Ed25519) or `ES256` (P-256).',
    }),
    publicKey: t.string({
      required: true,
      description: 'The raw bytes of the public key, in base64url.',
    }),
    proof: t.string({ required: true, description: PROOF_DESCRIPTION }),
  }),
})

const FirstUserInput = builder.inputType('FirstUserInput', {
  description: 'A natural person who is to act for the applicant.',
  fields: t => ({
    identity: t.string({ required: true, description: IDENTITY_DESCRIPTION }),
    duty: t.field({ type: Duty, required: true, description: 'What the user may do.' }),
    representative: t.boolean({
      required: true,
      description: 'Whether the person is the legal representative of the applicant.',
    }),
    keys: t.field({
      type: [FirstKeyInput],
      required: true,
      description: `The keys of the user, at most ${FIRST_KEYS_MAX}.`,
    }),
  }),
})

const NamedInvitation = builder.inputType('NamedInvitation', {
  description: 'An invitation, as it was handed over.',
  fields: t => ({
    invitation: t.id({ required: true, description: 'The id of the invitation.' }),
    secret: t.string({ required: true, description: 'Its secret.' }),
  }),
})

const ApplicationInput = builder.inputType('ApplicationInput', {
  description: 'A firm that asks to be enrolled, and what proves who it is.',
  fields: t => ({
    code: t.string({
      required: true,
      description: 'The unified social credit code (18 characters) or LEI (20) of the applicant.',
    }),
    name: t.string({ required: true, description: 'The registered name of the applicant.' }),
    roles: t.field({
      type: [PartyRole],
      required: true,
      description: 'What the applicant is to be on the platform, one role or several.',
    }),
    size: t.field({
      type: SizeClass,
      required: true,
      description: 'The size of the applicant as it declares it.',
    }),
    users: t.field({
      type: [FirstUserInput],
      required: true,
      description: `Who is to act for the applicant, at most ${FIRST_USERS_MAX} people.`,
    }),
    licence: t.field({ type: DocumentInput, required: true, description: 'Its business licence.' }),
    authorisation: t.field({
      type: DocumentInput,
      required: true,
      description: 'The authorisation of its legal representative.',
    }),
    invitation: t.field({
      type: NamedInvitation,
      description: 'The invitation of a debtor, where it has one.',
    }),
  }),
})

type Application = typeof ApplicationInput.$inferInput

/** The ids under which an applicant will act, once it is enrolled. */
interface ApplicantIds {
  /** Null: it is enrolled already. */
  readonly party: PartyId | null
  readonly users: readonly { readonly user: string; readonly keys: readonly KeyId[] }[]
}

export const AppliedUser = builder
  .objectRef<ApplicantIds['users'][number]>('AppliedUser')
  .implement({
    description: 'The ids that a user of an applicant will have once it is enrolled.',
    readers: 'anyone',
    fields: t => ({
      user: t.exposeID('user', { description: 'The id of the user.' }),
      keys: t.exposeIDList('keys', {
        description: 'The ids of the keys of the user, in the order of the application.',
      }),
    }),
  })

interface Applied extends ApplicantIds {
  readonly application: string
  readonly secret: string
}

const Applied = builder.objectRef<Applied>('Applied').implement({
  description:
    'An application was received. Its ids are in force once two officers of the operator have ' +
    'signed the enrolment or the recovery.',
  readers: 'anyone',
  fields: t => ({
    application: t.exposeID('application', { description: 'The id of the application.' }),
    secret: t.exposeString('secret', {
      description:
        'The secret by which `applicationStatus` is read. It is told once; keep it with the id.',
    }),
    party: t.exposeID('party', {
      nullable: true,
      description:
        'The id that the applicant will have. Null for an application for a key, whose party has ' +
        'an id already.',
    }),
    users: t.field({
      type: [AppliedUser],
      description: 'The ids of the users and of their keys, in the order of the application.',
      resolve: ({ users }) => users,
    }),
  }),
})

export const ApplyResult = builder.unionType('ApplyResult', {
  description: 'The ids of what was applied for, or why the application was not taken.',
  types: [Applied, Refused],
  resolveType: refusedOr('Applied'),
})

export function applied(stored: Answer<StoredApplication, Refusal>, ids: ApplicantIds) {
  if (!stored.ok) return stored
  const { id, secret } = stored.value
  return { application: idOf('app', id), secret, ...ids }
}

builder.mutationField('apply', t =>
  t.field({
    nullable: true,
    type: ApplyResult,
    readers: 'anyone',
    description:
      'Applies to be enrolled as a party: who the firm is, what proves it, who acts for it and ' +
      'with what keys. What an enrolment would be refused for is refused at once, with its ' +
      'field; officers of the operator examine the rest.',
    args: {
      input: t.arg({ type: ApplicationInput, required: true, description: 'The application.' }),
    },
    resolve: async (_root, { input }, { shared, ledger }) => {
      const { code, name, users, licence, authorisation } = input
      if (users.length > FIRST_USERS_MAX)
        return refuse('application_must_name_at_most_50_users', 'input.users')
      const crowded = users.findIndex(({ keys }) => keys.length > FIRST_KEYS_MAX)
      if (crowded >= 0)
        return refuse('user_must_have_at_most_10_keys', `input.users.${crowded}.keys`)
      for (const [n, { identity }] of users.entries()) {
        const bare = stretchedRefusal(identity, `input.users.${n}.identity`)
        if (bare) return bare
      }
      const invited = input.invitation
        ? await readUsable(shared.desk, input.invitation, code)
        : answer(null)
      if (!invited.ok) return invited
      const identities = await Promise.all(users.map(one => identify(shared, one.identity)))
      const body = buildBody(input, identities)
      const documents = { licence, authorisation, invitation: invited.value }
      const application = { kind: 'enrolment', code, name, body, ...documents } as const
      const ids = body.users.map(one => ({ user: one.user, keys: one.keys.map(({ key }) => key) }))
      const stored = await storeApplication(shared.desk, application, papers =>
        judgeEnrolment({ desk: shared.desk, ledger }, body, papers),
      )
      return applied(stored, { party: body.party, users: ids })
    },
  }),
)

/** In the form of the act, with ids of ours, and identities under the key of this ledger. */
function buildBody({ code, name, roles, size, users }: Application, identities: readonly string[]) {
  return {
    ...{ party: newId('pty'), code, name, roles, size },
    codeKind: code.length === LEI_LENGTH ? 'lei' : 'uscc',
    users: users.map(({ keys, ...user }, n) => ({
      ...{ user: newId('usr'), person: newId('psn'), ...user },
      identity: identities[n]!,
      keys: keys.map(key => ({ key: newId('key'), ...key, custody: false, machine: false })),
    })),
  }
}

const LEI_LENGTH = 20

builder.mutationField('enrolApplicant', t =>
  t.field({
    nullable: true,
    type: ActResult,
    readers: ['operator'],
    description:
      'Makes of an open application the draft of a `party.enrol`, which two officers sign.',
    args: {
      application: t.arg.id({ required: true, description: 'The id of the application.' }),
      microDepositOn: t.arg({
        type: 'Date',
        required: true,
        description: 'The date on which the micro-deposit to its bank account was confirmed.',
      }),
      callBackOn: t.arg({
        type: 'Date',
        description:
          'The date on which the applicant was called back, on a contact found without its help. ' +
          'Needed for a debtor.',
      }),
      callBackNote: t.arg.string({
        description: 'The SHA-256 of the note of that call, in base64url. Needed with the date.',
      }),
    },
    resolve: async (_root, { application, ...seen }, context) => {
      const { caller, shared, snapshot } = context
      const officer = (await caller())!
      const named = { application, kind: 'enrolment' } as const
      const draft = await draftApplication(shared.desk, officer, named, async open => {
        const { documents } = open
        const body = { ...open.body, evidence: buildEvidence(documents, seen) }
        return await prepare(context, { act: 'party.enrol', body })
      })
      await snapshot.end()
      return draft.ok ? draft.value : draft
    },
  }),
)

interface Seen {
  readonly microDepositOn: string
  readonly callBackOn?: string | null | undefined
  readonly callBackNote?: string | null | undefined
}

function buildEvidence(
  { licence, authorisation }: Documents,
  { microDepositOn, callBackOn, callBackNote }: Seen,
) {
  const callBack = callBackOn && callBackNote ? { on: callBackOn, note: callBackNote } : null
  return { licence, authorisation, microDepositOn, callBack }
}
