import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { projectRoot } from '../../../../services/platform/project-root.ts'
import { testDatabase } from '../../../support/database.ts'
import { testTemporal } from '../../../support/temporal.ts'

const script = join(projectRoot, 'services/local/bootstrap/tallystick.mjs')
const folder = mkdtempSync(join(tmpdir(), 'tallystick-program-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The program as a user starts it. What is `said` grows while it runs. */
function start(args: string[], settings: Record<string, string> = {}) {
  const env = { ...process.env, TALLYSTICK_STATE: join(folder, 'state'), ...settings }
  const child = spawn(process.execPath, [script, ...args], { env })
  const program = {
    child,
    said: '',
    printed: '',
    code: once(child, 'close').then(([code]) => code as number),
  }
  child.stdout.on('data', (chunk: Buffer) => {
    program.printed += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    program.said += chunk.toString()
  })
  return program
}

test('an unknown command is answered with those there are', async () => {
  const program = start(['dance'])
  expect(await program.code).toBe(1)
  expect(program.said).toMatch(/^tallystick: there is no dance; say one of:\n[\s\S]*\n {2}servers /)
})

test('every command helps instead of starting', async () => {
  const all = start(['--help'])
  expect(await all.code).toBe(0)
  const names = [...all.printed.matchAll(/^ {2}([\w-]+) /gm)].map(([, name]) => name!)
  expect(names).toContain('audit')
  for (const name of names) {
    const program = start([name, '--help'], { DATABASE_URL: 'postgres://me@127.0.0.1:1/x' })
    expect([name, await program.code, program.said]).toEqual([name, 0, ''])
    expect(program.printed).toMatch(new RegExp(`^(tallystick|npm run|npm) ${name}\\b`))
  }
})

test('a wrong setting ends with one sentence', async () => {
  const program = start(['servers'], { HTTP_PORT: 'eighty' })
  expect(await program.code).toBe(1)
  expect(program.said).toMatch(/^tallystick: the configuration is wrong: HTTP_PORT: [^\n]*\n$/)
})

test('a wrong DATABASE_URL ends with one sentence, and without the password', async () => {
  const program = start(['servers'], { DATABASE_URL: 'postgres://me:s3cret@127.0.0.1:1/x' })
  expect(await program.code).toBe(1)
  expect(program.said).toMatch(
    /\ntallystick: no database at DATABASE_URL [^\n]*ECONNREFUSED[^\n]*\n$/,
  )
  expect(program.said).not.toContain('s3cret')
})

test('a database of a newer schema ends with one sentence', async () => {
  const { ownerUrl, close } = await testDatabase()
  const client = new pg.Client(ownerUrl)
  await client.connect()
  await client.query(`insert into kysely_migration values ('9999-later', '2099-01-01')`)
  await client.end()
  const program = start(['servers'], { DATABASE_URL: ownerUrl })
  expect(await program.code).toBe(1)
  expect(program.said).toMatch(
    /\ntallystick: the database has a newer schema \(9999-later\)[^\n]*\n/,
  )
  await close()
})

test('a database without a ledger ends with how to found one', async () => {
  const { ownerUrl, close } = await testDatabase()
  const program = start(['start'], {
    DATABASE_URL: ownerUrl,
    TEMPORAL_ADDRESS: await testTemporal(),
  })
  expect(await program.code).toBe(1)
  expect(program.said).toMatch(/\ntallystick: this database holds no ledger yet/)
  expect(program.said).toContain('npm start -- --trial')
  expect(program.said).toContain('found officer')
  await close()
})

test('a data folder of somebody else ends with one sentence', async () => {
  const state = join(folder, 'foreign')
  mkdirSync(join(state, 'postgres'), { recursive: true })
  writeFileSync(join(state, 'postgres', 'letters.txt'), 'dear friend')
  const program = start(['servers'], { TALLYSTICK_STATE: state })
  expect(await program.code).toBe(1)
  expect(program.said).toMatch(/\ntallystick: [^\n]* was not made by Tallystick: [^\n]*\n$/)
})

test('Ctrl-C leaves no process behind', async () => {
  const program = start(['servers'])
  await vi.waitFor(() => expect(program.said).toContain('ready; Ctrl-C ends both'), 60_000)
  const children = readFileSync(`/proc/${program.child.pid}/task/${program.child.pid}/children`)
  const pids = children.toString().trim().split(' ').map(Number)
  expect(pids.length).toBeGreaterThanOrEqual(4)
  program.child.kill('SIGINT')
  expect(await program.code).toBe(0)
  expect(pids.filter(isAlive)).toEqual([])
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
