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
export const ApplicationKind = enumOf('ApplicationKind', 'What is applied for.', {
  enrolment: 'A firm asks to be enrolled as a party.',
  recovery: 'A user of a party who has lost every key asks for a new one.',
} satisfies Record<ApplicationRow['kind'], string>)

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
  description: 'A paper that came with an application.',
  readers: ['operator'],
  fields: t => ({
    kind: t.exposeString('kind', {
      description:
        'What it is: `licence`, the business licence, or `authorisation`, the authorisation of ' +
        'the representative or the letter that asks for a new key.',
    }),
    mediaType: t.exposeString('media_type', {
      description: 'The media type that the applicant gave, such as `application/pdf`.',
    }),
    digest: t.string({
      description: 'The SHA-256 of the content, in base64url.',
      resolve: ({ digest }) => digest.toString('base64url'),
    }),
    content: t.string({
      description: 'The content, in base64url.',
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
  description:
    'An application of a firm to be enrolled, or of a user for a new key. Two officers of the ' +
    'operator look at it, and both sign what comes of it.',
  readers: ['operator'],
  fields: t => ({
    kind: t.field({
      type: ApplicationKind,
      description: 'What is applied for.',
      resolve: ({ kind }) => kind,
    }),
    code: t.exposeString('code', {
      description: 'The unified social credit code or LEI that the applicant gave.',
    }),
    name: t.exposeString('name', {
      description: 'The name that the applicant gave. Empty where it asks for a new key.',
    }),
    asked: t.string({
      description:
        'What is applied for, as JSON in the form of the body of `party.enrol` or of ' +
        '`party.recover-key`.',
      resolve: ({ body }) => JSON.stringify(body),
    }),
    appliedAt: t.expose('applied_at', { type: 'DateTime', description: 'When it came in.' }),
    open: t.exposeBoolean('open', {
      description: 'Whether officers have yet to turn it into an act, or may do so again.',
    }),
    documents: t.field({
      type: [Document],
      description: 'The papers that came with it.',
      resolve: async ({ id }, _args, { snapshot }) =>
        await snapshot.query<DocumentRow>(
          `select digest, kind, media_type, content from desk.document
            where application = $1 order by kind, digest`,
          [id],
        ),
    }),
  }),
})
