import { builder } from '../schema/builder.ts'
import { nodeOf } from '../schema/node-of.ts'

export interface ApplicationRow {
  readonly id: bigint
  readonly code: string
  readonly name: string
  readonly body: object
  readonly applied_at: Date
  readonly draft: bigint | null
}

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
  `select a.id, a.code, a.name, a.body, a.applied_at, a.draft from desk.application a
    where a.id = any($1::bigint[])`,
)

builder.objectType(Application, {
  description: 'Somebody asks to be enrolled. Two officers look at it.',
  readers: ['operator'],
  fields: t => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    asked: t.string({
      description: 'The application as JSON, in the form of the act of enrolment.',
      resolve: ({ body }) => JSON.stringify(body),
    }),
    appliedAt: t.expose('applied_at', { type: 'DateTime' }),
    open: t.boolean({ resolve: ({ draft }) => draft === null }),
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
