import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { SignatureAlgorithm } from '../../contracts/command/command.ts'
import type { KeyId } from '../../contracts/kernel/id.ts'
import { newId } from '../platform/new-id.ts'
import type { SigningKey } from './signing-key.ts'

/** A key that a program on Node holds itself: it signs at once. */
export interface HeldKey extends SigningKey {
  sign(message: Uint8Array): Uint8Array
}

export function createKey(alg: SignatureAlgorithm = 'EdDSA', id = newId('key')): HeldKey {
  const { privateKey } =
    alg === 'EdDSA'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return signingKey(id, privateKey)
}

/** A signing key from a private key of either kind. */
export function signingKey(id: KeyId, privateKey: KeyObject): HeldKey {
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
