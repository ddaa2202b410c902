import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import * as z from 'zod'
import type { SignatureAlgorithm } from '../../../../contracts/command/command.ts'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Detailed, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import {
  idNumber,
  idOf,
  isId,
  type KeyId,
  type PartyId,
  type UserId,
} from '../../../../contracts/kernel/id.ts'
import { decode } from '../../../platform/jws/jws.ts'
import { verifySignature } from '../../../platform/jws/signature.ts'

export type AssertionRefusal =
  | Detailed<'assertion_must_have_its_form', { field: string }>
  | 'key_must_be_enrolled'
  | 'algorithm_must_be_that_of_the_key'
  | 'signature_must_be_valid'
  | 'key_must_not_be_revoked'
  | 'key_must_be_one_of_a_machine'
  | 'user_of_the_session_must_act_still'
  | 'assertion_must_be_of_the_user_of_its_key'
  | Detailed<'assertion_must_be_for_this_ledger', { ledger: string }>
  | 'assertion_must_be_in_force'
  | Detailed<'assertion_must_expire_soon', { limit: number }>
  | 'assertion_must_be_used_once'

/** From its making to its end, an assertion is good for so many seconds at most. */
export const ASSERTION_SECONDS_MAX = 300
/** Clocks of others may be off by so much. */
const CLOCK_SECONDS = 30
const LENGTH_MAX = 8_192

export interface AnsweredAssertion {
  readonly party: PartyId
  readonly user: UserId
  readonly key: KeyId
  /** What opens one session and no other: a digest of the key and its `jti`. */
  readonly once: string
}

/**
 * Whose assertion this is (`private_key_jwt`, RFC 7523): a JWT that the enrolled key of a machine
 * has signed for this ledger, for a few minutes, under a `jti` of its own. That it is used once is
 * found by the store when its session is opened.
 */
export async function answerAssertion(
  jwt: string,
  { pool, ledger, now = Date.now() }: { pool: Pool; ledger: string; now?: number },
): Promise<Answer<AnsweredAssertion, AssertionRefusal>> {
  const [header = '', payload = '', signature = '', ...more] = jwt.split('.')
  const { data: named } = Header.safeParse(readJson(header))
  if (!named || more.length > 0 || jwt.length > LENGTH_MAX) return misformed('header')
  const key = isId('key', named.kid) ? await findKey(pool, named.kid) : undefined
  if (!key) return refuse('key_must_be_enrolled', AT)
  if (key.alg !== named.alg) return refuse('algorithm_must_be_that_of_the_key', AT)
  const signed = decode(signature)
  const message = Buffer.from(`${header}.${payload}`, 'latin1')
  if (!signed || !verifySignature(key.alg, key.public_key, message, signed))
    return refuse('signature_must_be_valid', AT)
  const ended = refuseEnded(key)
  if (ended) return ended
  const { data: claims, error } = Claims.safeParse(readJson(payload))
  if (!claims) return misformed(error.issues[0]!.path.join('.') || 'payload')
  const [user, kid] = [idOf('usr', key.user_id), idOf('key', key.id)]
  if (claims.iss !== user || claims.sub !== user)
    return refuse('assertion_must_be_of_the_user_of_its_key', AT)
  const refused = refuseClaims(claims, ledger, now / 1_000)
  return (
    refused ??
    answer({ party: idOf('pty', key.party), user, key: kid, once: digestOnce(kid, claims.jti) })
  )
}

/** The field of the form that holds the assertion. */
const AT = 'client_assertion'

/** No key, URL or critical extension can ride in it. */
const Header = z.strictObject({
  alg: z.enum(['EdDSA', 'ES256'] satisfies SignatureAlgorithm[]),
  kid: z.string(),
  typ: z.literal('JWT').optional(),
})

const JTI_LENGTH = { min: 16, max: 200 }
const Claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.tuple([z.string()])]),
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  jti: z.string().min(JTI_LENGTH.min).max(JTI_LENGTH.max),
})

function refuseClaims(
  { aud, exp, iat, nbf }: z.output<typeof Claims>,
  ledger: string,
  seconds: number,
): Refused<AssertionRefusal> | null {
  const [audience] = typeof aud === 'string' ? [aud] : aud
  if (audience !== ledger) return refuse('assertion_must_be_for_this_ledger', AT, { ledger })
  const begins = Math.max(iat ?? 0, nbf ?? 0)
  if (exp + CLOCK_SECONDS <= seconds || begins > seconds + CLOCK_SECONDS)
    return refuse('assertion_must_be_in_force', AT)
  const limit = ASSERTION_SECONDS_MAX
  if (exp > seconds + limit + CLOCK_SECONDS)
    return refuse('assertion_must_expire_soon', AT, { limit })
  return null
}

/** Told only to who has signed with the key. */
function refuseEnded({
  revoked,
  machine,
  custody,
  ended,
}: KeyRow): Refused<AssertionRefusal> | null {
  if (revoked) return refuse('key_must_not_be_revoked', AT)
  if (!machine || custody) return refuse('key_must_be_one_of_a_machine', AT)
  return ended ? refuse('user_of_the_session_must_act_still', AT) : null
}

function misformed(field: string): Refused<AssertionRefusal> {
  return refuse('assertion_must_have_its_form', AT, { field })
}

/** Sessions keep it in the place of the challenge that others answer. */
function digestOnce(key: KeyId, jti: string): string {
  return `jwt ${createHash('sha256').update(`${key} ${jti}`).digest('base64url')}`
}

function readJson(part: string): unknown {
  try {
    return JSON.parse(decode(part)!.toString('utf8'))
  } catch {
    return null
  }
}

async function findKey(pool: Pool, kid: KeyId): Promise<KeyRow | undefined> {
  const { rows } = await pool.query<KeyRow>(
    `select k.id, k.alg, k.public_key, k.party, k.user_id, k.custody,
            k.machine, k.revoked_by is not null as revoked, u.ended_by is not null as ended
       from ledger.key k join ledger.party_user u on u.id = k.user_id where k.id = $1`,
    [idNumber(kid)],
  )
  return rows[0]
}

interface KeyRow {
  readonly id: bigint
  readonly alg: SignatureAlgorithm
  readonly public_key: Buffer
  readonly party: bigint
  readonly user_id: bigint
  readonly custody: boolean
  readonly machine: boolean
  readonly revoked: boolean
  readonly ended: boolean
}
