import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseError, type Pool } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { limitConnections } from '../../../services/platform/bound-roles.ts'
import { changeRoles } from '../../../services/platform/change-roles.ts'
import { openPool, RUNTIME_ROLES } from '../../../services/platform/database.ts'
import { migrate } from '../../../services/platform/migrate.ts'
import { emptyDatabase, type TestDatabase, testDatabase } from '../../support/database.ts'

/** Roles belong to the whole server: each of these is also changed by a neighbour's database. */
const [FOUND, GROUP] = [`found_${process.pid}`, `group_${process.pid}`]
const folder = mkdtempSync(join(tmpdir(), 'tallystick-roles-'))
let ours: TestDatabase
let theirs: TestDatabase
let neighbour: Pool
let files = 0

beforeAll(async () => {
  ;[ours, theirs] = await Promise.all([emptyDatabase(), emptyDatabase()])
  neighbour = openPool(theirs.ownerUrl, { name: 'neighbour', max: 2 })
  await neighbour.query(`create role ${GROUP}`)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await neighbour?.query(`drop role if exists ${FOUND}, ${GROUP}`)
  await neighbour?.end()
  await Promise.all([ours?.close(), theirs?.close()])
})

/** Does work that comes to a row which the neighbour has changed, and commits that only then. */
async function overtaken<Result>(change: string, work: () => Promise<Result>): Promise<Result> {
  const client = await neighbour.connect()
  try {
    await client.query('begin')
    await client.query(change)
    const { rows } = await client.query('select pg_backend_pid() as pid')
    const result = work()
    result.catch(() => undefined)
    await vi.waitFor(async () => {
      const waiting = 'select from pg_stat_activity where $1 = any(pg_blocking_pids(pid))'
      expect((await neighbour.query(waiting, [rows[0].pid])).rowCount).toBe(1)
    }, 10_000)
    await client.query('commit')
    return await result
  } finally {
    client.release()
  }
}

const MADE_ONCE = `do $$ begin
  if not exists (select from pg_roles where rolname = '${FOUND}') then create role ${FOUND}; end if;
end $$;`

test.each([
  ['makes a role that was not there', `create role ${FOUND}`, MADE_ONCE],
  ['alters a role', `alter role ${FOUND} connection limit 5`, `alter role ${FOUND} login`],
  ['grants a membership', `grant ${GROUP} to ${FOUND}`, `grant ${GROUP} to ${FOUND}`],
  [
    'gives a role a setting',
    `alter role ${FOUND} set work_mem = '5MB'`,
    `alter role ${FOUND} set work_mem = '6MB'`,
  ],
  ['takes its settings off', `alter role ${FOUND} reset all`, `alter role ${FOUND} reset all`],
])('a migration that %s is made though a neighbour did so first', async (_, theirs, own) => {
  files += 1
  writeFileSync(join(folder, `${files}.sql`), own)
  expect(await overtaken(theirs, () => migrate(ours.ownerUrl, folder))).toEqual([`${files}`])
})

test('logins and limits are given though a neighbour gave them first', async () => {
  const { ownerUrl, close } = await testDatabase()
  const change = 'alter role tallystick_sequencer login'
  expect(await overtaken(change, () => migrate(ownerUrl))).toEqual([])
  await overtaken(change, () => limitConnections(ownerUrl))
  // Other tests use these roles meanwhile.
  for (const role of RUNTIME_ROLES) await neighbour.query(`alter role ${role} connection limit -1`)
  await close()
})

test('what fails for another reason is not tried again', async () => {
  const unique = Object.assign(new DatabaseError('duplicate key', 13, 'error'), { code: '23505' })
  for (const error of [unique, new Error('no answer', { cause: new Error('refused') })]) {
    const work = vi.fn(() => Promise.reject(error))
    await expect(changeRoles(work)).rejects.toBe(error)
    expect(work).toHaveBeenCalledTimes(1)
  }
})
