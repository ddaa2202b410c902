import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { found } from '../../../services/founding/index.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { SetupFault } from '../../../services/platform/setup-fault.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

/** The command line as the officers type it; the guide's own commands are run by the first test. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-founding-'))
chmodSync(folder, 0o755)
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await database?.close()
  rmSync(folder, { recursive: true })
})

interface Ran {
  readonly code: number
  readonly said: string
}

/** Runs lines of a shell in which `npx tallystick` is the program of this checkout. */
async function run(lines: string, settings: Record<string, string> = {}): Promise<Ran> {
  const program = `"${process.execPath}" "${join(projectRoot, 'services/main.ts')}"`
  const script = `set -e\nnpx() { shift; ${program} "$@"; }\n${lines}`
  const env = { ...process.env, DATABASE_URL: database.ownerUrl, ...settings }
  try {
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', script], { cwd: folder, env })
    return { code: 0, said: stdout + stderr }
  } catch (fault) {
    const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  }
}

function commandsOfGuide(name: string): string[] {
  const text = readFileSync(join(projectRoot, 'schema/guides', name), 'utf8')
  return [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block!)
}

test('the guide’s commands found a ledger with the officers’ own keys', async () => {
  const blocks = commandsOfGuide('found.md')
  expect(blocks.length).toBe(4)
  expect(commandsOfGuide('found.zh.md')).toEqual(blocks)
  let last: Ran = { code: 1, said: '' }
  for (const block of blocks) {
    last = await run(block)
    expect(last).toMatchObject({ code: 0 })
  }
  const [, name] = /its name, for clients to pin: ([\w-]{43})\n/.exec(last.said)!
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  const { rows } = await client.query('select hash, act from ledger.entry')
  const keys = await client.query('select machine, custody from ledger.key order by machine')
  await client.end()
  expect(rows).toMatchObject([{ act: 'ledger.genesis' }])
  expect(rows[0].hash.toString('base64url')).toBe(name)
  expect(keys.rows.map(row => row.machine)).toEqual([false, false, true])
  expect(keys.rows.every(row => !row.custody)).toBe(true)
  for (const key of ['wang', 'li', 'system'])
    expect(statSync(join(folder, `${key}.key.pem`)).mode & 0o777).toBe(0o600)
})

test('what is there is not written over, and a second founding is refused', async () => {
  expect(await run('npx tallystick found system --out system')).toEqual({
    code: 1,
    said: 'tallystick: system.key.pem is there already and is not written over\n',
  })
  const again = await run('npx tallystick found finish --genesis genesis.json')
  expect(again).toMatchObject({ code: 1 })
  expect(again.said).toContain('this database holds a ledger already')
  const twice = await run('npx tallystick found sign --genesis genesis.json --key li.key.pem')
  expect(twice.said).toMatch(/^tallystick: key_\w+ has signed this genesis already\n$/)
})

const DRAW_UP =
  'npx tallystick found draw-up --operator 91350100M000100Y43 --name X ' +
  '--card wang.card.json --card li.card.json --card system.card.json'

test('a genesis that its checker has not signed is refused, in words', async () => {
  await run(`${DRAW_UP} --out half.json`)
  await run('npx tallystick found sign --genesis half.json --key wang.key.pem')
  const { ownerUrl, close } = await testDatabase()
  const half = await run('npx tallystick found finish --genesis half.json', {
    DATABASE_URL: ownerUrl,
  })
  expect(half.said).toContain('Maker and checker are one and the same person')
  expect(half.code).toBe(1)
  await close()
})

test('a card made under the code of another operator is refused by its file', async () => {
  const other = DRAW_UP.replace('91350100M000100Y43', '91310000MA00001DXU')
  const { code, said } = await run(`${other} --out other.json`)
  expect(code).toBe(1)
  expect(said).toContain("wang.card.json was made under the operator's code 91350100M000100Y43")
})

test('one changed byte of what was signed is refused', async () => {
  await run(`${DRAW_UP} --out changed.json`)
  for (const key of ['wang', 'li'])
    await run(`npx tallystick found sign --genesis changed.json --key ${key}.key.pem`)
  const path = join(folder, 'changed.json')
  const genesis = JSON.parse(readFileSync(path, 'utf8'))
  const text = Buffer.from(genesis.payload, 'base64url').toString('utf8')
  const payload = Buffer.from(text.replace('"X"', '"Y"')).toString('base64url')
  writeFileSync(path, JSON.stringify({ ...genesis, payload }))
  const { ownerUrl, close } = await testDatabase()
  const { code, said } = await run('npx tallystick found finish --genesis changed.json', {
    DATABASE_URL: ownerUrl,
  })
  expect(code).toBe(1)
  expect(said).toContain('signature_must_be_valid')
  await close()
})

test.each([
  ['dance', 'there is no command “found dance”'],
  ['officer --name A --duty maker --out a', '--operator is needed'],
  ['officer --name A --duty reader --operator C --out a', '--duty is maker or checker'],
  ['officer --name A --duty maker --operator 91350100M000100Y44 --out a', 'is no credit code'],
  ['sign --genesis none.json --key wang.key.pem', 'none.json cannot be read'],
  ['sign --genesis genesis.json --key wang.card.json', 'holds no private key'],
  ['sign --genesis wang.card.json --key wang.key.pem', 'is no genesis'],
  ['draw-up --operator C --name N --out g', '--card is needed'],
  ['draw-up --operator C --name N --card genesis.json --out g', 'genesis.json is no card'],
  ['draw-up --operator C --name N --card system.card.json --out g', 'no card is a maker’s'],
  [
    'draw-up --operator 91350100M000100Y43 --name N --card wang.card.json ' +
      '--date 2026-10-01 --out g',
    'is no business day; the one before it is 2026-09-30',
  ],
  ['finish --genesis g --force', 'Unknown option'],
])('%s: says what to do instead', async (line, said) => {
  const args = line.split(' ').map(word => word.replace(/^(?=\w+\.(json|card|key))/, `${folder}/`))
  await expect(found(args)).rejects.toThrow(said)
  await expect(found(args)).rejects.toThrow(SetupFault)
})

test('a key file is encrypted under a passphrase, and opens with no other', async () => {
  const make = 'npx tallystick found system --out sealed'
  await run(make, { TALLYSTICK_PASSPHRASE: 'correct horse' })
  expect(readFileSync(join(folder, 'sealed.key.pem'), 'utf8')).toContain('ENCRYPTED')
  const sign = 'npx tallystick found sign --genesis genesis.json --key sealed.key.pem'
  const wrong = await run(sign, { TALLYSTICK_PASSPHRASE: 'wrong horse' })
  expect(wrong.said).toContain('is encrypted: set')
  expect(await run(sign, { TALLYSTICK_PASSPHRASE: 'correct horse' })).toMatchObject({ code: 0 })
})

test('--help says each command', async () => {
  const { code, said } = await run('npx tallystick found --help')
  expect(code).toBe(0)
  for (const command of ['officer', 'system', 'draw-up', 'show', 'sign', 'finish'])
    expect(said).toMatch(new RegExp(`^ {2}${command} `, 'm'))
})
