import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { idNumber, idOf, type UserId } from '../../../contracts/kernel/id.ts'
import type { Caller } from '../context.ts'

/** Logged-in users. A session is known by the hash of its secret; the secret is given out once. */
export class Sessions {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  /** A new session with a new secret: a login never goes on with an id from before it. */
  async open(user: UserId, { kind, challenge }: SessionKind): Promise<OpenSession> {
    const secret = randomBytes(32).toString('base64url')
    const expires = new Date(Date.now() + LIFE_MS[kind])
    await this.#pool.query('delete from desk.session where expires_at < now()')
    await this.#pool.query(
      `insert into desk.session (digest, user_id, kind, challenge, expires_at)
       values ($1, $2, $3, $4, $5)`,
      [digestOf(secret), idNumber(user), kind, challenge ?? null, expires],
    )
    return { secret, expires, kind }
  }

  /** Status of user and party is read each time: who is stopped reads nothing more. */
  async find(secret: string): Promise<Caller | null> {
    const { rows } = await this.#pool.query(
      `select u.id, u.party, u.duty, p.roles, s.kind
         from desk.session s
         join ledger.party_user u on u.id = s.user_id
         join ledger.party p on p.id = u.party
        where s.digest = $1 and s.expires_at > now()
          and u.ended_by is null and p.status = 'active'`,
      [digestOf(secret)],
    )
    const [row] = rows
    if (!row) return null
    const { duty, roles, kind } = row
    return {
      ...{ user: idOf('usr', row.id), party: idOf('pty', row.party) },
      ...{ duty, roles, byKey: kind === 'bearer' },
    }
  }

  /** Its secret opens nothing more; the row stays till it expires: its challenge is answered. */
  async end(secret: string): Promise<void> {
    await this.#pool.query('update desk.session set digest = sha256(digest) where digest = $1', [
      digestOf(secret),
    ])
  }
}

/** `cookie`: a person with a password. `bearer`: a system with an enrolled key. */
export interface SessionKind {
  readonly kind: 'cookie' | 'bearer'
  /** Of a bearer: what its key answered; it answers nothing again. */
  readonly challenge?: string
}

export interface OpenSession {
  readonly secret: string
  readonly expires: Date
  readonly kind: 'cookie' | 'bearer'
}

const LIFE_MS = { cookie: 8 * 3_600_000, bearer: 15 * 60_000 } as const

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
