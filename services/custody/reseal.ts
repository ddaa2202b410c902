import type { Pool } from 'pg'
import { idNumber, idOf, type KeyId } from '../../contracts/kernel/id.ts'
import { withTransaction } from '../platform/transaction.ts'
import { type CustodySecrets, type Opened, openSealing } from './sealing.ts'

export interface Resealed {
  /** Sealed under the secret of today already. */
  readonly current: number
  /** Sealed under it just now, or to be, where nothing was to be written. */
  readonly resealed: number
  /** Under neither secret: their users need new keys. */
  readonly lost: readonly KeyId[]
}

/** Seals every key in custody under the secret of today, as the database’s owner: all or none. */
export async function resealCustody(
  pool: Pool,
  secrets: CustodySecrets,
  { write }: { write: boolean },
): Promise<Resealed> {
  const sealing = openSealing(secrets)
  return await withTransaction(pool, async transaction => {
    const { rows } = await transaction.query<{ key: bigint; sealed: Buffer }>(
      'select key, sealed from desk.custody_key order by key for update',
    )
    const lost: KeyId[] = []
    let resealed = 0
    for (const row of rows) {
      const id = idOf('key', row.key)
      const opened = tryOpen(() => sealing.open(id, row.sealed))
      if (opened === null) lost.push(id)
      if (opened === null || opened.current) continue
      resealed += 1
      if (!write) continue
      await transaction.query('update desk.custody_key set sealed = $2 where key = $1', [
        idNumber(id),
        sealing.seal(id, opened.key),
      ])
    }
    return { current: rows.length - lost.length - resealed, resealed, lost }
  })
}

function tryOpen(open: () => Opened): Opened | null {
  try {
    return open()
  } catch {
    return null
  }
}
