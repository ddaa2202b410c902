import { statfs } from 'node:fs/promises'
import type { Pool } from 'pg'
import { Gauge } from 'prom-client'
import { metrics } from '../platform/metrics.ts'

/** What the figures are taken from; a program that is closed shows NaN. */
let watched: { readonly pool: Pool; readonly folder: string } | null = null

/** Measures when it is read, so that it also shows what stopped by itself. */
function gauge(name: string, help: string, measure: () => Promise<number>): void {
  new Gauge({
    name: `tallystick_${name}`,
    help,
    registers: [metrics],
    async collect() {
      this.set(await measure().catch(() => Number.NaN))
    },
  })
}

gauge(
  'log_unarchived_seconds',
  'How long PostgreSQL has failed to archive its log: 0 while it succeeds, or archives nothing.',
  async () => (watched ? await failingSeconds(watched.pool) : Number.NaN),
)
gauge('disk_free_bytes', 'Free room on the disk of the state folder.', async () => {
  if (!watched) return Number.NaN
  const { bavail, bsize } = await statfs(watched.folder)
  return bavail * bsize
})

/** Shows what an operator must know of the server and its disk. */
export function watchServer(pool: Pool, folder: string): void {
  watched = { pool, folder }
}

export async function failingSeconds(pool: Pick<Pool, 'query'>): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>(
    `select case when last_failed_time > coalesce(last_archived_time, '-infinity')
                 then extract(epoch from
                   now() - coalesce(last_archived_time, stats_reset, last_failed_time))
                 else 0 end::float8 as seconds
       from pg_stat_archiver`,
  )
  return rows[0]!.seconds
}

/** Longer than a segment waits, and than a disk may be away for a moment. */
const UNARCHIVED_SECONDS_MAX = 300

/** Throws when the log has not been archived for some time: it fills the disk of the database. */
export async function mustBeArchived(pool: Pick<Pool, 'query'>): Promise<void> {
  const seconds = await failingSeconds(pool)
  if (seconds > UNARCHIVED_SECONDS_MAX)
    throw new Error(`the log has not been archived for ${Math.round(seconds)} s`)
}
