import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharePostgres, startPostgres } from '../../../services/local/servers/postgres.ts'
import { openPool } from '../../../services/platform/database.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { failingSeconds, mustBeArchived } from '../../../services/program/watch-server.ts'

/** One story: copied while it is written to, killed as by a power cut, and made again. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-backup-'))
const [state, kept, wal] = [
  join(folder, 'state'),
  join(folder, 'backup'),
  join(folder, 'backup/wal'),
]
const base = join(kept, 'base')
let ledger: Awaited<ReturnType<typeof startWriting>>

beforeAll(async () => {
  // Open, so that root can hand the cluster to nobody as it does in an open checkout.
  chmodSync(folder, 0o755)
  mkdirSync(state)
  ledger = await startWriting()
})
afterAll(() => {
  ledger?.child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** A ledger in a process of its own that is written to without a pause. */
async function startWriting() {
  const script = join(projectRoot, 'test/support/writes-until-killed.ts')
  const child: ChildProcess = spawn(process.execPath, [script, state], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout! })
  const [server] = await once(lines, 'line')
  const acknowledged: bigint[] = []
  lines.on('line', line => acknowledged.push(BigInt(line)))
  return { child, server: Number(server), acknowledged, lines }
}

/** What a shell says, in which `npx tallystick` is the program of this checkout. */
async function run(lines: string): Promise<{ code: number; said: string }> {
  const program = `"${process.execPath}" "${join(projectRoot, 'services/main.ts')}"`
  const script = `set -e\nnpx() { shift; ${program} "$@"; }\n${lines}`
  const env = { ...process.env, TALLYSTICK_STATE: state, DATABASE_URL: '' }
  try {
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', script], { env })
    return { code: 0, said: stdout + stderr }
  } catch (fault) {
    const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  }
}

/** The block of the guide that is marked by this word, with the folders of this test. */
function ofGuide(word: string): string {
  const blocks = ['operate.md', 'operate.zh.md'].map(name => {
    const text = readFileSync(join(projectRoot, 'schema/guides', name), 'utf8')
    const found = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block!)
    return found.find(block => block.includes(word))
  })
  expect(blocks[0]).toBeDefined()
  expect(blocks[1]).toBe(blocks[0])
  return blocks[0]!.replaceAll('/backup', kept).replaceAll('/var/lib/tallystick', state)
}

async function ask<Row extends object>(query: string, values: unknown[]): Promise<Row[]> {
  const server = await startPostgres({ folder: join(state, 'postgres'), say: () => undefined })
  const client = new pg.Client(server.url)
  await client.connect()
  try {
    return (await client.query<Row>(query, values)).rows
  } finally {
    await client.end()
    await server.stop()
  }
}

test('a copy is made while the ledger is written to, and is checked', async () => {
  const made = await run(ofGuide('tallystick backup'))
  expect(made).toMatchObject({ code: 0 })
  expect(made.said).toMatch(/ files, checked; last entry \d+\n/)
  expect(made.said).toContain('the root secret (ROOT_SECRET')
  expect(readdirSync(base)).toEqual([expect.stringMatching(/^\d{8}T\d{6}Z$/)])
  const other = await run(`npx tallystick backup ${folder}/other`)
  expect(other).toMatchObject({ code: 1 })
  expect(other.said).toContain(`the archive goes to ${wal}: back up there, or add --move`)
})

test('while the log cannot be archived it is told for how long', async () => {
  const server = await sharePostgres({ folder: join(state, 'postgres'), say: () => undefined })
  const pool = openPool(server.url, { name: 'archive', max: 1 })
  const failing = async () => {
    await pool.query("select pg_create_restore_point('test')")
    await pool.query('select pg_switch_wal()')
    return await failingSeconds(pool)
  }
  const poll = { timeout: 60_000, interval: 500 }
  expect(await failing()).toBe(0)
  renameSync(wal, `${wal}.away`)
  await expect.poll(failing, poll).toBeGreaterThan(0)
  renameSync(`${wal}.away`, wal)
  await expect.poll(failing, poll).toBe(0)
  await mustBeArchived(pool)
  await pool.end()
  // Whoever shares a server takes it over when its program is gone.
  await server.stop()
})

test('everything acknowledged before all was killed is there after a restore', async () => {
  const enough = ledger.acknowledged.length + 20
  await expect.poll(() => ledger.acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(enough)
  ledger.child.kill('SIGKILL')
  process.kill(ledger.server, 'SIGKILL')
  await once(ledger.lines, 'close')
  const there = await run(`npx tallystick restore ${kept}`)
  expect(there.said).toContain('holds a database: move it away first; it is not written over')

  const restored = await run(ofGuide('--log='))
  expect(restored.said).toContain('audited: nothing was changed')
  expect(restored).toMatchObject({ code: 0 })
  const [row] = await ask<{ missing: number }>(
    `select count(*)::integer as missing from unnest($1::bigint[]) a (entry)
      where not exists (select from ledger.entry e where e.id = a.entry)`,
    [ledger.acknowledged],
  )
  expect(ledger.acknowledged.length).toBeGreaterThan(20)
  expect(row).toEqual({ missing: 0 })
})

const lost = () => join(state, 'postgres.lost')

test('up to an entry: it is there, and what came after it is not', async () => {
  rmSync(join(state, 'postgres'), { recursive: true })
  const wanted = ledger.acknowledged.at(-5)!
  const restored = await run(
    `npx tallystick restore ${kept} --log=${lost()} --until-entry=${wanted}`,
  )
  expect(restored.said).toContain('audited: nothing was changed')
  expect(restored.said).toMatch(new RegExp(`; the last: ${wanted}, written at`))
  const upgraded = await run(ofGuide('migrate'))
  expect(upgraded).toMatchObject({ code: 0 })
  expect(upgraded.said.match(/nothing is due/g)).toHaveLength(2)
})

test('a gap in the log is no end of it, and a spoilt or half backup is none', async () => {
  rmSync(join(state, 'postgres'), { recursive: true })
  const [name] = readdirSync(base)
  const { firstWal } = JSON.parse(readFileSync(join(base, name!, 'contents.json'), 'utf8'))
  renameSync(join(wal, firstWal), join(folder, firstWal))
  const gap = await run(`npx tallystick restore ${kept}`)
  expect(gap).toMatchObject({ code: 1 })
  expect(gap.said).toContain(`the log breaks off before ${firstWal}`)
  expect((await run(ofGuide('--check'))).said).toContain('SPOILT')
  renameSync(join(folder, firstWal), join(wal, firstWal))
  expect(await run(ofGuide('--check'))).toMatchObject({ code: 0 })

  const table = join(base, name!, 'data/global/pg_control')
  chmodSync(table, 0o600)
  const text = readFileSync(table)
  text[100]! ^= 1
  writeFileSync(table, text)
  const spoilt = await run(`npx tallystick restore ${kept}`)
  expect(spoilt.said).toContain('is spoilt: data/global/pg_control is not what was copied')
  renameSync(join(base, name!), join(base, `${name}.half`))
  const half = await run(`npx tallystick restore ${kept}`)
  expect(half.said).toContain('holds no whole backup')
})
