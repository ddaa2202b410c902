import type { Pool } from 'pg'
import { type Lag, lagGauges } from '../platform/metrics.ts'

export const watchUnstarted = lagGauges('waits_unstarted', 'Waits that no workflow carries out yet')

/** What was answered before it was started counts until the relay's next turn. */
export async function unstarted(pool: Pool): Promise<Lag> {
  const { rows } = await pool.query<{ count: number; oldest: number }>(
    `select count(*)::integer as count,
            coalesce(extract(epoch from now() - min(e.written_at)), 0)::float8 as oldest
       from ledger.wait w
       left join lateral (
         select written_at from ledger.entry
          where party = w.party and command = w.command limit 1) e on true
      where not w.closed and w.started_in is null`,
  )
  return { count: rows[0]!.count, oldestSeconds: rows[0]!.oldest }
}
