import { idOf } from '../../../../contracts/kernel/id.ts'
import { differs, type FirmFact } from '../../../../contracts/party/compare-firms.ts'
import { describeAct } from '../../../../contracts/sentences/describe-act.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import type { Context } from '../../graph/context.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Words } from '../../graph/words.ts'
import { Draft } from '../act/draft.type.ts'
import { Party, User } from '../party/party.type.ts'
import { readFacts } from './application-facts.ts'
import { APPLICATION_COLUMNS, type ApplicationRow } from './application-row.ts'
import { Invitation } from './invitation.type.ts'

export const ApplicationKind = enumOf('ApplicationKind', 'What is applied for.', {
  enrolment: 'A firm asks to be enrolled as a party.',
  recovery: 'A user of a party who has lost every key asks for a new one.',
} satisfies Record<ApplicationRow['kind'], string>)

export const ApplicationState = enumOf('ApplicationState', 'How far an application has come.', {
  received: 'Officers of the operator have yet to examine it.',
  in_signature: 'Officers have examined it, and sign what comes of it.',
  declined: 'Officers have declined it, for the reason that is given.',
  done: 'The party is enrolled, or the user has the new key.',
} satisfies Record<ApplicationRow['state'], string>)

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
  `select ${APPLICATION_COLUMNS} from desk.application a where a.id = any($1::bigint[])`,
)

export const ApplicationConnection = defineConnection(Application, 'Application')

const ApplicationFact = builder.objectRef<FirmFact>('ApplicationFact').implement({
  description:
    'One thing that an application says, beside what the same code applied for before and what ' +
    'the party of that code is enrolled with.',
  readers: ['operator'],
  fields: t => ({
    what: t.expose('what', { type: Words, description: 'What it is about.' }),
    now: t.expose('now', {
      type: Words,
      nullable: true,
      description: 'What the application says. Null where it says nothing of it.',
    }),
    earlier: t.expose('earlier', {
      type: Words,
      nullable: true,
      description: 'What the application before it said. Null where that says nothing of it.',
    }),
    enrolled: t.expose('enrolled', {
      type: Words,
      nullable: true,
      description: 'What the party is enrolled with. Null where nothing is known of it.',
    }),
    differs: t.boolean({
      description: 'Whether the application says something else than one of the other two.',
      resolve: ({ now, earlier, enrolled }) => differs(now, earlier) || differs(now, enrolled),
    }),
  }),
})

/** The one before it of the same code and kind. */
async function readEarlier(
  { snapshot }: Pick<Context, 'snapshot'>,
  { id, code, kind }: ApplicationRow,
): Promise<ApplicationRow | null> {
  const [row] = await snapshot.query<ApplicationRow>(
    `select ${APPLICATION_COLUMNS} from desk.application a
      where a.code = $1 and a.kind = $2 and a.id < $3 order by a.id desc limit 1`,
    [code, kind, id],
  )
  return row ?? null
}

const ACT_OF_KIND = { enrolment: 'party.enrol', recovery: 'party.recover-key' } as const

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
    state: t.field({
      type: ApplicationState,
      description: 'How far it has come.',
      resolve: ({ state }) => state,
    }),
  }),
})

builder.objectFields(Application, t => ({
  does: t.field({
    type: Words,
    description:
      'The sentence that officers would sign, with all that the act gives; of what they see ' +
      'themselves it says that the act is not drawn up yet.',
    resolve: ({ kind, body }) =>
      describeAct({ act: ACT_OF_KIND[kind], body: { ...body, evidence: null } }, {}),
  }),
  facts: t.field({
    type: [ApplicationFact],
    description: 'All that it says in words, beside what was said before or is enrolled.',
    resolve: async (application, _args, context) =>
      await readFacts(context, application, await readEarlier(context, application)),
  }),
  earlier: t.field({
    type: Application,
    nullable: true,
    description: 'The application before it of the same code. Null where there was none.',
    resolve: async (application, _args, context) => {
      const earlier = await readEarlier(context, application)
      return earlier && idOf('app', earlier.id)
    },
  }),
  enrolled: t.field({
    type: Party,
    nullable: true,
    description: 'The party of its code. Null while nobody of that code is enrolled.',
    resolve: async ({ code }, _args, { snapshot }) => {
      const sql = 'select id from ledger.party where code = $1'
      const [party] = await snapshot.query<{ readonly id: bigint }>(sql, [code])
      return party ? idOf('pty', party.id) : null
    },
  }),
}))

builder.objectFields(Application, t => ({
  invitation: t.field({
    type: Invitation,
    nullable: true,
    description: 'The invitation of a debtor that it names. Null where it names none.',
    resolve: async ({ id }, _args, { snapshot }) => {
      const sql = 'select id from desk.invitation where application = $1'
      const [named] = await snapshot.query<{ readonly id: bigint }>(sql, [id])
      return named ? idOf('ivt', named.id) : null
    },
  }),
  draft: t.field({
    type: Draft,
    nullable: true,
    description: 'The last draft that officers made of it. Null where they made none.',
    resolve: ({ draft }) => (draft === null ? null : idOf('dft', draft)),
  }),
  declinedBy: t.field({
    type: User,
    nullable: true,
    description: 'The officer who declined it. Null where nobody did.',
    resolve: ({ declined_by }) => (declined_by === null ? null : idOf('usr', declined_by)),
  }),
  declinedAt: t.expose('declined_at', {
    type: 'DateTime',
    nullable: true,
    description: 'When it was declined. Null where it was not.',
  }),
  declineReason: t.exposeString('decline_reason', {
    nullable: true,
    description: 'Why it was declined, as the applicant reads it. Null where it was not.',
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
}))
