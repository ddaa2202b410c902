import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { testTemporal } from '../../support/temporal.ts'

/** Processes of a user's own, each with its roles, on one database. */
let database: TestDatabase
const state = mkdtempSync(join(tmpdir(), 'tallystick-processes-'))
const NOWHERE = '127.0.0.1:1'

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await database?.close()
  rmSync(state, { recursive: true, force: true })
})

function run(args: string[], settings: Record<string, string> = {}) {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.ownerUrl, TEMPORAL_ADDRESS: NOWHERE, TALLYSTICK_STATE: state },
    ...settings,
  }
  const child = spawn(process.execPath, [join(projectRoot, 'services/main.ts'), ...args], { env })
  onTestFinished(() => void child.kill('SIGKILL'))
  const one = { child, said: '', code: once(child, 'close').then(([code]) => code as number) }
  const hear = (chunk: Buffer) => {
    one.said += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return one
}

/** Resolves when it says where it answers. */
async function start(roles: string, settings: Record<string, string> = {}) {
  const one = run(['start', '--trial', `--roles=${roles}`], settings)
  const found = (what: string) => RegExp(`${what} answers at (http://[\\d.:]+)`).exec(one.said)?.[1]
  await expect.poll(() => found('health'), { timeout: 60_000 }).toBeDefined()
  const healthUrl = found('health')!
  const health = async () => {
    const response = await fetch(`${healthUrl}/readyz`)
    return { status: response.status, ...((await response.json()) as { works: object }) }
  }
  return Object.assign(one, { url: found('GraphQL'), healthUrl, health })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const ASK = JSON.stringify({ query: '{ ledger }' })

/** Asks on one connection until it is the last answer, or nobody takes the connection. */
async function askUntilClosed(url: string, begun: () => void): Promise<(string | undefined)[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { 'content-type': 'application/json' }
  const seen: (string | undefined)[] = []
  while (seen.at(-1) !== 'close') {
    const asked = request(`${url}/graphql`, { agent, method: 'POST', headers }).end(ASK)
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    expect(response.statusCode).toBe(200)
    for await (const _ of response);
    seen.push(response.headers.connection)
    begun()
  }
  agent.destroy()
  return seen
}

describe('a gateway', () => {
  test('answers with Temporal absent, and says for how long entries wait', async () => {
    const gateway = await start('gateway')
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: ASK }
    const answer = await fetch(`${gateway.url}/graphql`, asked)
    expect(await answer.json()).toEqual({ data: { ledger: expect.any(String) } })
    expect(await gateway.health()).toMatchObject({
      ...{ status: 200, ready: true, failing: [], away: [], works: {} },
      waitingSeconds: { entries: expect.any(Number) },
    })
    for (const page of ['readyz', 'metrics', 'livez'])
      expect((await fetch(`${gateway.url}/${page}`)).status).toBe(404)
    expect(await (await fetch(`${gateway.healthUrl}/metrics`)).text()).toContain('# HELP')
    gateway.child.kill('SIGTERM')
    expect(await gateway.code).toBe(0)
  })

  test('that is ended among busy connections answers all and ends with 0', async () => {
    const port = String(await freePort())
    const gateway = await start('gateway', { HTTP_PORT: port, HEALTH_PORT: port })
    expect(gateway.url).toBe(gateway.healthUrl)
    const began = performance.now()
    const answered = Array.from({ length: 30 }, () => 0)
    let ended = false
    const clients = answered.map((_, client) =>
      askUntilClosed(gateway.healthUrl, () => {
        answered[client]! += 1
        if (ended || Math.min(...answered) < 3) return
        ended = true
        gateway.child.kill('SIGTERM')
      }),
    )
    for (const seen of await Promise.all(clients)) expect(seen.at(-1)).toBe('close')
    expect(await gateway.code).toBe(0)
    expect(gateway.said).toContain('"part":"pools","msg":"closed"')
    // It has 20 s, and whoever waits for it must not.
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  test('whose port is taken ends with one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const gateway = run(['start', '--trial', '--roles=gateway'], { HTTP_PORT: String(port) })
    expect(await gateway.code).toBe(1)
    expect(gateway.said).toMatch(
      new RegExp(`\ntallystick: port ${port} is taken by another program: [^\n]*\n$`),
    )
  })
})

describe('of several processes', () => {
  test.each(['sequencer', 'relay'])('one %s works, and another takes over', async role => {
    const settings = { TEMPORAL_ADDRESS: role === 'relay' ? await testTemporal() : NOWHERE }
    const first = await start(role, settings)
    await expect
      .poll(first.health, { timeout: 10_000 })
      .toMatchObject({ status: 200, works: { [role]: 'works' } })
    expect(await (await fetch(first.healthUrl)).text()).toContain('合券 Tallystick')
    const second = await start(role, settings)
    expect(await second.health()).toMatchObject({ status: 200, works: { [role]: 'stands by' } })
    const third = await start(role, settings)
    third.child.kill('SIGTERM')
    expect(await third.code).toBe(0)
    expect(await first.health()).toMatchObject({ works: { [role]: 'works' } })
    first.child.kill('SIGKILL')
    await first.code
    // A second or two, where the machine has nothing else to do.
    await expect.poll(second.health, { timeout: 10_000 }).toMatchObject({
      works: { [role]: 'works' },
    })
    second.child.kill('SIGTERM')
    expect(await second.code).toBe(0)
  })
})

test('an audit needs no address beside a platform that runs in the same folder', async () => {
  // Open, so that root can hand the cluster to nobody.
  chmodSync(state, 0o755)
  const embedded = { DATABASE_URL: '', TALLYSTICK_STATE: join(state, 'embedded') }
  const gateway = await start('gateway', embedded)
  const audit = run(['audit'], embedded)
  expect(await audit.code).toBe(0)
  expect(audit.said).toBe('1 entries replayed: 0 instruments, 0 titles\nnothing was changed\n')
  expect(await gateway.health()).toMatchObject({ status: 200 })
  gateway.child.kill('SIGTERM')
  expect(await gateway.code).toBe(0)
})

describe('npm start', () => {
  test('refuses a role that there is not, with those that there are', async () => {
    const one = run(['start', '--roles=gateway,dance'])
    expect(await one.code).toBe(1)
    expect(one.said).toBe(
      'tallystick: --roles takes, with commas between them: gateway, sequencer, relay, worker; ' +
        'not dance\n',
    )
  })

  test('helps instead of starting', async () => {
    const one = run(['start', '--help'])
    expect(await one.code).toBe(0)
    expect(one.said).toMatch(
      /^npm start -- \[--trial\] \[--roles=ROLE[\s\S]*sequencer +gives entries/,
    )
  })
})
