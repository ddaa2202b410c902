import { type Algorithm, hash, verify } from '@node-rs/argon2'
import type { Pool } from 'pg'
import { type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, idOf, type KeyId, type UserId } from '../../../../contracts/kernel/id.ts'
import { Slots } from '../../../platform/slots.ts'

/** argon2id with 19 MiB and two passes: some 13 ms of one core for each try. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2 }
export const PASSWORD_LENGTH_MIN = 12
const PASSWORD_LENGTH_MAX = 200
const NAME_LENGTH_MIN = 3
export const NAME_LENGTH_MAX = 100

export type PasswordRefusal =
  | 'password_must_have_12_to_200_characters'
  | 'login_name_must_have_3_to_100_characters'
  | 'login_name_must_be_free'

/**
 * Sets name and password of a user, whatever they were before, so that a user is rid of what
 * somebody else has set. They end with the key in whose session they are set.
 */
export async function setPassword(
  pool: Pool,
  { user, key }: { readonly user: UserId; readonly key: KeyId },
  { name, password }: Login,
): Promise<Refused<PasswordRefusal> | null> {
  if (name.length < NAME_LENGTH_MIN || name.length > NAME_LENGTH_MAX)
    return refuse('login_name_must_have_3_to_100_characters', 'name')
  if (password.length < PASSWORD_LENGTH_MIN || password.length > PASSWORD_LENGTH_MAX)
    return refuse('password_must_have_12_to_200_characters', 'password')
  const hashed = await hash(password, COST)
  try {
    await pool.query(
      `with login as (
         insert into desk.login (name, user_id, password, key) values ($1, $2, $3, $4)
         on conflict (user_id) do update set name = excluded.name, password = excluded.password,
           key = excluded.key, set_at = now(), strangers_left = default, strangers_at = default)
       delete from desk.session where user_id = $2 and kind = 'cookie'`,
      [name, idNumber(user), hashed, idNumber(key)],
    )
    return null
  } catch (fault) {
    if ((fault as { constraint?: string }).constraint !== 'login_name_is_unique') throw fault
    return refuse('login_name_must_be_free', 'name')
  }
}

export interface Login {
  readonly name: string
  readonly password: string
}

/** Whom a name belongs to, and with which key its password ends. */
export interface KnownLogin {
  readonly user: UserId
  readonly key: KeyId
  readonly hashed: string
}

/** Null where nobody has this name, or the key of its password has ended. */
export async function findLogin(pool: Pool, name: string): Promise<KnownLogin | null> {
  const { rows } = await pool.query<LoginRow>(
    `select user_id, key, password from desk.login
      where name = $1 and ledger.may_read(user_id, key)`,
    [name],
  )
  return readLogin(rows)
}

/** Strangers of all addresses together may try one name so often, and so often again in a day. */
export const STRANGERS_TRIES_MAX = 100
const DAY_SECONDS = 86_400

/** As `findLogin`, for one of the tries that strangers have; null as well where none is left. */
export async function findLoginForStranger(pool: Pool, name: string): Promise<KnownLogin | null> {
  const { rows } = await pool.query<LoginRow>(
    `update desk.login set strangers_left = ${REFILLED} - 1, strangers_at = now()
      where name = $1 and ${REFILLED} >= 1 and ledger.may_read(user_id, key)
      returning user_id, key, password`,
    [name],
  )
  return readLogin(rows)
}

export async function giveBackStrangersTry(pool: Pool, name: string): Promise<void> {
  await pool.query(
    `update desk.login set strangers_left = least(${STRANGERS_TRIES_MAX}, strangers_left + 1)
      where name = $1`,
    [name],
  )
}

/** SQL: the tries of strangers at this moment. */
const REFILLED = `least(${STRANGERS_TRIES_MAX}, strangers_left
  + extract(epoch from now() - strangers_at) * ${STRANGERS_TRIES_MAX} / ${DAY_SECONDS})`

interface LoginRow {
  readonly user_id: bigint
  readonly key: bigint
  readonly password: string
}

function readLogin([row]: readonly LoginRow[]): KnownLogin | null {
  if (!row) return null
  return { user: idOf('usr', row.user_id), key: idOf('key', row.key), hashed: row.password }
}

/**
 * Tries a password. A name that nobody has costs the same work as one that somebody has. Strangers
 * try one after the other, and so do known devices: neither waits for the other.
 */
export async function isRight(
  login: KnownLogin | null,
  password: string,
  by: 'device' | 'stranger',
): Promise<boolean> {
  const leave = await trying.enter(by)
  const began = performance.now()
  try {
    const hashed = login?.hashed ?? (await nobodysPassword)
    return (await verify(hashed, password.slice(0, 1_000))) && login !== null
  } finally {
    const rest = by === 'stranger' ? STRANGERS_TRY_MS - (performance.now() - began) : 0
    setTimeout(leave, Math.max(0, rest))
  }
}

/** A try takes 19 MiB and a core. Few requests wait for one: those that may sign in. */
const trying = new Slots(1, Number.POSITIVE_INFINITY)

/** From one try of strangers to the next: all of theirs take a third of a core at most. */
const STRANGERS_TRY_MS = 50

const nobodysPassword = hash('nobody has this password', COST)
