import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { printStore } from '../../../services/local/develop/print-store/print-store.ts'
import { RUNTIME_ROLES } from '../../../services/platform/database.ts'
import { migrate } from '../../../services/platform/migrate.ts'
import { emptyDatabase, testDatabase } from '../../support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-migrations-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('a migrated database has nothing left to migrate', async () => {
  const database = await testDatabase()
  expect(await migrate(database.ownerUrl)).toEqual([])
  await database.close()
})

test('INV-ROLE-01 each runtime role logs in and owns nothing', async () => {
  const database = await testDatabase()
  for (const role of RUNTIME_ROLES) {
    const [who] = await ask(database.urlAs(role), 'select current_user as name')
    expect(who).toEqual({ name: role })
  }
  const owned = await ask(
    database.ownerUrl,
    `select relname from pg_class join pg_roles on relowner = pg_roles.oid
     where rolname in (${RUNTIME_ROLES.map(role => `'${role}'`).join()})`,
  )
  expect(owned).toEqual([])
  await database.close()
})

test('two programs starting at once migrate once', async () => {
  const { ownerUrl, close } = await emptyDatabase()
  const done = await Promise.all([migrate(ownerUrl), migrate(ownerUrl)])
  const [one, other] = done.sort((a, b) => a.length - b.length)
  expect(one).toEqual([])
  expect(other?.length).toBeGreaterThan(0)
  await close()
})

test('the printed store is the one that was reviewed', async () => {
  const { ownerUrl, close } = await emptyDatabase()
  await migrate(ownerUrl)
  await expect(await printStore(ownerUrl)).toMatchFileSnapshot('../../../schema/sql/current.sql')
  await close()
})

test('a database of a newer schema is refused', async () => {
  const { ownerUrl, close } = await testDatabase()
  await ask(
    ownerUrl,
    `insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01')`,
  )
  await expect(migrate(ownerUrl)).rejects.toThrow(/newer schema \(9999-later\): update/)
  await close()
})

test('a migration that fails changes nothing, not even by the ones before it', async () => {
  const { ownerUrl, close } = await emptyDatabase()
  writeFileSync(join(folder, '0001-first.sql'), 'create table first (id int);')
  writeFileSync(join(folder, '0002-wrong.sql'), 'create table second (id int); select no_such;')
  await expect(migrate(ownerUrl, folder)).rejects.toThrow(/migration 0002-wrong failed: .*no_such/)
  expect(await ask(ownerUrl, `select to_regclass('first') as first`)).toEqual([{ first: null }])
  await close()
})

test('a wrong address or password gives one message without the password', async () => {
  const { ownerUrl, close } = await testDatabase()
  const wrong = new URL(ownerUrl)
  wrong.password = 'not-the-password'
  await expect(migrate(wrong.href)).rejects.toThrow(
    /no database at DATABASE_URL .*:\*\*\*@.*password/,
  )
  await expect(migrate('postgres://me:secret@127.0.0.1:1/x')).rejects.toThrow(/ECONNREFUSED/)
  await close()
})
