import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { startPostgres } from '../../../../services/local/servers/postgres.ts'
import { mustReachTemporal, startTemporal } from '../../../../services/local/servers/temporal.ts'
import { projectRoot } from '../../../../services/platform/project-root.ts'

const parent = mkdtempSync(join(tmpdir(), 'tallystick-servers-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))

const opened: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close()
})

let folders = 0
function newFolder(): string {
  folders += 1
  return join(parent, String(folders))
}

async function postgresIn(folder: string, port?: number, lockWaitMs = 10_000) {
  const said: string[] = []
  const say = (message: string) => said.push(message)
  const server = await startPostgres({ folder, port, durable: false, lockWaitMs, say })
  opened.push(server.stop)
  return { ...server, said }
}

async function ask(url: string, statement: string) {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function takenPort(): Promise<number> {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  opened.push(async () => other.close())
  return (other.address() as AddressInfo).port
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function holdServers(folder: string): Promise<{ holder: ChildProcess; pids: number[] }> {
  const script = join(projectRoot, 'test/support/hold-servers.ts')
  const holder = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  opened.push(async () => holder.kill('SIGKILL'))
  const [line] = await once(holder.stdout!, 'data')
  return { holder, pids: String(line).trim().split(' ').map(Number) }
}

test('a second start finds what the first one kept', async () => {
  const folder = newFolder()
  const first = await postgresIn(folder)
  await ask(first.url, 'create table kept as select 7 as number')
  await first.stop()
  const second = await postgresIn(folder)
  expect(await ask(second.url, 'select number from kept')).toEqual([{ number: 7 }])
})

test('a password that the database does not know is told, and nothing is left', async () => {
  const folder = newFolder()
  const first = await postgresIn(folder)
  await first.stop()
  const file = join(folder, 'owner-password')
  const password = readFileSync(file, 'utf8')
  writeFileSync(file, 'another')
  await expect(postgresIn(folder)).rejects.toThrow('does not know the password kept beside it')
  writeFileSync(file, password)
  const third = await postgresIn(folder)
  expect(await ask(third.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two copies run side by side', async () => {
  const [one, other] = await Promise.all([postgresIn(newFolder()), postgresIn(newFolder())])
  expect(await ask(one.url, 'select 1 as one')).toEqual(await ask(other.url, 'select 1 as one'))
  expect(one.pid()).not.toBe(other.pid())
})

test('two programs on one folder: the second is told', { timeout: 60_000 }, async () => {
  const folder = newFolder()
  await postgresIn(folder)
  const another = `another Tallystick runs on ${folder}`
  await expect(postgresIn(folder, undefined, 500)).rejects.toThrow(another)

  const forTemporal = { folder: newFolder(), lockWaitMs: 500, say: () => undefined }
  const temporal = await startTemporal(forTemporal)
  opened.push(temporal.stop)
  await expect(startTemporal(forTemporal)).rejects.toThrow('another Tallystick runs on')
})

test('a folder that is not ours, half ours or of another version is left alone', async () => {
  const folder = newFolder()
  const put = (file: string, text: string) => {
    mkdirSync(join(folder, file, '..'), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  put('holiday.jpg', 'a picture')
  await expect(postgresIn(folder)).rejects.toThrow('was not made by Tallystick: move it away')
  put('owner-password', 'secret')
  await expect(postgresIn(folder)).rejects.toThrow('holds no PostgreSQL data')
  put('data/PG_VERSION', '18\n')
  await expect(postgresIn(folder)).rejects.toThrow('is only half a PostgreSQL cluster')
  put('data/global/pg_control', '')
  put('data/PG_VERSION', '14\n')
  await expect(postgresIn(folder)).rejects.toThrow('was made by PostgreSQL 14, and this is 18')
})

test('a taken port is named', async () => {
  const port = await takenPort()
  const say = () => undefined
  await expect(postgresIn(newFolder(), port)).rejects.toThrow(`port ${port} is taken`)
  await expect(startTemporal({ folder: newFolder(), port, say })).rejects.toThrow(
    `port ${port} is taken`,
  )
})

test('a port taken by another database is named too', async () => {
  const other = new URL((await postgresIn(newFolder())).url)
  await expect(postgresIn(newFolder(), Number(other.port))).rejects.toThrow(
    `port ${other.port} is taken`,
  )
})

test('a killed PostgreSQL is started again at the same address', async () => {
  const server = await postgresIn(newFolder())
  const before = server.pid()
  process.kill(before, 'SIGKILL')
  await vi.waitFor(() => expect(server.pid()).not.toBe(before), 15_000)
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(server.said).toEqual(['PostgreSQL ended unexpectedly: starting it again'])
})

test('a killed Temporal is started again at the same address, and so is its page', async () => {
  const server = await startTemporal({ folder: newFolder(), page: true, say: () => undefined })
  opened.push(server.stop)
  const before = server.pid()
  process.kill(before, 'SIGKILL')
  await vi.waitFor(() => expect(server.pid()).not.toBe(before), 30_000)
  await mustReachTemporal(server.address)
  const settings = await fetch(`${server.page}/api/v1/settings`)
  expect(await settings.json()).toHaveProperty('Version')
})

test('a file that is not Temporal’s gives one message', async () => {
  const folder = newFolder()
  mkdirSync(folder)
  writeFileSync(join(folder, 'temporal.db'), 'this is a letter to a friend, and not a database')
  const started = startTemporal({ folder, say: () => undefined })
  await expect(started).rejects.toThrow(/Temporal did not start: .*not a database/)
})

test('when we are killed, the servers end too, and the next start goes on', async () => {
  const folder = newFolder()
  const { holder, pids } = await holdServers(folder)
  expect(pids.map(isAlive)).toEqual([true, true])
  holder.kill('SIGKILL')
  await vi.waitFor(() => expect(pids.map(isAlive)).toEqual([false, false]), 15_000)
  const again = await postgresIn(join(folder, 'postgres'))
  expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
  const say = () => undefined
  const temporal = await startTemporal({ folder: join(folder, 'temporal'), say })
  await temporal.stop()
})
