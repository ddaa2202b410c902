import { idNumber, idOf, type KeyId, type UserId } from '../../../../contracts/kernel/id.ts'
import type { Key, User } from '../../../../contracts/party/party.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'

/** One key under its lock; null when there is none. */
export async function readKey(client: Transaction, id: KeyId): Promise<Key | null> {
  const { rows } = await client.query<KeyRow>(
    `select party, user_id, alg, custody, revoked_by from ledger.key where id = $1
     ${locking(client, 'for update')}`,
    [idNumber(id)],
  )
  const [row] = rows
  if (!row) return null
  return {
    id,
    party: idOf('pty', row.party),
    user: idOf('usr', row.user_id),
    alg: row.alg,
    custody: row.custody,
    revoked: row.revoked_by !== null,
  }
}

interface KeyRow {
  party: bigint
  user_id: bigint
  alg: Key['alg']
  custody: boolean
  revoked_by: bigint | null
}

/** One user that acts still, under its lock; null when there is none. */
export async function readUser(client: Transaction, id: UserId): Promise<User | null> {
  const { rows } = await client.query<UserRow>(
    `select party, person, duty, representative from ledger.party_user
      where id = $1 and ended_by is null ${locking(client, 'for update')}`,
    [idNumber(id)],
  )
  const [row] = rows
  if (!row) return null
  const { duty, representative } = row
  return {
    id,
    party: idOf('pty', row.party),
    person: idOf('psn', row.person),
    duty,
    representative,
  }
}

interface UserRow {
  party: bigint
  person: bigint
  duty: User['duty']
  representative: boolean
}

/** All keys of a user that are not revoked, under their locks. */
export async function readActiveKeys(client: Transaction, user: UserId): Promise<KeyId[]> {
  const { rows } = await client.query<{ id: bigint }>(
    `select id from ledger.key where user_id = $1 and revoked_by is null order by id
     ${locking(client, 'for update')}`,
    [idNumber(user)],
  )
  return rows.map(row => idOf('key', row.id))
}
