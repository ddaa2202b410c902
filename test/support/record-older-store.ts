import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { dumpRows } from './older-store.ts'

/**
 * Keeps the rows of the store at DATABASE_URL for `older-store.test.ts`: run by hand when a session
 * of changes to the store has landed, on a ledger of made-up people whose story is worth keeping.
 */
const client = new pg.Client(process.env['DATABASE_URL'])
await client.connect()
const migrations = await client.query<{ name: string }>(
  'select name from kysely_migration order by name desc limit 1',
)
const path = join(import.meta.dirname, 'older-stores', `${migrations.rows[0]!.name}.jsonl.gz`)
writeFileSync(path, gzipSync(await dumpRows(client), { level: 9 }), { flag: 'wx' })
await client.end()
process.stdout.write(`${path}\n`)
