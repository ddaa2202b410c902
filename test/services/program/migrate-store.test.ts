import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { auditLedger } from '../../../services/ledger/index.ts'
import { openPool } from '../../../services/platform/database.ts'
import { migrate, prepareSchema } from '../../../services/platform/migrate.ts'
import { MIGRATIONS } from '../../../services/platform/migration-state.ts'
import { bringForward } from '../../../services/program/migrate-store.ts'
import { emptyDatabase } from '../../support/database.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

/** A ledger with data, and a program that has one migration more. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-upgrade-'))
const LATER = `-- why
set local role tallystick_owner;
alter table ledger.party add nickname text not null default 'none' check (nickname <> ';');
alter table ledger.entry alter column part type bigint;
create index party_nickname on ledger.party (nickname);
`
let market: TestMarket
let said = ''

beforeAll(async () => {
  cpSync(MIGRATIONS, folder, { recursive: true })
  writeFileSync(join(folder, '9001-nicknames.sql'), LATER)
  market = await testMarket()
  await market.enrol(['supplier'])
  await market.pool.end()
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    said += String(text)
    return true
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await market.ledger.close()
  await market.owner.end()
  await market.database.close()
  rmSync(folder, { recursive: true })
})

const columns = async () => {
  const { rows } = await market.owner.query(
    "select from information_schema.columns where column_name = 'nickname'",
  )
  return rows.length
}

test('a program of a later version does not start on it, and says what is due', async () => {
  await expect(prepareSchema(market.database.ownerUrl, folder)).rejects.toThrow(
    /schema of an earlier version; due: 9001-nicknames. Stop every process, make a backup/,
  )
  expect(await columns()).toBe(0)
})

test('a dry run tells each statement with what it locks, and changes nothing', async () => {
  said = ''
  await bringForward(market.database.ownerUrl, { dryRun: true, folder })
  expect(said).toMatch(/^9001-nicknames {2}\d+ ms {2}set local role tallystick_owner;\n/)
  expect(said).toMatch(/alter table ledger\.party add nickname .*\n {4}ledger\.party: nobody reads/)
  expect(said).toMatch(
    /part type bigint;\n {4}ledger\.entry: nobody .*\n {4}ledger\.entry is written/,
  )
  expect(said).toMatch(/nothing was changed; all of this would be one transaction\n$/)
  expect(await columns()).toBe(0)
})

test('a statement that fails is named, and what it says', async () => {
  writeFileSync(join(folder, '9002-wrong.sql'), 'select 1; alter table ledger.none add a int;')
  const tried = bringForward(market.database.ownerUrl, { dryRun: true, folder })
  await expect(tried).rejects.toThrow(/9002-wrong: alter table ledger.none add a int;\n {2}fails: /)
  rmSync(join(folder, '9002-wrong.sql'))
})

test('while the program uses the database nothing is tried or made', async () => {
  const pool = openPool(market.database.urlAs('tallystick_reader'), { name: 'reader', max: 1 })
  await pool.query('select')
  for (const dryRun of [true, false])
    await expect(bringForward(market.database.ownerUrl, { dryRun, folder })).rejects.toThrow(
      '1 connections of the program use this database: stop every process first',
    )
  await pool.end()
})

test('after the upgrade the data is there, the audit finds nothing, nothing is due', async () => {
  said = ''
  const gone = async () => {
    await bringForward(market.database.ownerUrl, { dryRun: false, folder })
    return true
  }
  await expect.poll(() => gone().catch(() => false), { timeout: 10_000 }).toBe(true)
  expect(said).toBe('made: 9001-nicknames\n')
  expect(await columns()).toBe(1)
  expect((await auditLedger(market.owner)).findings).toEqual([])
  said = ''
  await bringForward(market.database.ownerUrl, { dryRun: false, folder })
  expect(said).toBe('nothing is due: the schema is that of this program\n')
  expect(await prepareSchema(market.database.ownerUrl, folder)).toEqual([])
  await expect(prepareSchema(market.database.ownerUrl)).rejects.toThrow(/newer schema \(9001/)
})

test('a database that another text of a migration has made is not started on', async () => {
  writeFileSync(join(folder, '9001-nicknames.sql'), `${LATER}-- edited\n`)
  await expect(prepareSchema(market.database.ownerUrl, folder)).rejects.toThrow(
    /made by another text of migration 9001-nicknames/,
  )
})

test('in an empty database everything can be tried statement by statement', async () => {
  const { ownerUrl, close } = await emptyDatabase()
  said = ''
  await bringForward(ownerUrl, { dryRun: true })
  expect(said.split('\n').length).toBeGreaterThan(100)
  expect((await migrate(ownerUrl)).length).toBeGreaterThan(9)
  await close()
})
