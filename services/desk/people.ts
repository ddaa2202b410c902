import { isRefused, READ_REFUSED, readAll, readRefused, type WireRefused } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { Options } from './options.ts'
import { RefusedFault } from './refused-fault.ts'
import { openOwn } from './signer.ts'

const SESSIONS = 'sessions { id kind openedAt expiresAt key { id } }'
const USER = 'id duty representative active sessions { id }'
const PARTY = 'query ($party: ID!) { node(id: $party) { ... on Party { id } } }'
const OF_PARTY = `query ($party: ID!, $after: String) { viewer: node(id: $party) {
  ... on Party { page: users(first: 50, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { ${USER} } } } } } }`
const OWN = `query ($after: String) { viewer { page: users(first: 50, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { ${USER} } } } } }`
const ONE = `query ($id: ID!) { node(id: $id) { ... on User { duty ${SESSIONS} } } }`

interface UserSeen {
  readonly id: string
  readonly duty: string
  readonly representative: boolean
  readonly active: boolean
  readonly sessions: readonly Pick<SessionSeen, 'id'>[]
}

interface SessionsSeen {
  readonly duty: string
  readonly sessions: readonly SessionSeen[]
}

interface SessionSeen {
  readonly id: string
  readonly kind: string
  readonly openedAt: string
  readonly expiresAt: string
  readonly key: { readonly id: string }
}

/** The users of one's own party, or for an officer of any. */
export async function listUsers(options: Options): Promise<readonly string[]> {
  const { read } = openOwn(options)
  const party = options.find('party')
  if (party === undefined) return (await readAll<UserSeen>(read, OWN)).map(describeUser)
  const { node } = await read<{ readonly node: object | null }>(PARTY, { party })
  if (!node) throw new SetupFault(`there is no party ${party}`)
  return (await readAll<UserSeen>(read, OF_PARTY, { party })).map(describeUser)
}

function describeUser({ id, duty, representative, active, sessions }: UserSeen): string {
  const what = `${duty}${representative ? ', legal representative' : ''}`
  return `${id}  ${what}${active ? '' : ', ended'}  open sessions: ${sessions.length}`
}

export async function listSessions(options: Options): Promise<readonly string[]> {
  const id = options.need('user')
  type Found = { readonly node: SessionsSeen | Record<string, never> | null }
  const { node } = await openOwn(options).read<Found>(ONE, { id })
  if (!node || !('duty' in node)) throw new SetupFault(`there is no user ${id} that you may see`)
  const { sessions } = node as SessionsSeen
  if (sessions.length === 0) return ['no session is open']
  return sessions.map(
    ({ id: session, kind, openedAt, expiresAt, key }) =>
      `${session}  ${kind}  by ${key.id}  ${openedAt} until ${expiresAt}`,
  )
}

const END_ONE = `mutation ($id: ID!) { answer: endSession(session: $id) {
  ... on SessionsEnded { ended } ${READ_REFUSED} } }`
const END_ALL = `mutation ($id: ID!) { answer: endSessions(user: $id) {
  ... on SessionsEnded { ended } ${READ_REFUSED} } }`

/** One session, or all of a user. */
export async function endSessions(options: Options): Promise<readonly string[]> {
  const session = options.find('session')
  const [mutation, id] = session ? [END_ONE, session] : [END_ALL, options.need('user')]
  type Answer = { readonly answer: { readonly ended: number } | WireRefused }
  const { answer } = await openOwn(options).read<Answer>(mutation, { id })
  if (isRefused(answer)) throw new RefusedFault(readRefused(answer))
  return [`ended: ${answer.ended}`]
}
