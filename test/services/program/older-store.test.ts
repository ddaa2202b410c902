import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { auditLedger } from '../../../services/ledger/index.ts'
import { prepareSchema } from '../../../services/platform/migrate.ts'
import { bringForward } from '../../../services/program/migrate-store.ts'
import { emptyDatabase, type TestDatabase } from '../../support/database.ts'
import { listOlderStores, restoreRows } from '../../support/older-store.ts'

/**
 * Stores that programs of earlier days have left, with their data: each is brought forward by the
 * commands of the guide, and the journal is replayed by the contracts of today. A new migration
 * that fails over rows, or an act that is judged otherwise than then, is seen here.
 */
describe.each(listOlderStores())('a store whose last migration is $last', store => {
  let database: TestDatabase
  let owner: pg.Pool
  let said = ''
  beforeAll(async () => {
    database = await emptyDatabase()
    await restoreRows(database.ownerUrl, store)
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 })
    vi.spyOn(process.stdout, 'write').mockImplementation(text => {
      said += String(text)
      return true
    })
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await owner?.end()
    await database?.close()
  })

  test('is not started on before it is brought forward', async () => {
    await expect(prepareSchema(database.ownerUrl)).rejects.toThrow(/schema of an earlier version/)
  })

  test('is shown what is due, brought forward, and audited without a finding', async () => {
    const entries = async () => {
      const { rows } = await owner.query('select count(*)::int as count from ledger.entry')
      return rows[0].count
    }
    const before = await entries()
    expect(before).toBeGreaterThan(50)
    await bringForward(database.ownerUrl, { dryRun: true })
    expect(said).toMatch(/nothing was changed; all of this would be one transaction\n$/)
    await bringForward(database.ownerUrl, { dryRun: false })
    expect(said).toMatch(/\nmade: \d{4}-[a-z-]+\n$/)
    expect(await prepareSchema(database.ownerUrl)).toEqual([])
    const { findings, entries: replayed } = await auditLedger(owner)
    expect(findings).toEqual([])
    expect(Number(replayed)).toBe(before)
  })
})

test('there is one to try', () => {
  expect(listOlderStores().length).toBeGreaterThan(0)
})
