import type { Pool } from 'pg'
import { type Lag, lagGauges } from '../platform/metrics.ts'

export const watchUnplaced = lagGauges('entries_unplaced', 'Entries that have no position yet')

/** All up to `low` have theirs, so only the newest are looked at. */
export async function unplaced(pool: Pool): Promise<Lag> {
  const { rows } = await pool.query<{ count: number; oldest: number }>(
    `select count(*)::integer as count,
            coalesce(extract(epoch from now() - min(e.written_at)), 0)::float8 as oldest
       from ledger.entry e
      where e.id > (select low from ledger.sequencer)
        and not exists (select from ledger.position p where p.entry = e.id)`,
  )
  return { count: rows[0]!.count, oldestSeconds: rows[0]!.oldest }
}
