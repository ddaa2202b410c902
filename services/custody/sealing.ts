import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { KeyId } from '../../contracts/kernel/id.ts'

/** Secrets from outside the database: what seals, and what may still open what it once sealed. */
export interface CustodySecrets {
  /** At least 32 bytes: whoever has only the database, has no keys. */
  readonly secret: Buffer
  /** The one before, while the root secret is being exchanged. */
  readonly secretBefore?: Buffer | null
}

/** Seals private keys, and opens them. */
export interface Sealing {
  seal(id: KeyId, key: KeyObject): Buffer
  /** Throws where neither secret opens it. */
  open(id: KeyId, sealed: Buffer): Opened
}

export interface Opened {
  readonly key: KeyObject
  /** Whether it is sealed under the secret of today. */
  readonly current: boolean
}

const SECRET_BYTES_MIN = 32
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function openSealing({ secret, secretBefore = null }: CustodySecrets): Sealing {
  const current = sealingKey(secret)
  const before = secretBefore === null ? null : sealingKey(secretBefore)
  return {
    seal: (id, key) => seal(current, id, key),
    open: (id, sealed) => {
      try {
        return { key: unseal(current, id, sealed), current: true }
      } catch (fault) {
        if (before === null) throw fault
        return { key: unseal(before, id, sealed), current: false }
      }
    },
  }
}

function sealingKey(secret: Buffer): Buffer {
  if (secret.length < SECRET_BYTES_MIN) throw new Error('the custody secret has at least 32 bytes')
  return Buffer.from(hkdfSync('sha256', secret, '', 'tallystick custody', 32))
}

/** Nonce, ciphertext, tag; the key's id is bound in, so rows cannot be swapped. */
function seal(sealing: Buffer, id: KeyId, key: KeyObject): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, sealing, nonce).setAAD(Buffer.from(id))
  const plain = key.export({ format: 'der', type: 'pkcs8' })
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unseal(sealing: Buffer, id: KeyId, sealed: Buffer): KeyObject {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv(CIPHER, sealing, nonce)
    .setAAD(Buffer.from(id))
    .setAuthTag(sealed.subarray(-TAG_BYTES))
  const text = sealed.subarray(NONCE_BYTES, -TAG_BYTES)
  const plain = Buffer.concat([decipher.update(text), decipher.final()])
  return createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })
}
