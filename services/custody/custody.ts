import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import type { Pool } from 'pg'
import { idNumber, idOf, type KeyId, type UserId } from '../../contracts/kernel/id.ts'
import { type SigningKey, signingKey } from '../client/index.ts'
import { newId } from '../platform/new-id.ts'

/**
 * Keys that the platform keeps for its users. They sign routine acts of a logged-in user; that
 * nothing else is done with them is enforced by the ledger, which knows them as custody keys.
 */
export interface Custody {
  /**
   * A new key of this user, to be enrolled by its party; null when it has one already. It ends with
   * the key in whose session it is made; a user whose custody has ended is given a new one.
   */
  create(user: UserId, madeWith: KeyId): Promise<PublicHalf | null>
  /** The user's key, if the ledger has it enrolled, and custody of it has not ended. */
  keyOf(user: UserId): Promise<SigningKey | null>
}

export type PublicHalf = Pick<SigningKey, 'id' | 'alg' | 'publicKey'>

export interface CustodyOptions {
  /** As the role tallystick_desk. */
  readonly pool: Pool
  /** At least 32 bytes from outside the database: whoever has only that, has no keys. */
  readonly secret: Buffer
}

const SECRET_BYTES_MIN = 32

export function openCustody({ pool, secret }: CustodyOptions): Custody {
  if (secret.length < SECRET_BYTES_MIN) throw new Error('the custody secret has at least 32 bytes')
  const sealing = Buffer.from(hkdfSync('sha256', secret, '', 'tallystick custody', 32))
  return {
    create: async (user, madeWith) => {
      const id = newId('key')
      const { privateKey } = generateKeyPairSync('ed25519')
      const { rowCount } = await pool.query(
        `insert into desk.custody_key as old (key, user_id, sealed, made_with)
         values ($1, $2, $3, $4)
         on conflict (user_id) do update set key = excluded.key, sealed = excluded.sealed,
           made_with = excluded.made_with
         where exists (select from ledger.key k
                        where k.id in (old.key, old.made_with) and k.revoked_by is not null)`,
        [idNumber(id), idNumber(user), seal(sealing, id, privateKey), idNumber(madeWith)],
      )
      const { alg, publicKey } = signingKey(id, privateKey)
      return rowCount === 1 ? { id, alg, publicKey } : null
    },
    keyOf: async user => {
      const { rows } = await pool.query<{ key: bigint; sealed: Buffer }>(
        `select c.key, c.sealed from desk.custody_key c
           join ledger.key k on k.id = c.key
           join ledger.key m on m.id = c.made_with
          where c.user_id = $1 and k.user_id = $1 and k.custody and k.revoked_by is null
            and m.revoked_by is null`,
        [idNumber(user)],
      )
      const [row] = rows
      if (!row) return null
      const id = idOf('key', row.key)
      return signingKey(id, unseal(sealing, id, row.sealed))
    },
  }
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

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
