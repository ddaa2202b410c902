import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import { type Health, operationsPages } from '../../../services/platform/health.ts'
import { measureProcess, metrics } from '../../../services/platform/metrics.ts'

async function serve(health: Health): Promise<(page: string) => Promise<Response>> {
  const pages = operationsPages(health)
  const server = createServer((request, response) => pages[request.url!]?.(request, response))
  server.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
  })
  await once(server, 'listening')
  return page => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${page}`)
}

const works = async () => undefined
const fails = async () => {
  throw new Error('password authentication failed for user postgres')
}
const NOTHING = { works: {}, waitingSeconds: {} }
const hangs = () => new Promise(() => undefined)

test('ready when every check passes', async () => {
  const get = await serve({ required: { database: works } })
  const answer = await get('/readyz')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ ready: true, failing: [], away: [], ...NOTHING })
})

test('not ready when a check fails or hangs, which is named without its reason', async () => {
  const get = await serve({ required: { database: fails, relay: works, temporal: hangs } })
  const answer = await get('/readyz')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toEqual({
    ...{ ready: false, failing: ['database', 'temporal'], away: [], ...NOTHING },
  })
})

test('ready without what is only optional, which is named', async () => {
  const get = await serve({
    required: { database: works },
    optional: { temporal: fails, bank: works },
  })
  const answer = await get('/readyz')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ ready: true, failing: [], away: ['temporal'], ...NOTHING })
})

test('ready when another process works, and says that this one stands by', async () => {
  const get = await serve({
    works: { sequencer: { works: false }, relay: { works: true } },
    waiting: { entries: async () => 1.5, waits: fails },
  })
  const answer = await get('/readyz')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    works: { sequencer: 'stands by', relay: 'works' },
    waitingSeconds: { entries: 1.5, waits: null },
  })
})

test('alive even when not ready', async () => {
  const get = await serve({ required: { database: fails } })
  expect((await get('/livez')).status).toBe(200)
})

test('figures of the process and of ours are on one page', async () => {
  measureProcess()
  const counter = new Counter({ name: 'seen_by_a_test', help: 'seen', registers: [metrics] })
  counter.inc(3)
  const get = await serve({})
  const text = await (await get('/metrics')).text()
  expect(text).toContain('seen_by_a_test 3')
  expect(text).toContain('process_resident_memory_bytes')
})
