import pg from 'pg'
import { expect, test } from 'vitest'
import { mustReachTemporal } from '../../../../services/local/servers/temporal.ts'
import { testDatabase } from '../../../support/database.ts'
import { testTemporal } from '../../../support/temporal.ts'

test('all who ask get the one Temporal server of the run', async () => {
  const [one, other] = await Promise.all([testTemporal(), testTemporal()])
  expect(other).toBe(one)
  await mustReachTemporal(one)
})

test('a database of a test is its own', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  const client = new pg.Client(one.ownerUrl)
  await client.connect()
  await client.query('create table mine ()')
  await client.end()
  const second = new pg.Client(other.ownerUrl)
  await second.connect()
  const { rows } = await second.query(`select to_regclass('mine') as mine`)
  await second.end()
  expect(rows).toEqual([{ mine: null }])
  await Promise.all([one.close(), other.close()])
})
