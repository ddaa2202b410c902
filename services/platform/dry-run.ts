import type { Client } from 'pg'
import type { MigrationFile } from './migration-state.ts'
import { SetupFault } from './setup-fault.ts'
import { describeStatement, splitSql } from './split-sql.ts'

/** What one statement of a migration would do. */
export interface TriedStatement {
  readonly migration: string
  readonly statement: string
  readonly milliseconds: number
  /** Of tables that were there before, in words, and only what no statement before it did. */
  readonly effects: readonly string[]
}

/** Whoever waits longer for a lock is not alone on the database. */
const LOCK_WAIT_MS = 2_000

/** What others cannot do meanwhile, by PostgreSQL’s name of the lock; weaker ones hinder nobody. */
const HINDERS: Readonly<Record<string, string>> = {
  AccessExclusiveLock: 'nobody reads or writes',
  ExclusiveLock: 'nobody writes',
  ShareRowExclusiveLock: 'nobody writes',
  ShareLock: 'nobody writes',
}

/**
 * Makes migrations in a transaction that is undone, and tells of each statement how long it took,
 * what it locks and which tables it writes anew. It takes these locks itself, so it is for a
 * database that nobody uses, or a copy of one.
 */
export async function tryMigrations(
  client: Client,
  due: readonly MigrationFile[],
  onTried: (tried: TriedStatement) => void,
): Promise<void> {
  await client.query('begin')
  try {
    await client.query(`set local lock_timeout = ${LOCK_WAIT_MS}`)
    const { rows: before } = await client.query<TableBefore>(TABLES)
    const trying = { client, before, known: new Set<string>() }
    for (const { name, text } of due) {
      for (const sql of splitSql(text)) onTried(await tryStatement(trying, name, sql))
      await client.query('reset role')
    }
  } finally {
    await client.query('rollback')
  }
}

interface Trying {
  readonly client: Client
  readonly before: readonly TableBefore[]
  /** What was told of the statements before. */
  readonly known: Set<string>
}

/** A table before the first migration. */
interface TableBefore {
  readonly oid: number
  readonly name: string
  /** Another one once the table was written anew. */
  readonly file: number | null
}

async function tryStatement(
  { client, before, known }: Trying,
  migration: string,
  sql: string,
): Promise<TriedStatement> {
  const began = performance.now()
  try {
    await client.query(sql)
  } catch (cause) {
    const why = (cause as Error).message
    throw new SetupFault(`${migration}: ${describeStatement(sql)}\n  fails: ${why}`, { cause })
  }
  const milliseconds = performance.now() - began
  const { rows } = await client.query<LockRow>(LOOK, [
    before.map(({ oid }) => oid),
    before.map(({ name }) => name),
    before.map(({ file }) => file),
  ])
  const seen = rows.flatMap(({ name, mode, rewritten }) => [
    ...(HINDERS[mode] ? [`${name}: ${HINDERS[mode]}`] : []),
    ...(rewritten ? [`${name} is written anew from end to end`] : []),
  ])
  const effects = [...new Set(seen)].filter(one => !known.has(one))
  for (const one of effects) known.add(one)
  return { migration, statement: describeStatement(sql), milliseconds, effects }
}

interface LockRow {
  name: string
  mode: string
  rewritten: boolean
}

const TABLES = `
  select c.oid, c.oid::regclass::text as name, pg_relation_filenode(c.oid) as file
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`

const LOOK = `
  select b.name, l.mode, coalesce(pg_relation_filenode(b.oid) <> b.file, false) as rewritten
    from unnest($1::oid[], $2::text[], $3::oid[]) as b (oid, name, file)
    join pg_locks l on l.relation = b.oid and l.pid = pg_backend_pid() and l.granted
   order by b.name, l.mode`
