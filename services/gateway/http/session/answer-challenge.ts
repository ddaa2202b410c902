import type { Pool } from 'pg'
import * as z from 'zod'
import type { SignatureAlgorithm } from '../../../../contracts/command/command.ts'
import type { AdmissionRefusal, JwsRefusal } from '../../../../contracts/command/command-refusal.ts'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import {
  type Detailed,
  type Details,
  type Refused,
  refuse,
} from '../../../../contracts/kernel/decision.ts'
import { idNumber, idOf, type KeyId, type UserId } from '../../../../contracts/kernel/id.ts'
import { decode, parseJws } from '../../../platform/jws/jws.ts'
import { verifySignature } from '../../../platform/jws/signature.ts'
import { isOpenChallenge } from './challenge.ts'

export type ChallengeRefusal =
  | JwsRefusal
  | 'key_must_be_enrolled'
  | 'algorithm_must_be_that_of_the_key'
  | 'signature_must_be_valid'
  | Extract<
      AdmissionRefusal,
      Detailed<'command_must_have_its_form' | 'command_must_be_for_this_ledger', Details>
    >
  | 'key_must_not_be_revoked'
  | 'key_must_be_under_sole_control'
  | 'user_of_the_session_must_act_still'
  | 'challenge_must_be_open'

export interface AnsweredChallenge {
  readonly user: UserId
  readonly key: KeyId
  readonly challenge: string
}

/**
 * Who signed this challenge: the user of an enrolled key that has not been revoked. It is signed in
 * the form of a command, of the act `session.open`, which the ledger does not know.
 */
export async function answerChallenge(
  jws: string,
  { pool, ledger, secret }: { pool: Pool; ledger: string; secret: Buffer },
): Promise<Answer<AnsweredChallenge, ChallengeRefusal>> {
  const parsed = parseJws(jws)
  if (!parsed.ok) return { ...parsed, path: AT }
  const { payload: signed, signatures } = parsed.value
  const [one, ...more] = signatures
  if (!one || more.length > 0) return refuse('jws_must_be_well_formed', AT)
  const key = await findKey(pool, one.kid)
  if (!key) return refuse('key_must_be_enrolled', AT)
  if (key.alg !== one.alg) return refuse('algorithm_must_be_that_of_the_key', AT)
  const signature = decode(one.signature)
  const message = Buffer.from(`${one.protected}.${signed}`, 'latin1')
  if (!signature || !verifySignature(key.alg, key.public_key, message, signature))
    return refuse('signature_must_be_valid', AT)
  const ended = refuseEnded(key)
  if (ended) return ended
  const payload = readPayload(signed)
  if (typeof payload === 'string')
    return refuse('command_must_have_its_form', AT, { field: payload })
  if (payload.user !== idOf('usr', key.user_id))
    return refuse('command_must_have_its_form', AT, { field: 'user' })
  if (payload.aud !== ledger) return refuse('command_must_be_for_this_ledger', AT, { ledger })
  const { challenge } = payload.body
  if (!isOpenChallenge(secret, challenge)) return refuse('challenge_must_be_open', AT)
  return answer({ user: idOf('usr', key.user_id), key: one.kid, challenge })
}

/** The argument that holds the signed challenge. */
const AT = 'login'

const Payload = z.object({
  aud: z.string(),
  act: z.literal('session.open'),
  user: z.string(),
  body: z.strictObject({ challenge: z.string() }),
})

/** Answers the field that is not of its form, where one is not. */
function readPayload(text: string): z.output<typeof Payload> | string {
  try {
    const { data, error } = Payload.safeParse(JSON.parse(decode(text)!.toString('utf8')))
    return error ? error.issues[0]!.path.join('.') || 'payload' : data
  } catch {
    return 'payload'
  }
}

/** Told only to who has signed with the key. */
function refuseEnded({ revoked, custody, ended }: ChallengedKey): Refused<ChallengeRefusal> | null {
  if (revoked) return refuse('key_must_not_be_revoked', AT)
  if (custody) return refuse('key_must_be_under_sole_control', AT)
  return ended ? refuse('user_of_the_session_must_act_still', AT) : null
}

async function findKey(pool: Pool, kid: KeyId) {
  const { rows } = await pool.query<ChallengedKey>(
    `select k.alg, k.public_key, k.user_id, k.custody, k.revoked_by is not null as revoked,
            u.ended_by is not null as ended
       from ledger.key k
       join ledger.party_user u on u.id = k.user_id
      where k.id = $1`,
    [idNumber(kid)],
  )
  return rows[0]
}

interface ChallengedKey {
  alg: SignatureAlgorithm
  public_key: Buffer
  custody: boolean
  revoked: boolean
  ended: boolean
  user_id: bigint
}
