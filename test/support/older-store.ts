import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { migrate } from '../../services/platform/migrate.ts'
import { MIGRATIONS } from '../../services/platform/migration-state.ts'

/**
 * The rows of a whole store that an earlier program made, under the name of its last migration:
 * first a line for each sequence, then for each table one with its rows as JSON.
 */
export interface OlderStore {
  readonly last: string
  readonly lines: readonly string[]
}

const FOLDER = join(import.meta.dirname, 'older-stores')

/** Those that are kept, by the names of their last migrations. */
export function listOlderStores(): readonly OlderStore[] {
  return readdirSync(FOLDER).map(name => {
    const text = gunzipSync(readFileSync(join(FOLDER, name))).toString('utf8')
    return { last: name.replace('.jsonl.gz', ''), lines: text.trimEnd().split('\n') }
  })
}

const TABLES = `select format('%I.%I', n.nspname, c.relname) as name,
    (select string_agg(format('%I', a.attname), ', ' order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and not c.relispartition and c.relname not like 'kysely_%'
   and n.nspname not in ('pg_catalog', 'information_schema') order by 1`
const SEQUENCES = `
  select format('%I.%I', schemaname, sequencename) as name, last_value::text as last
  from pg_sequences where last_value is not null order by 1`

/** Every row of a store, each as its database writes it. */
export async function dumpRows(client: pg.Client): Promise<string> {
  const sequences = await client.query<{ name: string; last: string }>(SEQUENCES)
  const lines = sequences.rows.map(({ name, last }) => `sequence ${name} ${last}`)
  for (const { name, columns } of (await client.query(TABLES)).rows) {
    const asked = await client.query<{ rows: string | null }>(
      `select jsonb_agg(to_jsonb(r))::text as rows from (select ${columns} from ${name}) r`,
    )
    const [all] = asked.rows
    if (all!.rows !== null) lines.push(`${name} ${all!.rows}`)
  }
  return `${lines.join('\n')}\n`
}

/** Makes the store again in an empty database, by the migrations that there were. */
export async function restoreRows(ownerUrl: string, { last, lines }: OlderStore): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-older-'))
  cpSync(MIGRATIONS, folder, {
    recursive: true,
    filter: path => !path.endsWith('.sql') || path <= join(MIGRATIONS, `${last}.sql`),
  })
  await migrate(ownerUrl, folder)
  rmSync(folder, { recursive: true })
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query("begin; set local session_replication_role = 'replica'")
    const { rows } = await client.query<{ name: string; columns: string }>(TABLES)
    await client.query(`truncate ${rows.map(({ name }) => name).join(', ')}`)
    for (const line of lines) await restoreLine(client, line, rows)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function restoreLine(
  client: pg.Client,
  line: string,
  tables: readonly { readonly name: string; readonly columns: string }[],
): Promise<void> {
  const [, sequence, last] = /^sequence (\S+) (\d+)$/.exec(line) ?? []
  if (sequence) {
    await client.query('select setval($1, $2)', [sequence, last])
    return
  }
  const name = line.slice(0, line.indexOf(' '))
  const { columns } = tables.find(table => table.name === name)!
  await client.query(
    `insert into ${name} (${columns}) overriding system value
     select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [line.slice(name.length + 1)],
  )
}
