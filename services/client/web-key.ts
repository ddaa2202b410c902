import type { SignatureAlgorithm } from '../../contracts/command/command.ts'
import type { KeyId } from '../../contracts/kernel/id.ts'
import { newId } from '../platform/new-id.ts'
import { encode } from './base64url.ts'
import type { SigningKey } from './signing-key.ts'

/** The two halves as WebCrypto has them; a browser keeps them in its IndexedDB. */
export interface KeyPair {
  readonly publicKey: WebCryptoKey
  readonly privateKey: WebCryptoKey
}

/** A `CryptoKey`, by whichever name the program's types of WebCrypto give it. */
type WebCryptoKey = Parameters<typeof crypto.subtle.exportKey>[1]

/**
 * Makes a key by WebCrypto whose private half cannot be taken out, not even by the page that uses
 * it. Every browser has ES256; not each has EdDSA.
 */
export async function createKeyPair(alg: SignatureAlgorithm = 'ES256'): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(KINDS[alg], false, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new TypeError('a key that signs is a pair')
  return pair
}

/** Signs with a key of WebCrypto; its id is new, unless it has one. */
export async function webKey(pair: KeyPair, id: KeyId = newId('key')): Promise<SigningKey> {
  const { publicKey, privateKey } = pair
  const alg: SignatureAlgorithm = publicKey.algorithm.name === 'ECDSA' ? 'ES256' : 'EdDSA'
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey))
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign(KINDS[alg], privateKey, new Uint8Array(message)))
  return { id, alg, publicKey: encode(point), sign }
}

/** What WebCrypto is told to make such a key, and again to sign with it. */
const KINDS = {
  ES256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  EdDSA: { name: 'Ed25519' },
}
