import { generateKeyPairSync } from 'node:crypto'
import type { Pool } from 'pg'
import { idNumber, idOf, type KeyId, type UserId } from '../../contracts/kernel/id.ts'
import { type SigningKey, signingKey } from '../client/index.ts'
import { newId } from '../platform/new-id.ts'
import { type CustodySecrets, openSealing } from './sealing.ts'

/**
 * Keys that the platform keeps for its users. They sign routine acts of a logged-in user; that
 * nothing else is done with them is enforced by the ledger, which knows them as custody keys.
 */
export interface Custody {
  /**
   * A new key of this user, to be enrolled by its party; null when it has one already. It ends with
   * the key in whose session it is made; a user whose custody has ended is given a new one.
   */
  create(user: UserId, madeWith: KeyId): Promise<SigningKey | null>
  /** The user's key, if the ledger has it enrolled, and custody of it has not ended. */
  keyOf(user: UserId): Promise<SigningKey | null>
}

export interface CustodyOptions extends CustodySecrets {
  /** As the role tallystick_desk. */
  readonly pool: Pool
}

export function openCustody({ pool, ...secrets }: CustodyOptions): Custody {
  const sealing = openSealing(secrets)
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
        [idNumber(id), idNumber(user), sealing.seal(id, privateKey), idNumber(madeWith)],
      )
      return rowCount === 1 ? signingKey(id, privateKey) : null
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
      return signingKey(id, sealing.open(id, row.sealed).key)
    },
  }
}
