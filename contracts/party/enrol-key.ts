import type { ActClass } from '../command/act-class.ts'
import type { SignatureAlgorithm } from '../command/command.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { END_USER_TEXTS } from './add-user.ts'
import type { KeyEnrolled } from './facts.ts'
import type { EnrolledKey, KeyBody } from './key-proof.ts'
import type { User } from './party.ts'

/** A party enrols a key of one of its users. Two people never share one, nor do two parties. */
export function enrolKey(
  { user, ...known }: EnrolKeyState,
  { proof: _, ...key }: KeyBody,
  { party }: Context,
): Decision<KeyEnrolled, never, EnrolKeyRefusal> {
  if (user === null || user.party !== party) return refuse('user_must_be_of_the_party', 'body.user')
  const unusable = keyRefusal(key, known, 'body.publicKey')
  if (unusable) return unusable
  return accept(
    [{ type: 'party.key-enrolled.v1', visibleTo: [party], user: user.id, party, ...key }],
    [],
  )
}

export const ENROL_KEY_CLASS = 'governance' satisfies ActClass

export type EnrolKeyRefusal = 'user_must_be_of_the_party' | KeyRefusal

export interface EnrolKeyState extends KnownKeys {
  /** Null when unknown, or when it acts no longer. */
  readonly user: User | null
}

/** Public keys, of those that an act brings. */
export interface KnownKeys {
  /** Whose proof they have signed themselves. Contracts do no cryptography. */
  readonly provenKeys: ReadonlySet<string>
  /** Which somebody has enrolled before. */
  readonly takenKeys: ReadonlySet<string>
}

export type KeyRefusal =
  | 'public_key_must_fit_its_algorithm'
  | 'key_must_sign_its_own_enrolment'
  | 'key_must_be_enrolled_once'

export const KEY_TEXTS = {
  public_key_must_fit_its_algorithm: badInput(
    '公钥格式与算法不符：须为未压缩的原始字节，不可用 PEM 格式。',
    'Not a public key of its algorithm: give the raw bytes, not compressed, not as PEM.',
  ),
  key_must_sign_its_own_enrolment: badInput(
    '新密钥须自行签署登记声明，声明须写明本账本与本企业代码。',
    'A new key signs its own enrolment, for this ledger and the code of this party: the proof is ' +
      'missing or is not its signature.',
  ),
  key_must_be_enrolled_once: conflict(
    '该公钥已被登记，请生成新密钥。',
    'This public key is enrolled already; make a new key.',
  ),
} satisfies RefusalTexts<KeyRefusal>

export const ENROL_KEY_TEXTS = {
  ...END_USER_TEXTS,
  ...KEY_TEXTS,
} satisfies RefusalTexts<EnrolKeyRefusal>

/** That the bytes are a point of the curve the ledger sees: contracts do no cryptography. */
export function keyRefusal(
  { alg, publicKey }: Pick<EnrolledKey, 'alg' | 'publicKey'>,
  { provenKeys, takenKeys }: KnownKeys,
  at: string,
): Refused<KeyRefusal> | null {
  if (!PUBLIC_KEY[alg].test(publicKey)) return refuse('public_key_must_fit_its_algorithm', at)
  if (!provenKeys.has(publicKey)) return refuse('key_must_sign_its_own_enrolment', at)
  if (takenKeys.has(publicKey)) return refuse('key_must_be_enrolled_once', at)
  return null
}

/** base64url of 32 bytes, and of 65 bytes of which the first is 4: an uncompressed point. */
const PUBLIC_KEY: Record<SignatureAlgorithm, RegExp> = {
  EdDSA: /^[\w-]{42}[AEIMQUYcgkosw048]$/,
  ES256: /^B[\w-]{86}$/,
}
