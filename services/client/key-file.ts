import { createPrivateKey, createPublicKey } from 'node:crypto'
import { idOfBytes } from '../../contracts/kernel/id.ts'
import { type HeldKey, signingKey } from './held-key.ts'

/**
 * Opens the text of a private key in PKCS #8 (PEM), as `openssl genpkey` writes it: Ed25519, or
 * P-256. Its id is made of the first bytes of its public half, so the same key has the same id
 * anywhere. Throws when the text is no such key, or its passphrase is wrong or missing.
 */
export function openKeyFile(pem: string, passphrase?: string): HeldKey {
  const privateKey = createPrivateKey({
    ...{ key: pem, format: 'pem' },
    ...(passphrase ? { passphrase } : {}),
  })
  const { asymmetricKeyType: type, asymmetricKeyDetails } = createPublicKey(privateKey)
  if (type !== 'ed25519' && asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new Error('a signing key is one of Ed25519 or P-256')
  const { publicKey } = signingKey('key_0000000000000', privateKey)
  return signingKey(idOfBytes('key', Buffer.from(publicKey, 'base64url')), privateKey)
}
