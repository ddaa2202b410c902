import { createPrivateKey } from 'node:crypto'
import { idOfBytes, type KeyId } from '../../contracts/kernel/id.ts'
import { type SigningKey, signingKey } from './signing-key.ts'

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The same Ed25519 key and id for the same 32 secret bytes: nothing but the seed need be kept. */
export function seededKey(seed: Buffer): SigningKey {
  const der = Buffer.concat([PKCS8_ED25519, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { publicKey } = signingKey('key_0000000000000', privateKey)
  return signingKey(deriveKeyId(publicKey), privateKey)
}

function deriveKeyId(publicKey: string): KeyId {
  return idOfBytes('key', Buffer.from(publicKey, 'base64url'))
}
