import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { SignatureAlgorithm } from '../../contracts/command/command.ts'
import type { KeyId } from '../../contracts/kernel/id.ts'
import { newId } from '../platform/new-id.ts'

/** A key under its signer's sole control: it signs, and shows only its public half. */
export interface SigningKey {
  readonly id: KeyId
  readonly alg: SignatureAlgorithm
  /** base64url: 32 bytes of Ed25519, or the 65 of an uncompressed point on P-256. */
  readonly publicKey: string
  /** 64 bytes over the message, as RFC 7518 and RFC 8037 have them. */
  sign(message: Uint8Array): Uint8Array
}

export function createKey(alg: SignatureAlgorithm = 'EdDSA', id = newId('key')): SigningKey {
  const { privateKey } =
    alg === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return signingKey(id, privateKey)
}

/** A signing key from a private key of either kind. */
export function signingKey(id: KeyId, privateKey: KeyObject): SigningKey {
  if (privateKey.asymmetricKeyType === 'ed25519') {
    const { x } = privateKey.export({ format: 'jwk' })
    return { id, alg: 'EdDSA', publicKey: x!, sign: message => sign(null, message, privateKey) }
  }
  const { x, y } = privateKey.export({ format: 'jwk' })
  const point = Buffer.concat([
    Buffer.of(UNCOMPRESSED),
    Buffer.from(x!, 'base64url'),
    Buffer.from(y!, 'base64url'),
  ])
  return {
    id,
    alg: 'ES256',
    publicKey: point.toString('base64url'),
    sign: message => sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  }
}

const UNCOMPRESSED = 4
