import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, refuse } from '../../../../contracts/kernel/decision.ts'
import { idOf, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { FIRST_KEYS_MAX, FIRST_USERS_MAX } from '../../../../contracts/party/enrol.ts'
import { newId } from '../../../platform/new-id.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { ActResult } from '../act/act-result.ts'
import { prepare } from '../act/drafts.ts'
import { Duty, PartyRole, SizeClass } from '../party/party.type.ts'
import {
  DocumentInput,
  type Documents,
  draftApplication,
  storeApplication,
} from './applications.ts'

export const FirstKeyInput = builder.inputType('FirstKeyInput', {
  fields: t => ({
    alg: t.string({ required: true, description: 'EdDSA or ES256.' }),
    publicKey: t.string({ required: true, description: 'Raw, base64url.' }),
  }),
})

const FirstUserInput = builder.inputType('FirstUserInput', {
  fields: t => ({
    identity: t.string({ required: true, description: 'Keyed digest of the document, base64url.' }),
    duty: t.field({ type: Duty, required: true }),
    representative: t.boolean({ required: true }),
    keys: t.field({ type: [FirstKeyInput], required: true }),
  }),
})

const ApplicationInput = builder.inputType('ApplicationInput', {
  fields: t => ({
    code: t.string({ required: true }),
    name: t.string({ required: true }),
    roles: t.field({ type: [PartyRole], required: true }),
    size: t.field({ type: SizeClass, required: true }),
    users: t.field({ type: [FirstUserInput], required: true }),
    licence: t.field({ type: DocumentInput, required: true }),
    authorisation: t.field({ type: DocumentInput, required: true }),
  }),
})

type Application = typeof ApplicationInput.$inferInput

/** The ids under which an applicant will act, once it is enrolled. */
interface ApplicantIds {
  /** Null: it is enrolled already. */
  readonly party: PartyId | null
  readonly users: readonly { readonly user: string; readonly keys: readonly KeyId[] }[]
}

const AppliedUser = builder.objectRef<ApplicantIds['users'][number]>('AppliedUser').implement({
  description: 'A user of an applicant, in the order of the application.',
  readers: 'anyone',
  fields: t => ({
    user: t.exposeID('user'),
    keys: t.exposeIDList('keys', { description: 'Of its keys, in their order.' }),
  }),
})

interface Applied extends ApplicantIds {
  readonly application: string
}

const Applied = builder.objectRef<Applied>('Applied').implement({
  description: 'Somebody has applied; the ids are those to sign with, once two officers agree.',
  readers: 'anyone',
  fields: t => ({
    application: t.exposeID('application'),
    party: t.exposeID('party', {
      nullable: true,
      description: 'Null for a new key: its party has an id already.',
    }),
    users: t.field({ type: [AppliedUser], resolve: ({ users }) => users }),
  }),
})

export const ApplyResult = builder.unionType('ApplyResult', {
  types: [Applied, Refused],
  resolveType: refusedOr('Applied'),
})

export function applied(stored: Answer<bigint, Refusal>, ids: ApplicantIds) {
  return stored.ok ? { application: idOf('app', stored.value), ...ids } : stored
}

builder.mutationField('apply', t =>
  t.field({
    type: ApplyResult,
    readers: 'anyone',
    description:
      'Asks to be enrolled: who it is, what proves it, who acts for it and with what keys.',
    args: { input: t.arg({ type: ApplicationInput, required: true }) },
    resolve: async (_root, { input }, { shared }) => {
      const { code, name, users, licence, authorisation } = input
      if (users.length > FIRST_USERS_MAX)
        return refuse('application_must_name_at_most_50_users', 'input.users')
      const crowded = users.findIndex(({ keys }) => keys.length > FIRST_KEYS_MAX)
      if (crowded >= 0)
        return refuse('user_must_have_at_most_10_keys', `input.users.${crowded}.keys`)
      const body = buildBody(input)
      const application = { kind: 'enrolment', code, name, body, licence, authorisation } as const
      const ids = body.users.map(one => ({ user: one.user, keys: one.keys.map(({ key }) => key) }))
      const stored = await storeApplication(shared.desk, application)
      return applied(stored, { party: body.party, users: ids })
    },
  }),
)

/** In the form of the act, with ids of ours. */
function buildBody({ code, name, roles, size, users }: Application) {
  return {
    ...{ party: newId('pty'), code, name, roles, size },
    codeKind: code.length === LEI_LENGTH ? 'lei' : 'uscc',
    users: users.map(({ keys, ...user }) => ({
      ...{ user: newId('usr'), person: newId('psn'), ...user },
      keys: keys.map(key => ({ key: newId('key'), ...key, custody: false, machine: false })),
    })),
  }
}

const LEI_LENGTH = 20

builder.mutationField('enrolApplicant', t =>
  t.field({
    type: ActResult,
    readers: ['operator'],
    description: 'An officer turns an application into an enrolment, for two officers to sign.',
    args: {
      application: t.arg.id({ required: true }),
      microDepositOn: t.arg({ type: 'Date', required: true }),
      callBackOn: t.arg({ type: 'Date' }),
      callBackNote: t.arg.string({ description: 'SHA-256 of the note, base64url.' }),
    },
    resolve: async (_root, { application, ...seen }, context) => {
      const { caller, shared, snapshot } = context
      const officer = (await caller())!
      const named = { application, kind: 'enrolment' } as const
      const draft = await draftApplication(shared.desk, officer, named, async open => {
        const { documents } = open
        const body = { ...open.body, evidence: buildEvidence(documents, seen) }
        return answer(await prepare(context, { act: 'party.enrol', body }))
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
