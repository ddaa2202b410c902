import type { Pool } from 'pg'
import { idNumber, idOf, isId } from '../../../contracts/kernel/id.ts'
import { decode } from '../../platform/jws/jws.ts'
import { newId, newNumber } from '../../platform/new-id.ts'
import { ActResult } from '../act/act-result.ts'
import { prepare, storeDraft } from '../act/drafts.ts'
import { Duty, PartyRole, SizeClass } from '../party/party.type.ts'
import { Refused } from '../refusal/refused.ts'
import { builder } from '../schema/builder.ts'
import type { ApplicationRow } from './application.type.ts'

const FirstKeyInput = builder.inputType('FirstKeyInput', {
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

const DocumentInput = builder.inputType('DocumentInput', {
  fields: t => ({
    mediaType: t.string({ required: true }),
    content: t.string({ required: true, description: 'base64url, at most 1 MiB.' }),
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

const Applied = builder.objectRef<{ readonly application: string }>('Applied').implement({
  readers: 'anyone',
  fields: t => ({ application: t.exposeID('application') }),
})

const ApplyResult = builder.unionType('ApplyResult', {
  types: [Applied, Refused],
  resolveType: value => (value instanceof Refused ? 'Refused' : 'Applied'),
})

builder.mutationField('apply', t =>
  t.field({
    type: ApplyResult,
    readers: 'anyone',
    description:
      'Asks to be enrolled: who it is, what proves it, who acts for it and with what keys.',
    args: { input: t.arg({ type: ApplicationInput, required: true }) },
    resolve: async (_root, { input }, { edge }) => {
      const licence = documentOf(input.licence)
      const authorisation = documentOf(input.authorisation)
      if (!licence || !authorisation) return new Refused('document_must_be_at_most_1_mib', 'input')
      const id = newNumber()
      await store(edge.desk, id, input, [licence, authorisation])
      return { application: idOf('app', id) }
    },
  }),
)

const DOCUMENT_BYTES_MAX = 2 ** 20

function documentOf({ content }: { readonly content: string }): Buffer | null {
  const bytes = decode(content)
  return bytes && bytes.length > 0 && bytes.length <= DOCUMENT_BYTES_MAX ? bytes : null
}

/** In the form of the act, with ids of ours; what the officers must see themselves is not in it. */
function bodyOf({ code, name, roles, size, users }: Application) {
  return {
    ...{ party: newId('pty'), code, name, roles, size },
    codeKind: code.length === LEI_LENGTH ? 'lei' : 'uscc',
    users: users.map(({ keys, ...user }) => ({
      ...{ user: newId('usr'), person: newId('psn'), ...user },
      keys: keys.map(key => ({ key: newId('key'), ...key, custody: false })),
    })),
  }
}

const LEI_LENGTH = 20

async function store(
  desk: Pool,
  id: bigint,
  input: Application,
  [licence, authorisation]: readonly Buffer[],
): Promise<void> {
  const { code, name } = input
  await desk.query(
    `with a as (insert into desk.application (id, code, name, body) values ($1, $2, $3, $4))
     insert into desk.document (application, digest, kind, media_type, content)
     select $1, sha256(c), k, m, c
       from unnest($5::bytea[], $6::text[], $7::text[]) u (c, k, m)
     on conflict do nothing`,
    [
      ...[id, code, name, JSON.stringify(bodyOf(input))],
      [licence, authorisation],
      ['licence', 'authorisation'],
      [input.licence.mediaType, input.authorisation.mediaType],
    ],
  )
}

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
    resolve: async (_root, args, { caller, edge, ledger, snapshot }) => {
      const officer = (await caller())!
      const id = isId('app', args.application) ? idNumber(args.application) : 0n
      const [application] = await snapshot.query<ApplicationRow>(
        'select id, code, name, body from desk.application where id = $1 and draft is null',
        [id],
      )
      if (!application) return new Refused('application_must_be_open', 'application')
      const digests = await snapshot.query<{ kind: string; digest: Buffer }>(
        'select kind, digest from desk.document where application = $1',
        [id],
      )
      const body = { ...application.body, evidence: evidenceOf(digests, args) }
      const { name, code } = application
      const summary = {
        zh: `准予 ${name}（${code}）入驻。`,
        en: `Enrol ${name} (${code}).`,
      }
      const signing = prepare({ act: 'party.enrol', body }, summary, officer, ledger.name)
      const draft = await storeDraft(edge.desk, officer, signing)
      await edge.desk.query('update desk.application set draft = $2 where id = $1', [id, draft.id])
      await snapshot.end()
      return draft
    },
  }),
)

interface Seen {
  readonly microDepositOn: string
  readonly callBackOn?: string | null | undefined
  readonly callBackNote?: string | null | undefined
}

function evidenceOf(
  documents: readonly { readonly kind: string; readonly digest: Buffer }[],
  { microDepositOn, callBackOn, callBackNote }: Seen,
) {
  const digestOf = (kind: string) =>
    documents.find(document => document.kind === kind)?.digest.toString('base64url') ?? null
  const callBack = callBackOn && callBackNote ? { on: callBackOn, note: callBackNote } : null
  const [licence, authorisation] = [digestOf('licence'), digestOf('authorisation')]
  return { licence, authorisation, microDepositOn, callBack }
}
