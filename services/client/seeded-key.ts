import { createPrivateKey } from 'node:crypto'
import type { HeldKey } from './held-key.ts'
import { openKeyFile } from './key-file.ts'

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The same Ed25519 key and id for the same 32 secret bytes: nothing but the seed need be kept. */
export function seededKey(seed: Uint8Array): HeldKey {
  return openKeyFile(seededKeyFile(seed))
}

/** The text of the file that holds the key of a seed: PKCS #8 in PEM. */
export function seededKeyFile(seed: Uint8Array): string {
  const der = Buffer.concat([PKCS8_ED25519, seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
}
