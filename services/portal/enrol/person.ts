import type { KeyId } from '../../client/browser.ts'
import type { Duty } from '../graph/graphql.ts'

/** What a person of an applicant hands over: public and fit for a letter, as the desk's card. */
export interface Card {
  readonly name: string
  readonly duty: Duty
  /** The number of the identity document, stretched: 32 bytes in base64url. */
  readonly identity: string
  /** The code of the ledger's operator, under which it was stretched. */
  readonly operator: string
  readonly key: CardKey
}

export interface CardKey {
  readonly alg: 'EdDSA' | 'ES256'
  readonly publicKey: string
  readonly proof: string
}

/** A person in an application: its card, and the key of it that this browser has, if it does. */
export interface Person extends Card {
  readonly representative: boolean
  readonly own: KeyId | null
}

/** Reads a card that somebody made on another device or at the desk; null where it is none. */
export function readCard(text: string): Card | null {
  try {
    const { name, duty, identity, operator, key } = JSON.parse(text)
    const { alg, publicKey, proof } = key
    const texts = [name, identity, operator, publicKey, proof]
    if (texts.some(one => typeof one !== 'string' || one.length > TEXT_LENGTH_MAX)) return null
    if (!DUTIES.includes(duty) || (alg !== 'EdDSA' && alg !== 'ES256')) return null
    return { name, duty, identity, operator, key: { alg, publicKey, proof } }
  } catch {
    return null
  }
}

const TEXT_LENGTH_MAX = 200
export const DUTIES = ['maker', 'checker', 'signer', 'reader'] as const satisfies readonly Duty[]
