import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NoBusinessDateFault, readBusinessDate } from '../../../services/platform/business-date.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await database?.close()
})

test('it is a fault to ask before the genesis, and then the last date', async () => {
  await expect(readBusinessDate(owner)).rejects.toThrow(NoBusinessDateFault)
  await owner.query("insert into ledger.business_day (date, entry) values ('2026-03-02', 1)")
  await owner.query("insert into ledger.business_day (date, entry) values ('2026-03-03', 2)")
  expect(await readBusinessDate(owner)).toBe('2026-03-03')
})
