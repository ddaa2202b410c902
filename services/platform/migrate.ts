import { type Kysely, sql } from 'kysely'
import {
  type Migration,
  type MigrationProvider,
  type MigrationResult,
  Migrator,
} from 'kysely/migration'
import { changeRoles } from './change-roles.ts'
import { mustConnect, openDatabase, openPool, passwordOf, RUNTIME_ROLES } from './database.ts'
import {
  MIGRATIONS,
  type MigrationFile,
  NOTE_DIGEST,
  newerSchema,
  readMigrationState,
  readMigrations,
} from './migration-state.ts'
import { SetupFault } from './setup-fault.ts'

/**
 * Brings the owner's database to the schema of this program, and gives the runtime roles their
 * logins. One transaction under an advisory lock: a second program waits, then finds it done.
 * Throws SetupFault for a database that cannot be reached, is newer than we are, or does not take
 * a migration; nothing is changed then.
 */
export async function migrate(ownerUrl: string, folder = MIGRATIONS): Promise<string[]> {
  return await withOwner(ownerUrl, async db => {
    const provider = sqlFiles(folder)
    const migrator = new Migrator({ db, provider, migrationTableSchema: 'public' })
    const made = await changeRoles(async () => {
      const { error, results = [] } = await migrator.migrateToLatest()
      if (error) throw explain(error, results)
      return results.map(({ migrationName }) => migrationName)
    })
    await changeRoles(() => allowLogins(db, ownerUrl))
    return made
  })
}

/**
 * Makes the schema in an empty database, and takes one that is this program's. A database with data
 * is never migrated by the way: throws SetupFault that says what is due and how it is done.
 */
export async function prepareSchema(ownerUrl: string, folder = MIGRATIONS): Promise<string[]> {
  await mustConnect(ownerUrl)
  const pool = openPool(ownerUrl, { name: 'tallystick schema', max: 1 })
  const { empty, due } = await readMigrationState(pool, folder).finally(() => pool.end())
  const names = due.map(({ name }) => name).join(', ')
  if (!empty && due.length > 0)
    throw new SetupFault(
      `the database has the schema of an earlier version; due: ${names}. ` +
        'Stop every process, make a backup, see `npx tallystick migrate --dry-run`, then run ' +
        '`npx tallystick migrate`',
    )
  return await migrate(ownerUrl, folder)
}

async function withOwner<Result>(
  ownerUrl: string,
  work: (db: Kysely<unknown>) => Promise<Result>,
): Promise<Result> {
  await mustConnect(ownerUrl)
  const db = openDatabase<unknown>(openPool(ownerUrl, { name: 'tallystick migrate', max: 2 }))
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** `0005-titles.sql` is the migration of that name. Forward only: there is no way down. */
function sqlFiles(folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const files = await readMigrations(folder)
      return Object.fromEntries(files.map(file => [file.name, fromFile(file)]))
    },
  }
}

function fromFile({ name, text, sha256 }: MigrationFile): Migration {
  return {
    async up(db) {
      await sql.raw(text).execute(db)
      // A file acts as tallystick_owner by `set local role`; the next one says so again.
      await sql`reset role`.execute(db)
      await sql.raw(`${NOTE_DIGEST} ('${name}', '${sha256}')`).execute(db)
    },
  }
}

/** Kysely finds, under its lock, that a migration was made which we do not have. */
function explain(error: unknown, results: MigrationResult[]): SetupFault {
  const { message } = error as Error
  const unknown = /previously executed migration (\S+) is missing/.exec(message)?.[1]
  if (unknown) return newerSchema(unknown)
  const failed = results.find(({ status }) => status === 'Error')?.migrationName
  const name = failed ? `migration ${failed}` : 'migrating'
  return new SetupFault(`${name} failed: ${message}`, { cause: error })
}

/** Sets again what a runtime role may have changed of itself: its password and its settings. */
async function allowLogins(db: Kysely<unknown>, ownerUrl: string): Promise<void> {
  await db.transaction().execute(async tx => {
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
