import type pg from 'pg'
import { RUNTIME_ROLES } from '../platform/database.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/** Throws SetupFault while a process of the program is connected to the database. */
export async function mustBeUnused(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sessions: number }>(
    `select count(*)::integer as sessions from pg_stat_activity
      where datname = current_database() and usename = any($1)`,
    [RUNTIME_ROLES],
  )
  const { sessions } = rows[0]!
  if (sessions > 0)
    throw new SetupFault(
      `${sessions} connections of the program use this database: stop every process first, or ` +
        'try it on a restored copy',
    )
}
