import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPool } from '../../../services/platform/database.ts'
import { SharedRateLimiter } from '../../../services/platform/shared-rate-limiter.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

/** Two processes on one database, each with limiters of its own. */
let database: TestDatabase
let pools: readonly pg.Pool[]

beforeAll(async () => {
  database = await testDatabase()
  const open = () => openPool(database.urlAs('tallystick_desk'), { name: 'test', max: 2 })
  pools = [open(), open()]
})
afterAll(async () => {
  for (const pool of pools ?? []) await pool.end()
  await database?.close()
})

function sideBySide(name: string, burst: number, perSecond: number) {
  const [one, other] = pools.map(pool => new SharedRateLimiter(pool, name, { burst, perSecond }))
  return { one: one!, other: other! }
}

test('what one process has taken is missing to the other; names and keys are apart', async () => {
  const { one, other } = sideBySide('tries', 3, 0.01)
  for (const limiter of [one, other, one]) expect(await limiter.take('127.0.0.1', 1)).toBe(0)
  expect(await other.take('127.0.0.1', 1)).toBeGreaterThan(290)
  expect(await one.take('127.0.0.1', 1)).toBeLessThanOrEqual(300)
  expect(await other.take('127.0.0.2', 1)).toBe(0)
  expect(await sideBySide('others', 3, 0.01).other.take('127.0.0.1', 1)).toBe(0)
})

test('of many at once so many pass', async () => {
  const { one, other } = sideBySide('race', 5, 0.01)
  const taken = await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 ? one : other).take('a', 1)),
  )
  expect(taken.filter(wait => wait === 0)).toHaveLength(5)
})

test('what is given back can be taken again, and all of it when its time is over', async () => {
  const { one, other } = sideBySide('back', 1, 0.01)
  expect(await one.take('a', 1)).toBe(0)
  await other.giveBack('a', 1)
  expect(await one.take('a', 1)).toBe(0)
  expect(await other.take('a', 1)).toBeGreaterThan(0)
  await pools[0]!.query('update desk.rate set expire = $1', [Date.now()])
  expect(await other.take('a', 1)).toBe(0)
})

test('no address lies in the database', async () => {
  const { rows } = await pools[0]!.query<{ key: string }>('select key from desk.rate')
  expect(rows.length).toBeGreaterThan(3)
  expect(JSON.stringify(rows)).not.toContain('127.0')
})
