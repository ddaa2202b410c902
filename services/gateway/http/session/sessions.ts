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
    await this.#pool.query('delete from desk.session where expires_at < now()')
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

  /** Status of user, party and key is read each time: who is stopped reads nothing more. */
  async find(secret: string): Promise<Caller | null> {
    const { rows } = await this.#pool.query<SessionRow>(
      `select u.id, u.party, u.duty, p.roles, s.key, s.kind as by
         from desk.session s
         join ledger.party_user u on u.id = s.user_id
         join ledger.party p on p.id = u.party
        where s.digest = $1 and s.expires_at > now() and ledger.may_read(s.user_id, s.key)`,
      [digestSecret(secret)],
    )
    const [row] = rows
    if (!row) return null
    const { duty, roles, key, by } = row
    const [user, party] = [idOf('usr', row.id), idOf('pty', row.party)]
    return { user, party, duty, roles, by, key: idOf('key', key) }
  }

  /** Its secret opens nothing more; the row stays till it expires: its challenge is answered. */
  async end(secret: string): Promise<void> {
    await this.#pool.query('update desk.session set digest = sha256(digest) where digest = $1', [
      digestSecret(secret),
    ])
  }
}

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
  key: bigint
  by: SessionKind
}
