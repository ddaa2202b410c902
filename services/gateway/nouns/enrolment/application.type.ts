import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'

export interface ApplicationRow {
  readonly id: bigint
  readonly code: string
  readonly name: string
  readonly body: object
  readonly applied_at: Date
  readonly kind: (typeof APPLICATION_KINDS)[number]
  readonly open: boolean
}

export const APPLICATION_KINDS = ['enrolment', 'recovery'] as const
const ApplicationKind = enumOf('ApplicationKind', APPLICATION_KINDS)

/** SQL: no draft of the application `a` is under way, or was accepted; a draft that was withdrawn,
 *  has expired or was refused leaves it open. */
export const APPLICATION_IS_OPEN = `not exists (select from desk.draft d
  where d.id = a.draft and not d.withdrawn
    and case when d.outcome is null then d.expires_at > now()
             else d.outcome #> '{acts,0,refusal}' is null end)`

interface DocumentRow {
  readonly digest: Buffer
  readonly kind: string
  readonly media_type: string
  readonly content: Buffer
}

const Document = builder.objectRef<DocumentRow>('Document').implement({
  readers: ['operator'],
  fields: t => ({
    kind: t.exposeString('kind'),
    mediaType: t.exposeString('media_type'),
    digest: t.string({
      description: 'SHA-256, base64url.',
      resolve: ({ digest }) => digest.toString('base64url'),
    }),
    content: t.string({
      description: 'base64url.',
      resolve: ({ content }) => content.toString('base64url'),
    }),
  }),
})

export const Application = nodeOf<ApplicationRow>(
  'Application',
  'app',
  `select a.id, a.code, a.name, a.body, a.applied_at, a.kind, ${APPLICATION_IS_OPEN} as open
     from desk.application a where a.id = any($1::bigint[])`,
)

builder.objectType(Application, {
  description: 'Somebody asks to be enrolled, or for a new key. Two officers look at it.',
  readers: ['operator'],
  fields: t => ({
    kind: t.field({ type: ApplicationKind, resolve: ({ kind }) => kind }),
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    asked: t.string({
      description: 'The application as JSON, in the form of its act.',
      resolve: ({ body }) => JSON.stringify(body),
    }),
    appliedAt: t.expose('applied_at', { type: 'DateTime' }),
    open: t.exposeBoolean('open'),
    documents: t.field({
      type: [Document],
      resolve: async ({ id }, _args, { snapshot }) =>
        await snapshot.query<DocumentRow>(
          `select digest, kind, media_type, content from desk.document
            where application = $1 order by kind, digest`,
          [id],
        ),
    }),
  }),
})
