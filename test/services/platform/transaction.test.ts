import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../../services/platform/database.ts'
import { withTransaction } from '../../../services/platform/transaction.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

let database: TestDatabase
let pool: Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.ownerUrl, { name: 'test', max: 1 })
  await pool.query('create table note (said text)')
})
afterAll(async () => {
  await pool?.end()
  await database?.close()
})

const say = (said: string) => `insert into note values ('${said}')`

async function read(): Promise<string[]> {
  const { rows } = await pool.query<{ said: string }>('select said from note order by said')
  return rows.map(row => row.said)
}

test('what the work wrote stands when it has ended, and its result is answered', async () => {
  const result = await withTransaction(pool, async transaction => {
    await transaction.query(say('kept'))
    return 7
  })
  expect(result).toBe(7)
  expect(await read()).toEqual(['kept'])
})

test('what the work throws undoes what it wrote, and its connection serves the next', async () => {
  const failed = withTransaction(pool, async transaction => {
    await transaction.query(say('undone'))
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  expect(await read()).toEqual(['kept'])
})

test('a snapshot sees what was there when it began, and writes nothing', async () => {
  const other = openPool(database.ownerUrl, { name: 'other', max: 1 })
  const counted = await withTransaction(
    pool,
    async snapshot => {
      const before = await snapshot.query('select from note')
      await other.query(say('meanwhile'))
      const after = await snapshot.query('select from note')
      return [before.rowCount, after.rowCount]
    },
    'snapshot',
  )
  await other.end()
  expect(counted).toEqual([1, 1])
  expect(await read()).toEqual(['kept', 'meanwhile'])
  const written = withTransaction(pool, async snapshot => snapshot.query(say('never')), 'snapshot')
  await expect(written).rejects.toThrow('read-only')
})

test('a trial sees what it wrote, and nothing of it stays', async () => {
  const rows = await withTransaction(
    pool,
    async trial => {
      await trial.query(say('tried'))
      return (await trial.query('select from note')).rowCount
    },
    'trial',
  )
  expect(rows).toBe(3)
  expect(await read()).toEqual(['kept', 'meanwhile'])
})

test('a connection that was lost is thrown away: the next work gets another', async () => {
  const owner = openPool(database.ownerUrl, { name: 'owner', max: 1 })
  const lost = withTransaction(pool, async transaction => {
    const { rows } = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid')
    await owner.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await transaction.query(say('lost'))
  })
  await expect(lost).rejects.toThrow()
  await owner.end()
  expect(await read()).toEqual(['kept', 'meanwhile'])
})
