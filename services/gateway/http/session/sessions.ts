import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { idNumber, idOf, type KeyId, type UserId } from '../../../../contracts/kernel/id.ts'
import type { Caller, SessionKind } from './caller.ts'

/** Logged-in users. A session is known by the hash of its secret; the secret is given out once. */
export class Sessions {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** A new session with a new secret: a login never goes on with an id from before it. */
  async open(user: UserId, by: SessionBy): Promise<OpenSession> {
    const { kind } = by
    const secret = randomBytes(32).toString('base64url')
    const expires = new Date(Date.now() + LIFE_MS[kind])
    // What has expired is known for a while, so that its user is told so.
    await this.#pool.query("delete from desk.session where expires_at < now() - interval '7 days'")
    await this.#pool.query(
      `insert into desk.session (digest, user_id, kind, challenge, key, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        ...[digestSecret(secret), idNumber(user), kind],
        ...[by.kind === 'bearer' ? by.challenge : null, idNumber(by.key)],
        expires,
      ],
    )
    return { secret, expires, kind, user }
  }

  /** Status of user, party and key is read each time: who is stopped is told so at once. */
  async find(secret: string): Promise<FoundSession> {
    const { rows } = await this.#pool.query<SessionRow>(
      `select u.id, u.party, u.duty, p.roles, p.status = 'active' as active, s.key, s.kind as by,
              case when s.expires_at <= now() then 'session_must_not_have_expired'
                   when u.ended_by is not null then 'user_of_the_session_must_act_still'
                   when not ledger.may_read(u.id, s.key)
                   then 'key_of_the_session_must_not_be_revoked' end as missed
         from desk.session s
         join ledger.party_user u on u.id = s.user_id
         join ledger.party p on p.id = u.party
        where s.digest = $1`,
      [digestSecret(secret)],
    )
    const [row] = rows
    if (!row) return { caller: null, missed: 'session_must_be_open' }
    const { duty, roles, active, key, by, missed } = row
    if (missed) return { caller: null, missed }
    const [user, party] = [idOf('usr', row.id), idOf('pty', row.party)]
    return { caller: { user, party, active, duty, roles, by, key: idOf('key', key) }, missed: null }
  }

  /** Its secret opens nothing more; the row stays till it expires: its challenge is answered. */
  async end(secret: string): Promise<void> {
    await this.#pool.query(`${END} where digest = $1`, [digestSecret(secret)])
  }

  /**
   * Ends one session, or all of a user, as far as they are the ender's to end: its own; unless its
   * duty is to read, those of its party; of the operator those of anybody. Answers how many.
   */
  async endOf({ user, party, roles, duty }: Caller, which: SessionsToEnd): Promise<number> {
    const { rowCount } = await this.#pool.query(
      `${END} from ledger.party_user u
        where u.id = s.user_id and s.ended_at is null and s.expires_at > now()
          and ($1::bigint is null or s.id = $1) and ($2::bigint is null or s.user_id = $2)
          and (s.user_id = $3 or $6 and (u.party = $4 or $5))`,
      [
        'session' in which ? which.session : null,
        'user' in which ? which.user : null,
        ...[idNumber(user), idNumber(party), roles.includes('operator'), duty !== 'reader'],
      ],
    )
    return rowCount ?? 0
  }
}

/** Why a session that is named opens nothing. */
export type SessionDuty =
  | 'session_must_be_open'
  | 'session_must_not_have_expired'
  | 'user_of_the_session_must_act_still'
  | 'key_of_the_session_must_not_be_revoked'

type FoundSession =
  | { readonly caller: Caller; readonly missed: null }
  | { readonly caller: null; readonly missed: SessionDuty }
export type SessionsToEnd = { readonly session: bigint } | { readonly user: bigint }

/** The row stays till it expires, so that its challenge answers nothing again. */
const END = 'update desk.session s set digest = sha256(digest), ended_at = now()'

/**
 * A person with a password that was set with this key, or a system whose key answered a challenge,
 * once and for all.
 */
export type SessionBy =
  | { readonly kind: 'cookie'; readonly key: KeyId }
  | { readonly kind: 'bearer'; readonly key: KeyId; readonly challenge: string }

export interface OpenSession {
  readonly user: UserId
  readonly secret: string
  readonly expires: Date
  readonly kind: SessionKind
}

const LIFE_MS = { cookie: 8 * 3_600_000, bearer: 15 * 60_000 } as const

function digestSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

interface SessionRow {
  id: bigint
  party: bigint
  duty: Caller['duty']
  roles: Caller['roles']
  active: boolean
  missed: SessionDuty | null
  key: bigint
  by: SessionKind
}
