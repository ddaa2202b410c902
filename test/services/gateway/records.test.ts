import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { records } from '../../../services/records/index.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Each request has an id, by which it is found again; what is recorded names no person. */
let world: GatewayWorld
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  vi.stubEnv('DATABASE_URL', world.database.ownerUrl)
})
afterEach(() => void vi.restoreAllMocks())
afterAll(async () => {
  vi.unstubAllEnvs()
  await world?.close()
})

async function ask(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  const request = response.headers.get('x-request-id')!
  const body = (await response.json()) as { errors?: { extensions: { request: string } }[] }
  return { request, errors: body.errors ?? [] }
}

interface Row {
  readonly request: string
  readonly kind: string
  readonly what: string
  readonly outcome: string
  readonly code: string | null
  readonly party: bigint | null
  readonly user_id: bigint | null
  readonly count: number
}

async function rows(condition: string, values: unknown[] = []): Promise<Row[]> {
  const found = await world.owner.query<Row>(
    `select * from desk.request_record where ${condition} order by id`,
    values,
  )
  return found.rows
}

/** Records are written within a second. */
async function written(condition: string, values: unknown[] = []): Promise<Row[]> {
  let found: Row[] = []
  const look = async () => {
    found = await rows(condition, values)
    return found.length
  }
  await expect.poll(look, { timeout: 10_000 }).toBeGreaterThan(0)
  return found
}

test('every answer carries an id of ours, and so does each error', async () => {
  const good = await ask('{ ledger }', { 'x-request-id': 'mine' })
  expect(good.request).toMatch(/^req_\w{13}$/)
  for (const query of ['{ viewer { duty } }', '{ nothing }', '{'])
    expect(await ask(query)).toMatchObject({
      request: expect.stringMatching(/^req_/),
      errors: [{ extensions: { request: expect.stringMatching(/^req_/) } }],
    })
  const refused = await ask('{ viewer { duty } }')
  expect(refused.errors[0]!.extensions.request).toBe(refused.request)
  const missing = await fetch(`${world.url}/nowhere`)
  expect(await missing.json()).toMatchObject({
    errors: [{ extensions: { request: missing.headers.get('x-request-id') } }],
  })
})

test('a refusal is found by its request, with its code', async () => {
  await supplier.alone.receivable.reject({ receivable: newId('rcv') })
  const [refusal] = await written("kind = 'refusal' and what = 'mutation.submit'")
  expect(refusal).toMatchObject({ outcome: 'refused', code: 'receivable_must_be_known', count: 1 })
  const of = await rows('request = $1', [refusal!.request])
  expect(of.map(({ kind }) => kind)).toEqual(['request', 'refusal'])
  expect(of[0]).toMatchObject({ what: 'mutation.submit', outcome: 'done' })
})

test('a sign-in names its user, and the reads of a user are counted together', async () => {
  const user = `user_id = ${idNumber(supplier.maker.user)}`
  for (let n = 0; n < 5; n++) await supplier.alone.read('{ viewer { duty } }', {})
  const [signIn] = await written(`kind = 'sign_in' and ${user}`)
  expect(signIn).toMatchObject({ what: 'mutation.openSession', outcome: 'done' })
  const counted = async () => {
    const reads = await rows(`what = 'query.viewer' and ${user}`)
    return { reads: reads.reduce((sum, { count }) => sum + count, 0), rows: reads.length }
  }
  await expect.poll(async () => (await counted()).reads, { timeout: 10_000 }).toBe(5)
  expect((await counted()).rows).toBeLessThan(5)
})

test('what strangers try leaves few rows, and none of their words', async () => {
  const login = 'mutation { login(name: "li-wei-42", password: "a long secret") { __typename } }'
  const before = (await rows('true')).length
  for (let n = 0; n < 20; n++) await ask(login)
  await written("kind = 'sign_in' and what = 'mutation.login' and outcome = 'refused'")
  const after = await rows('true')
  expect(after.length - before).toBeLessThan(20)
  const text = JSON.stringify(after, (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  for (const word of ['li-wei', 'secret', '127.0.0.1', '::1']) expect(text).not.toContain(word)
})

test('the gateway may add records and do nothing else with them', async () => {
  await written('true')
  for (const statement of [
    'select from desk.request_record',
    "update desk.request_record set what = 'x'",
    'delete from desk.request_record',
    'truncate desk.request_record',
  ])
    await expect(world.desk.query(statement)).rejects.toMatchObject({ code: '42501' })
})

/** The guide’s own lines. */
function linesOfGuide(name: string): string[][] {
  const page = readFileSync(join(projectRoot, 'schema/guides', name), 'utf8')
  const lines = [...page.matchAll(/^npx tallystick records (.*)$/gm)]
  return lines.map(([, line]) => line!.split(' '))
}

test('the commands of the guide do what they say', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const lines = linesOfGuide('operate.md')
  expect(lines.map(([command]) => command)).toEqual(['follow', 'export', 'forget'])
  expect(linesOfGuide('operate.zh.md')).toEqual(lines)
  for (const line of lines) expect(await records(line)).toBe(0)
})

test('the operator takes them out, follows one, and forgets old ones', async () => {
  let said = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    said += String(text)
    return true
  })
  await records(['export'])
  const all = said.trimEnd().split('\n')
  expect(all[0]).toBe('at,request,kind,what,outcome,code,party,user,milliseconds,count')
  expect(all.length - 1).toBe((await rows('true')).length)
  const [refusal] = await rows("kind = 'refusal'")
  said = ''
  await records(['export', '--format=jsonl', '--kind=refusal', '--from=2026-01-01'])
  expect(JSON.parse(said.split('\n')[0]!)).toMatchObject({ request: refusal!.request })
  said = ''
  await records(['follow', `--request=${refusal!.request}`])
  expect(said.trimEnd().split('\n').length - 1).toBe(
    (await rows('request = $1', [refusal!.request])).length,
  )
  said = ''
  await records(['forget', '--before=2026-01-01'])
  expect(said).toBe('0 records forgotten\n')
  await records(['forget', '--before=2999-01-01'])
  expect(await rows('true')).toEqual([])
  await expect(records(['forget', '--before=yesterday'])).rejects.toThrow('--before takes a day')
  await expect(records(['forget'])).rejects.toThrow('--before is needed')
  await expect(records(['burn'])).rejects.toThrow('there is no command “records burn”')
})

test('a file that comes in is followed by what came of it, or by why nothing did', async () => {
  const { imports, files } = supplier.alone
  const csv = new Blob(['seller,buyer,number,orderedOn,currency,quantity,price\n'])
  const imported = await imports.file('order', csv, { name: 'orders of Li Wei.csv' })
  if (!imported.ok) throw new Error(imported.refusal)
  const [done] = await written('what = $1', [`post.imports ${imported.id}`])
  const user_id = idNumber(supplier.maker.user)
  expect(done).toMatchObject({ kind: 'request', outcome: 'done', code: null, user_id, count: 1 })
  const empty = await imports.file('order', new Blob(['']), { name: 'empty.csv' })
  expect(empty).toMatchObject({ ok: false, refusal: 'file_must_have_a_heading' })
  const [refused] = await written("what = 'post.imports'")
  const code = 'file_must_have_a_heading'
  expect(refused).toMatchObject({ outcome: 'refused', code, user_id })
  await files.upload(new Blob(['%PDF-1.7 Li Wei']))
  expect(await written("what = 'post.blobs'")).toMatchObject([{ outcome: 'done', user_id }])
  expect(JSON.stringify(await rows('true'), (_, of) => String(of))).not.toContain('Li Wei')
})
