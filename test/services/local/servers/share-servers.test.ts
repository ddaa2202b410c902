import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { type SharedPostgres, sharePostgres } from '../../../../services/local/servers/postgres.ts'
import { mustReachTemporal, shareTemporal } from '../../../../services/local/servers/temporal.ts'
import { projectRoot } from '../../../../services/platform/project-root.ts'

const parent = mkdtempSync(join(tmpdir(), 'tallystick-share-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))

const say = () => undefined
const alone = <Found>(find: () => Promise<Found>) => find()

async function share(folder: string): Promise<SharedPostgres> {
  const server = await sharePostgres({ folder: `${folder}/postgres`, durable: false, say })
  onTestFinished(() => server.stop())
  return server
}

async function pidOf({ url }: SharedPostgres): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const file = "pg_read_file('postmaster.pid')"
    return (await client.query(`select split_part(${file}, E'\\n', 1) as pid`)).rows[0].pid
  } catch {
    return null
  } finally {
    await client.end()
  }
}

test('programs that begin at once on a new folder share one server', async () => {
  const folder = join(parent, 'new')
  const all = await Promise.all([share(folder), share(folder), share(folder)])
  expect(new Set(all.map(({ url }) => url)).size).toBe(1)
  expect(await pidOf(all[0]!)).not.toBeNull()
})

test('servers that were left by a killed program are run by another, where they were', async () => {
  const folder = join(parent, 'left')
  const script = join(projectRoot, 'test/support/hold-servers.ts')
  const holder = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  const postgres = await share(folder)
  const temporal = await shareTemporal({ folder: `${folder}/temporal`, say }, alone)
  onTestFinished(() => temporal.stop())
  const before = await pidOf(postgres)
  expect(before).not.toBeNull()
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const now = () => pidOf(postgres)
  await expect.poll(async () => (await now()) ?? before, { timeout: 20_000 }).not.toBe(before)
  const reached = () => mustReachTemporal(temporal.address).then(() => true, String)
  await expect.poll(reached, { timeout: 20_000 }).toBe(true)
})

test('a server in use is not stopped by who has not started it', async () => {
  const folder = join(parent, 'used')
  const first = await share(folder)
  const second = await sharePostgres({ folder: `${folder}/postgres`, durable: false, say })
  const before = await pidOf(first)
  await second.stop()
  expect(await pidOf(first)).toBe(before)
})
