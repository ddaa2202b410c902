import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openCustody, resealCustody } from '../../../services/custody/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { readRootSecret } from '../../../services/platform/root-secret.ts'
import { rootSecret } from '../../../services/program/root-secret.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

/** The steps of the guide, with keys that the platform keeps. */
const state = mkdtempSync(join(tmpdir(), 'tallystick-root-secret-'))
const file = join(state, 'root-secret')
let database: TestDatabase
let pool: pg.Pool
let said = ''

beforeAll(async () => {
  database = await testDatabase()
  pool = new pg.Pool({ connectionString: database.ownerUrl, max: 1 })
  // Of users and their own keys there are none here.
  await pool.query('set session_replication_role = replica')
  vi.stubEnv('DATABASE_URL', database.ownerUrl)
  vi.stubEnv('TALLYSTICK_STATE', state)
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    said += String(text)
    return true
  })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await pool?.end()
  await database?.close()
  rmSync(state, { recursive: true })
})

const settings = (more = {}) => ({ TALLYSTICK_STATE: state, ...more })

function custodyOf(root = readRootSecret(settings())) {
  return {
    secret: root.derive('custody'),
    secretBefore: root.deriveBefore('custody'),
  }
}

async function stored() {
  const { rows } = await pool.query('select key, sealed from desk.custody_key order by key')
  return rows as { key: bigint; sealed: Buffer }[]
}

/** How many of the keys open under these secrets. */
async function countOpen(secrets: ReturnType<typeof custodyOf>): Promise<number> {
  const { lost } = await resealCustody(pool, secrets, { write: false })
  return (await stored()).length - lost.length
}

const createKey = (secrets = custodyOf()) =>
  openCustody({ pool, ...secrets }).create(newId('usr'), newId('key'))

function stepsOfGuide(name: string): string[] {
  const page = readFileSync(join(projectRoot, 'schema/guides', name), 'utf8')
  return [...page.matchAll(/^npx tallystick root-secret (\w+)$/gm)].map(([, step]) => step!)
}

test('the guide names the steps in their order', () => {
  expect(stepsOfGuide('operate.md')).toEqual(['exchange', 'reseal', 'forget'])
  expect(stepsOfGuide('operate.zh.md')).toEqual(['exchange', 'reseal', 'forget'])
})

test('exchanged, sealed again, forgotten: every key opens at every step', async () => {
  const first = custodyOf()
  await createKey()
  await createKey()
  await expect(rootSecret(['reseal'])).rejects.toThrow('no exchange is under way')

  expect(await rootSecret(['exchange'])).toBe(0)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const both = custodyOf()
  expect(both.secretBefore).toEqual(first.secret)
  expect(both.secret).not.toEqual(first.secret)
  await expect(rootSecret(['exchange'])).rejects.toThrow('an exchange is under way')
  await createKey()
  expect(await countOpen(both)).toBe(3)
  expect(await countOpen({ ...both, secretBefore: null })).toBe(1)
  await expect(rootSecret(['forget'])).rejects.toThrow('2 keys are still sealed under the secret')

  said = ''
  expect(await rootSecret(['reseal'])).toBe(0)
  expect(said).toContain('2 sealed again, 1 were already')
  expect(await rootSecret(['forget'])).toBe(0)
  expect(existsSync(`${file}.before`)).toBe(false)
  const last = custodyOf()
  expect(last).toEqual({ secret: both.secret, secretBefore: null })
  expect(await countOpen(last)).toBe(3)
  expect(await countOpen(first)).toBe(0)
})

test('a key under neither secret is named, and the others are sealed again', async () => {
  const stranger = custodyOf(readRootSecret(settings({ ROOT_SECRET: 'ab'.repeat(32) })))
  const lost = await createKey(stranger)
  await rootSecret(['exchange'])
  said = ''
  expect(await rootSecret(['reseal'])).toBe(1)
  expect(said).toContain('3 sealed again')
  expect(said).toContain(`${lost!.id} opens under neither secret`)
})

test('one that is set from outside is exchanged there', async () => {
  const [before, now] = ['cd'.repeat(32), 'ef'.repeat(32)]
  vi.stubEnv('ROOT_SECRET', before)
  await expect(rootSecret(['exchange'])).rejects.toThrow('set ROOT_SECRET_BEFORE to what it is now')
  const both = readRootSecret(settings({ ROOT_SECRET: now, ROOT_SECRET_BEFORE: before }))
  const alone = readRootSecret(settings({ ROOT_SECRET: before }))
  expect(both.deriveBefore('custody')).toEqual(alone.derive('custody'))
  expect(alone.deriveBefore('custody')).toBeNull()
  expect(() => readRootSecret(settings({ ROOT_SECRET: now, ROOT_SECRET_BEFORE: 'x' }))).toThrow(
    'ROOT_SECRET_BEFORE must be 64 hexadecimal digits',
  )
})
