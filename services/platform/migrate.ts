import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import {
  type Migration,
  type MigrationProvider,
  type MigrationResult,
  Migrator,
} from 'kysely/migration'
import { mustConnect, openDatabase, openPool, passwordOf, RUNTIME_ROLES } from './database.ts'
import { projectRoot } from './project-root.ts'
import { SetupFault } from './setup-fault.ts'

const MIGRATIONS = join(projectRoot, 'schema/migrations')

/**
 * Brings the owner's database to the schema of this program, and gives the runtime roles their
 * logins. One transaction under an advisory lock: a second program waits, then finds it done.
 * Throws SetupFault for a database that cannot be reached, is newer than we are, or does not take
 * a migration; nothing is changed then.
 */
export async function migrate(ownerUrl: string, folder = MIGRATIONS): Promise<string[]> {
  await mustConnect(ownerUrl)
  const db = openDatabase<unknown>(openPool(ownerUrl, { name: 'tallystick migrate', max: 2 }))
  try {
    const provider = sqlFiles(folder)
    const migrator = new Migrator({ db, provider, migrationTableSchema: 'public' })
    const { error, results = [] } = await migrator.migrateToLatest()
    if (error) throw explain(error, results)
    await allowLogins(db, ownerUrl)
    return results.map(({ migrationName }) => migrationName)
  } finally {
    await db.destroy()
  }
}

/** `0005-titles.sql` is the migration of that name. Forward only: there is no way down. */
function sqlFiles(folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()
      return Object.fromEntries(files.map(file => [basename(file, '.sql'), fromFile(folder, file)]))
    },
  }
}

function fromFile(folder: string, file: string): Migration {
  return {
    async up(db) {
      const text = await readFile(join(folder, file), 'utf8')
      await sql.raw(text).execute(db)
      // A file acts as tallystick_owner by `set local role`; the next one says so again.
      await sql`reset role`.execute(db)
    },
  }
}

/** Kysely finds, under its lock, that a migration was made which we do not have. */
function explain(error: unknown, results: MigrationResult[]): SetupFault {
  const { message } = error as Error
  const unknown = /previously executed migration (\S+) is missing/.exec(message)?.[1]
  if (unknown) {
    return new SetupFault(
      `the database has a newer schema (${unknown}): update this program first; ` +
        'one from before the first set of migrations is not taken over',
    )
  }
  const failed = results.find(({ status }) => status === 'Error')?.migrationName
  const name = failed ? `migration ${failed}` : 'migrating'
  return new SetupFault(`${name} failed: ${message}`, { cause: error })
}

/**
 * Sets again what a runtime role may have changed of itself: its password and its settings. Roles
 * belong to the whole cluster, so two programs must not change them at once.
 */
async function allowLogins(db: Kysely<unknown>, ownerUrl: string): Promise<void> {
  await db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(hashtext('tallystick logins'))`.execute(tx)
    const { rows } = await sql<{ rolname: string }>`select rolname from pg_roles`.execute(tx)
    const present = new Set(rows.map(({ rolname }) => rolname))
    for (const role of RUNTIME_ROLES.filter(name => present.has(name))) {
      const password = sql.lit(passwordOf(ownerUrl, role))
      await sql`alter role ${sql.id(role)} login password ${password}`.execute(tx)
    }
    const restores = await sql<{ known: boolean }>`
      select to_regprocedure('ledger.restore_role_settings()') is not null as known`.execute(tx)
    if (restores.rows[0]!.known) await sql`select ledger.restore_role_settings()`.execute(tx)
  })
}
