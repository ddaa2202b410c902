import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ClientBase, Pool } from 'pg'
import { projectRoot } from './project-root.ts'
import { SetupFault } from './setup-fault.ts'

export const MIGRATIONS = join(projectRoot, 'schema/migrations')

/** A migration of this program. */
export interface MigrationFile {
  /** `0005-titles` of `0005-titles.sql`. */
  readonly name: string
  readonly text: string
  readonly sha256: string
}

export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort()
  return await Promise.all(
    files.map(async file => {
      const text = await readFile(join(folder, file), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      return { name: basename(file, '.sql'), text, sha256 }
    }),
  )
}

/** Notes by which text a migration was made, so that another text of its name is noticed. */
export const NOTE_DIGEST = `
  create table if not exists public.migration_digest (name text primary key, sha256 text not null);
  insert into public.migration_digest values `

/** What a database has of the migrations of this program. */
export interface MigrationState {
  /** Nothing was made yet. */
  readonly empty: boolean
  readonly due: readonly MigrationFile[]
}

/** Throws SetupFault for a database that another program has made: a newer one, or another text. */
export async function readMigrationState(
  db: Pick<Pool | ClientBase, 'query'>,
  folder: string,
): Promise<MigrationState> {
  const files = await readMigrations(folder)
  const made = await readMade(db)
  const unknown = [...made.keys()].find(name => !files.some(file => file.name === name))
  if (unknown) throw newerSchema(unknown)
  const changed = files.find(({ name, sha256 }) => (made.get(name) ?? sha256) !== sha256)
  if (changed)
    throw new SetupFault(
      `the database was made by another text of migration ${changed.name} than this program has: ` +
        'it is from before 0214, when migrations were no longer edited; found a new ledger in ' +
        'another folder',
    )
  return { empty: made.size === 0, due: files.filter(({ name }) => !made.has(name)) }
}

export function newerSchema(migration: string): SetupFault {
  return new SetupFault(
    `the database has a newer schema (${migration}): update this program first; ` +
      'one from before the first set of migrations is not taken over',
  )
}

/** The migrations that were made, with the digests of their texts where they were noted. */
async function readMade(
  db: Pick<Pool | ClientBase, 'query'>,
): Promise<ReadonlyMap<string, string | null>> {
  const tables = await db.query<{ made: boolean; noted: boolean }>(
    `select to_regclass('public.kysely_migration') is not null as made,
            to_regclass('public.migration_digest') is not null as noted`,
  )
  const { made, noted } = tables.rows[0]!
  if (!made) return new Map()
  const { rows } = await db.query<{ name: string; sha256: string | null }>(
    noted
      ? 'select name, sha256 from kysely_migration left join migration_digest using (name)'
      : 'select name, null as sha256 from kysely_migration',
  )
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}
