import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import type { SessionKind as Kind } from '../../http/session/caller.ts'
import { Key, User } from '../party/party.type.ts'

interface UserSessionRow {
  readonly id: bigint
  readonly kind: Kind
  readonly key: bigint
  readonly opened_at: Date
  readonly expires_at: Date
}

const SessionKind = enumOf('SessionKind', 'How a session was opened.', {
  cookie: 'By a person with a password.',
  bearer: 'By a key that answered a challenge.',
} satisfies Record<Kind, string>)

const UserSession = builder.objectRef<UserSessionRow>('UserSession').implement({
  description: 'A session of a user that is open. What opens it is told to nobody.',
  readers: 'members',
  fields: t => ({
    id: t.id({
      description: 'What it is called by those who may end it.',
      resolve: ({ id }) => idOf('ses', id),
    }),
    kind: t.field({
      type: SessionKind,
      description: 'How it was opened.',
      resolve: ({ kind }) => kind,
    }),
    key: t.field({
      type: Key,
      description: 'The key that opened it, or with which the password was set.',
      resolve: ({ key }) => idOf('key', key),
    }),
    openedAt: t.expose('opened_at', { type: 'DateTime', description: 'Since when it is open.' }),
    expiresAt: t.expose('expires_at', { type: 'DateTime', description: 'Until when it is open.' }),
  }),
})

/** What a page of users is reckoned to show of each. */
const SESSIONS_RECKONED = 5
/** A user opens few; a program that opens one a request has its newest shown. */
const SESSIONS_SHOWN_MAX = 100

const readSessions = rowsOf<UserSessionRow>(
  `select user_id as owner, id, kind, key, opened_at, expires_at
     from (select s.*, row_number() over (partition by user_id order by id desc) as place
             from desk.open_sessions($1::bigint[]) s) s
    where place <= ${SESSIONS_SHOWN_MAX} order by user_id, id desc`,
)

builder.objectField(User, 'sessions', t =>
  t.field({
    type: [UserSession],
    complexity: { field: 1, multiplier: SESSIONS_RECKONED },
    description:
      'Its open sessions, newest first, at most 100: for users of its party, and for the operator.',
    resolve: async ({ id }, _args, context) => await readSessions(id, context),
  }),
)
