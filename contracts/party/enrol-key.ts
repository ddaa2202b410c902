import type { SignatureAlgorithm } from '../command/command.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { KeyEnrolled } from './facts.ts'
import type { User } from './party.ts'

/** A party enrols a key of one of its users. Two people never share one, nor do two parties. */
export function enrolKey(
  { user, takenKeys }: EnrolKeyState,
  body: KeyBody,
  { party }: Context,
): Decision<KeyEnrolled, never, EnrolKeyRefusal> {
  if (user === null || user.party !== party) return refuse('user_must_be_of_the_party', 'body.user')
  const refusal = keyRefusal(body, takenKeys)
  if (refusal) return refuse(refusal, 'body.publicKey')
  return accept(
    [{ type: 'party.key-enrolled.v1', visibleTo: [party], user: user.id, party, ...body }],
    [],
  )
}

export type EnrolKeyRefusal = 'user_must_be_of_the_party' | KeyRefusal

export type KeyBody = Pick<KeyEnrolled, 'key' | 'alg' | 'publicKey' | 'custody'>

export interface EnrolKeyState {
  /** Null when unknown, or when it acts no longer. */
  readonly user: User | null
  readonly takenKeys: ReadonlySet<string>
}

export type KeyRefusal = 'public_key_must_fit_its_algorithm' | 'key_must_be_enrolled_once'

/** That the bytes are a point of the curve the ledger sees: contracts do no cryptography. */
export function keyRefusal(
  { alg, publicKey }: Pick<KeyBody, 'alg' | 'publicKey'>,
  takenKeys: ReadonlySet<string>,
): KeyRefusal | null {
  if (!PUBLIC_KEY[alg].test(publicKey)) return 'public_key_must_fit_its_algorithm'
  if (takenKeys.has(publicKey)) return 'key_must_be_enrolled_once'
  return null
}

/** base64url of 32 bytes, and of 65 bytes of which the first is 4: an uncompressed point. */
const PUBLIC_KEY: Record<SignatureAlgorithm, RegExp> = {
  EdDSA: /^[\w-]{42}[AEIMQUYcgkosw048]$/,
  ES256: /^B[\w-]{86}$/,
}
