import type { Pool } from 'pg'
import { type Lag, lagGauges } from '../platform/metrics.ts'

export const watchUnplaced = lagGauges('entries_unplaced', 'Entries that have no position yet')

/** All up to `low` have theirs, so only the newest are looked at. */
export async function unplaced(pool: Pick<Pool, 'query'>): Promise<Lag> {
  const { rows } = await pool.query<{ count: number; oldest: number }>(
    `select count(*)::integer as count,
            coalesce(extract(epoch from now() - min(e.written_at)), 0)::float8 as oldest
       from ledger.entry e
      where e.id > (select low from ledger.sequencer)
        and not exists (select from ledger.position p where p.entry = e.id)`,
  )
  return { count: rows[0]!.count, oldestSeconds: rows[0]!.oldest }
}

/** Longer than it takes another process to take over, whatever has happened. */
const UNPLACED_SECONDS_MAX = 30

/** Throws when nobody has placed entries for some time. */
export async function mustBePlaced(pool: Pick<Pool, 'query'>): Promise<void> {
  const { oldestSeconds } = await unplaced(pool)
  if (oldestSeconds > UNPLACED_SECONDS_MAX)
    throw new Error(`an entry has had no position for ${Math.round(oldestSeconds)} s`)
}
