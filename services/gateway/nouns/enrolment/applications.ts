import type { Pool } from 'pg'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, isId } from '../../../../contracts/kernel/id.ts'
import { decode } from '../../../platform/jws/jws.ts'
import { newNumber } from '../../../platform/new-id.ts'
import { type Transaction, withTransaction } from '../../../platform/transaction.ts'
import { builder } from '../../graph/builder.ts'
import type { Caller } from '../../http/session/caller.ts'
import type { DraftRow } from '../act/draft.type.ts'
import { storeDraft, type ToSign } from '../act/drafts.ts'
import { APPLICATION_IS_OPEN, type APPLICATION_KINDS } from './application-row.ts'
import { digestSecret, newToldSecret } from './told-secret.ts'

export const DocumentInput = builder.inputType('DocumentInput', {
  description: 'A paper, such as a scan of the business licence.',
  fields: t => ({
    mediaType: t.string({
      required: true,
      description: 'The media type of the content, such as `application/pdf`.',
    }),
    content: t.string({
      required: true,
      description: 'The content in base64url, at most 1 MiB before encoding.',
      // Beyond what is stored, so that the refusal names the document.
      extensions: { lengthMax: 2 * 2 ** 20 },
    }),
  }),
})

type Document = typeof DocumentInput.$inferInput

/** Its form is that of its act; what officers must see themselves is not in it. */
export interface NewApplication {
  readonly kind: (typeof APPLICATION_KINDS)[number]
  readonly code: string
  readonly name: string
  readonly body: object
  readonly licence: Document
  readonly authorisation: Document
  /** The number of the invitation that it names, open when it was read. */
  readonly invitation?: bigint | null
}

/** The contents of the documents that came with an application. */
export interface Papers {
  readonly licence: Buffer
  readonly authorisation: Buffer
}

/** What an applicant knows its application by. */
export interface StoredApplication {
  readonly id: bigint
  readonly secret: string
}

/** Stores what a stranger sent, unless `judge` refuses it; answers its number and its secret. */
export async function storeApplication(
  desk: Pool,
  { kind, code, name, body, invitation = null, ...documents }: NewApplication,
  judge: (papers: Papers) => Promise<Refused<Refusal> | null> = async () => null,
): Promise<Answer<StoredApplication, Refusal>> {
  const licence = decodeContent(documents.licence)
  const authorisation = decodeContent(documents.authorisation)
  if (!licence || !authorisation) return refuse('document_must_be_at_most_1_mib', 'input')
  const mediaTypes = [documents.licence.mediaType, documents.authorisation.mediaType]
  const texts = JSON.stringify([code, name, body, mediaTypes])
  if (Buffer.byteLength(texts) > APPLICATION_BYTES_MAX)
    return refuse('application_must_be_at_most_128_kib', 'input')
  const refused = await judge({ licence, authorisation })
  if (refused) return refused
  const [id, secret] = [newNumber(), newToldSecret()]
  const { rowCount } = await desk.query(
    `with used as (
       update desk.invitation i set application = $1
        where i.id = $10 and desk.invitation_state(i) = 'open' returning i.id),
     a as (
       insert into desk.application (id, kind, code, name, body, secret)
       select $1, $2, $3, $4, $5, $6 where $10::bigint is null or exists (select from used)
       returning id)
     insert into desk.document (application, digest, kind, media_type, content)
     select a.id, sha256(c), k, m, c
       from a, unnest($7::bytea[], $8::text[], $9::text[]) u (c, k, m)
     on conflict do nothing`,
    [
      ...[id, kind, code, name, JSON.stringify(body), digestSecret(secret)],
      [licence, authorisation],
      ['licence', 'authorisation'],
      mediaTypes,
      invitation,
    ],
  )
  // Another application has used the invitation meanwhile.
  if (rowCount === 0)
    return refuse('invitation_must_be_open', 'input.invitation', { state: 'used' })
  return answer({ id, secret })
}

const DOCUMENT_BYTES_MAX = 2 ** 20
/** All but the documents. */
const APPLICATION_BYTES_MAX = 128 * 2 ** 10

function decodeContent({ content }: Document): Buffer | null {
  const bytes = decode(content)
  return bytes && bytes.length > 0 && bytes.length <= DOCUMENT_BYTES_MAX ? bytes : null
}

export interface OpenApplication {
  readonly kind: NewApplication['kind']
  readonly code: string
  readonly name: string
  readonly body: object
  /** Digests of what was stored with it; null: nothing was. */
  readonly documents: Documents
}

export type Documents = Readonly<Record<'licence' | 'authorisation', string | null>>

/** An officer makes a draft of an open application; two at once make one. */
export async function draftApplication(
  desk: Pool,
  officer: Caller,
  { application, kind }: { readonly application: string; readonly kind: NewApplication['kind'] },
  toSign: (
    application: OpenApplication,
    transaction: Transaction,
  ) => Promise<Answer<ToSign, Refusal>>,
): Promise<Answer<DraftRow, Refusal>> {
  return await withTransaction(desk, async transaction => {
    const id = readNumber(application)
    const open = await lockOpen(transaction, id)
    if (open?.kind !== kind) return refuse('application_must_be_open', 'application')
    const prepared = await toSign(open, transaction)
    if (!prepared.ok) return prepared
    const draft = await storeDraft(transaction, officer, prepared.value)
    await transaction.query('update desk.application set draft = $2 where id = $1', [id, draft.id])
    return answer(draft)
  })
}

/** An officer declines an open application for good; of two at once one does. */
export async function declineApplication(
  desk: Pool,
  { user }: Caller,
  { application, reason }: { readonly application: string; readonly reason: string },
): Promise<Refused<'application_must_be_open'> | null> {
  return await withTransaction(desk, async transaction => {
    const id = readNumber(application)
    const open = await lockOpen(transaction, id)
    if (!open) return refuse('application_must_be_open', 'application')
    await transaction.query(
      `update desk.application
          set declined_by = $2, declined_at = now(), decline_reason = $3 where id = $1`,
      [id, idNumber(user), reason],
    )
    return null
  })
}

/** Zero is no application. */
function readNumber(application: string): bigint {
  return isId('app', application) ? idNumber(application) : 0n
}

async function lockOpen(client: Transaction, id: bigint): Promise<OpenApplication | null> {
  await client.query('select from desk.application where id = $1 for update', [id])
  const { rows } = await client.query<Omit<OpenApplication, 'documents'>>(
    `select a.kind, a.code, a.name, a.body from desk.application a
      where a.id = $1 and ${APPLICATION_IS_OPEN}`,
    [id],
  )
  const [row] = rows
  if (!row) return null
  const stored = await client.query<{ kind: string; digest: Buffer }>(
    'select kind, digest from desk.document where application = $1',
    [id],
  )
  const digestOf = (wanted: string) =>
    stored.rows.find(document => document.kind === wanted)?.digest.toString('base64url') ?? null
  const documents = { licence: digestOf('licence'), authorisation: digestOf('authorisation') }
  return { ...row, documents }
}
