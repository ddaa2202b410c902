import type { Pool } from 'pg'
import { idNumber, idOf, isId, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { ApplicationKind } from './application.type.ts'
import { APPLICATION_IS_OPEN, type ApplicationRow } from './application-row.ts'
import { AppliedUser } from './enrolment.mutations.ts'
import { digestSecret } from './told-secret.ts'

const STATES = {
  received: 'Officers of the operator have yet to examine it.',
  in_signature: 'Officers have examined it, and sign what comes of it.',
  declined: 'Officers have declined it, for the reason that is given.',
  done: 'The party is enrolled, or the user has the new key.',
} as const
const ApplicationState = enumOf('ApplicationState', 'How far an application has come.', STATES)

interface ApplicationStatus extends Pick<ApplicationRow, 'kind' | 'applied_at'> {
  readonly state: keyof typeof STATES
  readonly reason: string | null
  readonly party: PartyId | null
  readonly users: readonly { readonly user: string; readonly keys: readonly KeyId[] }[]
}

const Status = builder.objectRef<ApplicationStatus>('ApplicationStatus').implement({
  description: 'What an applicant reads of its application, by the secret that it was given.',
  readers: 'anyone',
  fields: t => ({
    kind: t.field({
      type: ApplicationKind,
      description: 'What is applied for.',
      resolve: ({ kind }) => kind,
    }),
    appliedAt: t.expose('applied_at', { type: 'DateTime', description: 'When it came in.' }),
    state: t.field({
      type: ApplicationState,
      description: 'How far it has come.',
      resolve: ({ state }) => state,
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why it was declined. Null where it was not.',
    }),
    party: t.exposeID('party', {
      nullable: true,
      description: 'The id of the party. Null until the application is done.',
    }),
    users: t.field({
      type: [AppliedUser],
      description:
        'The ids of the users and of their keys, in the order of the application. Empty until it ' +
        'is done.',
      resolve: ({ users }) => users,
    }),
  }),
})

builder.queryField('applicationStatus', t =>
  t.field({
    type: Status,
    nullable: true,
    readers: 'anyone',
    description:
      'Reads how far an application has come. Null where there is none of this id and secret.',
    args: {
      application: t.arg.id({ required: true, description: 'The id of the application.' }),
      secret: t.arg.string({
        required: true,
        description: 'The secret that `apply` or `applyForKey` answered.',
      }),
    },
    resolve: async (_root, { application, secret }, { shared }) =>
      isId('app', application)
        ? await readStatus(shared.desk, idNumber(application), digestSecret(secret))
        : null,
  }),
)

/** Of an application for a key the body is that of `party.recover-key`. */
interface StoredBody {
  readonly party?: PartyId
  readonly users?: readonly { readonly user: string; readonly keys: readonly { key: KeyId }[] }[]
  readonly user?: string
  readonly key?: KeyId
}

interface StoredRow
  extends Pick<ApplicationRow, 'kind' | 'applied_at' | 'open' | 'decline_reason'> {
  readonly body: StoredBody
}

async function readStatus(
  desk: Pool,
  id: bigint,
  secret: Buffer,
): Promise<ApplicationStatus | null> {
  const { rows } = await desk.query<StoredRow>(
    `select a.kind, a.applied_at, a.body, a.decline_reason,
            ${APPLICATION_IS_OPEN} as open
       from desk.application a where a.id = $1 and a.secret = $2`,
    [id, secret],
  )
  const [row] = rows
  if (!row) return null
  const { kind, applied_at, body, decline_reason: reason, open } = row
  const party = await findParty(desk, body)
  const underWay = open ? 'received' : 'in_signature'
  const state = party ? 'done' : reason === null ? underWay : 'declined'
  return { kind, applied_at, state, reason, party, users: party ? listIds(body) : [] }
}

/** The party that an application has made, or whose user has the new key by now. */
async function findParty(desk: Pool, { party, key }: StoredBody): Promise<PartyId | null> {
  const { rows } = await desk.query<{ party: bigint }>(
    `select id as party from ledger.party where id = $1
     union all select party from ledger.key where id = $2`,
    [party ? idNumber(party) : null, key ? idNumber(key) : null],
  )
  return rows[0] ? idOf('pty', rows[0].party) : null
}

function listIds({ users, user, key }: StoredBody): ApplicationStatus['users'] {
  if (users) return users.map(one => ({ user: one.user, keys: one.keys.map(({ key: id }) => id) }))
  return user && key ? [{ user, keys: [key] }] : []
}
