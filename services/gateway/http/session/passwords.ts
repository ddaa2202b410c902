import { type Algorithm, hash, verify } from '@node-rs/argon2'
import type { Pool } from 'pg'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, idOf, type UserId } from '../../../../contracts/kernel/id.ts'

/** argon2id with 19 MiB and two passes: some 13 ms of one core for each try. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2 }
export const PASSWORD_LENGTH_MIN = 12
const PASSWORD_LENGTH_MAX = 200
const NAME_LENGTH_MIN = 3
const NAME_LENGTH_MAX = 100
const FAILURES_MAX = 5
const LOCKED_MINUTES = 15

export type PasswordRefusal =
  | 'password_must_have_12_to_200_characters'
  | 'login_name_must_have_3_to_100_characters'
  | 'login_name_must_be_free'
  | 'login_must_be_known_and_its_password_right'

export async function setPassword(
  pool: Pool,
  user: UserId,
  { name, password }: Login,
): Promise<Refused<PasswordRefusal> | null> {
  if (name.length < NAME_LENGTH_MIN || name.length > NAME_LENGTH_MAX)
    return refuse('login_name_must_have_3_to_100_characters')
  if (password.length < PASSWORD_LENGTH_MIN || password.length > PASSWORD_LENGTH_MAX)
    return refuse('password_must_have_12_to_200_characters')
  const hashed = await hash(password, COST)
  const { rowCount } = await pool.query(
    `with own as (
       update desk.login set password = $3, failures = 0, locked_until = null
        where user_id = $2 and name = $1 returning name),
     first as (
       insert into desk.login (name, user_id, password) select $1, $2, $3
        where not exists (select from own)
       on conflict do nothing returning name)
     select from own union all select from first`,
    [name, idNumber(user), hashed],
  )
  if (rowCount !== 1) return refuse('login_name_must_be_free')
  // Whoever came in by the old password is out.
  await pool.query("delete from desk.session where user_id = $1 and kind = 'cookie'", [
    idNumber(user),
  ])
  return null
}

/**
 * Each try counts as failed before it is looked at, so tries at the same time count too. Unknown,
 * wrong and locked are answered alike, and cost the same.
 */
export async function checkPassword(
  pool: Pool,
  { name, password }: Login,
): Promise<Answer<UserId, PasswordRefusal>> {
  const { rows } = await pool.query<{ user_id: bigint; password: string }>(
    `update desk.login set
       failures = case when locked_until is null then failures + 1 else 1 end,
       locked_until = case when locked_until is null and failures + 1 >= $2
                           then now() + make_interval(mins => $3) end
     where name = $1 and (locked_until is null or locked_until < now())
     returning user_id, password`,
    [name, FAILURES_MAX, LOCKED_MINUTES],
  )
  const [row] = rows
  const right = await verify(row?.password ?? (await nobodysPassword), password.slice(0, 1_000))
  if (!row || !right) return refuse('login_must_be_known_and_its_password_right')
  await pool.query('update desk.login set failures = 0, locked_until = null where name = $1', [
    name,
  ])
  return answer(idOf('usr', row.user_id))
}

export interface Login {
  readonly name: string
  readonly password: string
}

const nobodysPassword = hash('nobody has this password', COST)
