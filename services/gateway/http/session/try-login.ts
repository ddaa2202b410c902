import type { Pool } from 'pg'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Detailed, refuse } from '../../../../contracts/kernel/decision.ts'
import type { SharedRateLimiter } from '../../../platform/shared-rate-limiter.ts'
import { belongsToDevice, makeDevice } from './device.ts'
import {
  findLogin,
  findLoginForStranger,
  giveBackStrangersTry,
  isRight,
  type KnownLogin,
  type Login,
  NAME_LENGTH_MAX,
} from './passwords.ts'

export type LoginRefusal =
  | 'login_must_be_known_and_its_password_right'
  | Detailed<'login_must_be_tried_less_often', { minutes: number }>

interface TryOptions {
  /** As the role tallystick_desk. */
  readonly desk: Pool
  readonly secret: Buffer
  readonly requestLimits: Readonly<
    Record<'login' | 'loginOfName' | 'loginOfDevice', SharedRateLimiter>
  >
}

export interface TriesFrom {
  readonly address: string
  /** What a browser holds of an earlier login; empty where it holds none. */
  readonly device: string
}

interface Opened extends Pick<KnownLogin, 'user' | 'key'> {
  /** To be kept by the browser. */
  readonly device: string
}

/**
 * Tries a name with a password. Wrong tries count against where they come from: a device that has
 * logged in by this name, or else an address, and there the name; strangers of all addresses share
 * some tries of a name in a day. So a member’s own devices are locked by their own tries only, and
 * who guesses from many places gets no further than a hundred guesses a day.
 *
 * Each try counts before it is looked at, so tries at the same time count too; the right one is
 * given back. A name that nobody has is answered as one that somebody has, at the same cost.
 */
export async function tryLogin(
  { desk, secret, requestLimits: limits }: TryOptions,
  { name, password }: Login,
  { address, device }: TriesFrom,
): Promise<Answer<Opened, LoginRefusal>> {
  const known = belongsToDevice(secret, name, device)
  const taken = known
    ? ([[limits.loginOfDevice, device]] as const)
    : ([
        [limits.login, address],
        [limits.loginOfName, `${address} ${name.slice(0, NAME_LENGTH_MAX)}`],
      ] as const)
  const waits = await Promise.all(taken.map(([limit, by]) => limit.take(by, 1)))
  const wait = Math.max(...waits)
  if (wait > 0)
    return refuse('login_must_be_tried_less_often', '', { minutes: Math.ceil(wait / 60) })
  const login = await (known ? findLogin : findLoginForStranger)(desk, name)
  if (!(await isRight(login, password, known ? 'device' : 'stranger')) || !login)
    return refuse('login_must_be_known_and_its_password_right')
  for (const [limit, by] of taken) await limit.giveBack(by, 1)
  if (!known) await giveBackStrangersTry(desk, name)
  const { user, key } = login
  return answer({ user, key, device: known ? device : makeDevice(secret, name) })
}
