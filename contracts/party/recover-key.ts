import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { KeyId, PartyId, UserId } from '../kernel/id.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import { END_USER_TEXTS } from './add-user.ts'
import { AUTHORISE_TEXTS } from './authorise.ts'
import { LICENCE_TEXTS } from './enrol.ts'
import { KEY_TEXTS, type KeyRefusal, type KnownKeys, keyRefusal } from './enrol-key.ts'
import type { KeyEnrolled, KeyRevoked } from './facts.ts'
import type { KeyBody } from './key-proof.ts'
import type { User } from './party.ts'

/**
 * Two officers give a user who has lost every key a new one, on a letter of its party and after a
 * call to a contact found without its help: whoever asks may be the thief. All that the user signed
 * with ends by the same entry; what it signed before stands.
 */
export function recoverKey(
  { user, standing, ...known }: RecoverKeyState,
  { party, user: _user, proof: _proof, evidence, ...key }: Recovery,
  { asOf }: Pick<Context, 'asOf'>,
): Decision<KeyEnrolled | KeyRevoked, never, RecoverKeyRefusal> {
  if (user === null || user.party !== party) return refuse('user_must_be_of_the_party', 'body.user')
  if (key.custody) return refuse('key_must_be_under_sole_control', 'body.custody')
  if (!evidence.licence) return refuse('licence_must_be_stored', 'body.evidence.licence')
  if (!evidence.letter) return refuse('letter_of_the_party_must_be_stored', 'body.evidence.letter')
  if (evidence.callBack === null || evidence.callBack.on > asOf)
    return refuse('party_must_have_been_called_back', 'body.evidence.callBack', { today: asOf })
  const unusable = keyRefusal(key, known, 'body.publicKey')
  if (unusable) return unusable
  const revoked = standing.map(old => ({
    type: 'party.key-revoked.v1' as const,
    visibleTo: [party],
    key: old,
    party,
  }))
  return accept(
    [
      ...revoked,
      { type: 'party.key-enrolled.v1', visibleTo: [party], user: user.id, party, ...key },
    ],
    [],
  )
}

export const RECOVER_KEY_CLASS = 'officers' satisfies ActClass

export type RecoverKeyRefusal =
  | 'user_must_be_of_the_party'
  | 'key_must_be_under_sole_control'
  | 'licence_must_be_stored'
  | 'letter_of_the_party_must_be_stored'
  | Detailed<'party_must_have_been_called_back', { today: BusinessDate }>
  | KeyRefusal

export const RECOVER_KEY_TEXTS = {
  ...END_USER_TEXTS,
  key_must_be_under_sole_control: AUTHORISE_TEXTS.key_must_be_under_sole_control,
  ...LICENCE_TEXTS,
  letter_of_the_party_must_be_stored: badInput(
    '缺少加盖公章的密钥恢复申请函，请上传。',
    'The letter under the party’s seal that asks for the key is missing; add it to the ' +
      'application.',
  ),
  party_must_have_been_called_back: badInput(
    d => `恢复密钥须经独立渠道回访，请补回访记录，日期不晚于 ${d.today}。`,
    d =>
      'The party must be called back on a contact found without its help; ' +
      `add the note of it, dated ${d.today} at the latest.`,
  ),
  ...KEY_TEXTS,
} satisfies RefusalTexts<RecoverKeyRefusal>

export interface Recovery extends KeyBody {
  readonly party: PartyId
  readonly user: UserId
  /** What the officers have seen; documents are stored and cited by their digest. */
  readonly evidence: {
    readonly licence: Digest | null
    readonly letter: Digest | null
    readonly callBack: { readonly on: BusinessDate; readonly note: Digest } | null
  }
}

export interface RecoverKeyState extends KnownKeys {
  /** Null when unknown, or when it acts no longer. */
  readonly user: User | null
  /** Its keys that have not been revoked, those that the platform keeps as well. */
  readonly standing: readonly KeyId[]
}
