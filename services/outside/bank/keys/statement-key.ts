import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The key by which the bank signs what it sends. */
export interface StatementKey {
  /** What a customer enrols: 32 bytes of Ed25519, base64url. */
  readonly publicKey: string
  readonly kid: string
  /** A JWS with detached content (RFC 7515, appendix F) over the bytes. */
  sign(bytes: Uint8Array): string
}

/** Reads the key of the bank's folder, or makes it there. */
export function openKey(folder: string): StatementKey {
  const file = join(folder, 'statement-key.pem')
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  }
  const key = createPrivateKey(readFileSync(file))
  const publicKey = rawPublicKey(key)
  const kid = createHash('sha256').update(publicKey).digest('base64url').slice(0, 16)
  const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid })).toString('base64url')
  return {
    publicKey,
    kid,
    sign: bytes => {
      const signed = Buffer.from(`${header}.${Buffer.from(bytes).toString('base64url')}`)
      return `${header}..${sign(null, signed, key).toString('base64url')}`
    },
  }
}

function rawPublicKey(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return x!
}
