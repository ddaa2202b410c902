import type { Pool } from 'pg'
import { idNumber, idOf, isId, type KeyId, type PartyId } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { ApplicationKind, ApplicationState } from './application.type.ts'
import { APPLICATION_STATE, type ApplicationRow } from './application-row.ts'
import { AppliedUser } from './enrolment.mutations.ts'
import { digestSecret } from './told-secret.ts'

interface ApplicationStatus extends Pick<ApplicationRow, 'kind' | 'applied_at' | 'state'> {
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
  extends Pick<ApplicationRow, 'kind' | 'applied_at' | 'state' | 'decline_reason'> {
  readonly body: StoredBody
}

async function readStatus(
  desk: Pool,
  id: bigint,
  secret: Buffer,
): Promise<ApplicationStatus | null> {
  const { rows } = await desk.query<StoredRow>(
    `select a.kind, a.applied_at, a.body, a.decline_reason,
            ${APPLICATION_STATE} as state
       from desk.application a where a.id = $1 and a.secret = $2`,
    [id, secret],
  )
  const [row] = rows
  if (!row) return null
  const { kind, applied_at, body, decline_reason: reason } = row
  const party = await findParty(desk, body)
  // One that was enrolled past its draft, as by a command of its own, is done as well.
  const state = party ? 'done' : row.state
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
