import {
  DRAFT_LIFE_MS,
  type PartyId,
  payloadOf,
  type SigningKey,
  signBytes,
  signPayload,
  type UserId,
} from '../../client/browser.ts'
import { ledgerNow } from '../session/ledger-clock.ts'
import type { ActRead, CommandRead } from './read-payload.ts'

/** Who signs, and for which ledger. */
export interface Signer {
  readonly ledger: string
  readonly party: PartyId
  readonly user: UserId
  readonly key: SigningKey
}

/** A draft of somebody, as one more person signs it. */
export interface DraftToSign {
  readonly id: string
  /** The bytes that its reader has read. */
  readonly payload: string
}

/**
 * What was signed: data alone, so that it is kept and sent until it is answered, by whatever tab.
 * The bytes are always the same, so nothing is done twice.
 */
export type Signed = SignedCommand | SignedDraft

export interface SignedCommand {
  readonly what: 'command'
  readonly payload: string
  readonly jws: string
  /** Of several acts each as a command of its own: what others have to sign too is left so. */
  readonly parts: readonly string[]
}

export interface SignedDraft {
  readonly what: 'draft'
  readonly payload: string
  readonly draft: string
  readonly header: string
  readonly signature: string
}

export async function signCommand(
  { payload, acts }: CommandRead,
  signer: Signer,
): Promise<SignedCommand> {
  const jws = await signPayload(payload, [signer.key])
  const parts = acts.length === 1 ? [] : acts.map(act => signPart(act, signer))
  return { what: 'command', payload, jws, parts: await Promise.all(parts) }
}

/** The same act with what was read of it, as a command of its own: a draft holds one. */
async function signPart({ act, body, shown }: ActRead, signer: Signer): Promise<string> {
  const { ledger, party, user, key } = signer
  const frame = { ledger, party, user, at: ledgerNow(), lifeMs: DRAFT_LIFE_MS, shown: [shown] }
  return await signPayload(payloadOf({ act, body }, frame), [key])
}

export async function signDraft(
  { id, payload }: DraftToSign,
  { key }: Pick<Signer, 'key'>,
): Promise<SignedDraft> {
  const { protected: header, signature } = await signBytes(payload, key)
  return { what: 'draft', payload, draft: id, header, signature }
}
