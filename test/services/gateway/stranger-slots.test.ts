import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { lineUp, lineUpLarge } from '../../../services/gateway/http/line-up.ts'
import { startServer } from '../../../services/gateway/http/server.ts'
import { StrangerSlots } from '../../../services/gateway/http/stranger-slots.ts'

const SECRET = 's'.repeat(43)

/** A server behind the line, which answers nobody before it is told to. */
async function lined(which: typeof lineUp) {
  const strangers = new StrangerSlots()
  const inside: string[] = []
  const held: (() => void)[] = []
  const app = express()
  app.post('/', which(strangers), express.raw({ type: () => true }), (asked, response) => {
    inside.push(String(asked.headers['x-name']))
    held.push(() => void response.end())
  })
  const server = app.listen(0)
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const { port } = server.address() as AddressInfo
  const send = (name: string, host: string, { body = 'x', headers = {} } = {}) => {
    const asked = request({
      ...{ port, host: '127.0.0.1', localAddress: host, method: 'POST', agent: false },
      headers: { 'x-name': name, 'content-length': body.length, ...headers },
    })
    asked.on('error', () => undefined).end(body)
    return asked
  }
  const seen = (names: readonly string[]) =>
    vi.waitFor(() => expect([...inside].sort()).toEqual([...names].sort()))
  const waiting = (count: number) =>
    vi.waitFor(() => expect(strangers.use.waiting).toBe(count), { timeout: 5_000 })
  return { strangers, send, seen, waiting, inside, held }
}

describe('strangers', () => {
  test('are carried out four at once, of one sender two, then the next in turn', async () => {
    const { send, seen, waiting, held } = await lined(lineUp)
    for (const name of ['a1', 'a2']) send(name, '127.9.0.1')
    await seen(['a1', 'a2'])
    send('a3', '127.9.0.1')
    await waiting(1)
    for (const name of ['b1', 'b2']) send(name, '127.9.0.2')
    await seen(['a1', 'a2', 'b1', 'b2'])
    send('c1', '127.9.0.3')
    await waiting(2)
    held[2]!()
    await seen(['a1', 'a2', 'b1', 'b2', 'c1'])
  })

  test('who hang up leave their place to the next', async () => {
    const { send, seen, waiting } = await lined(lineUp)
    const asked = ['a1', 'a2'].map(name => send(name, '127.9.0.1'))
    await seen(['a1', 'a2'])
    send('a3', '127.9.0.1')
    await waiting(1)
    asked[0]!.destroy()
    await seen(['a1', 'a2', 'a3'])
  })

  test('with large bodies wait before these are read, small ones pass them', async () => {
    const { send, inside, waiting } = await lined(lineUpLarge)
    const body = 'x'.repeat(16 * 2 ** 10 + 1)
    for (const name of ['a1', 'a2', 'a3']) send(name, '127.9.0.1', { body })
    await waiting(1)
    send('a4', '127.9.0.1', { body: body.slice(1) })
    await vi.waitFor(() => expect(inside).toContain('a4'))
    expect(inside).toHaveLength(3)
  })
})

describe('whoever has proved who it is', () => {
  test('passes by its address, and by its session from any address', async () => {
    const { strangers, send, seen, waiting } = await lined(lineUp)
    for (const name of ['a1', 'a2']) send(name, '127.9.0.1')
    await seen(['a1', 'a2'])
    const headers = { authorization: `Bearer ${SECRET}` }
    send('forged', '127.9.0.1', { headers })
    await waiting(1)
    strangers.meetSession(SECRET)
    send('session', '127.9.0.1', { headers })
    strangers.meetSender('127.9.0.4')
    for (const name of ['d1', 'd2', 'd3']) send(name, '127.9.0.4')
    await seen(['a1', 'a2', 'd1', 'd2', 'd3', 'session'])
    expect(strangers.use.inside).toBe(2)
  })

  test('is a stranger again once ten thousand others were seen after it', () => {
    const strangers = new StrangerSlots()
    strangers.meetSender('first')
    strangers.meetSender('second')
    for (let n = 0; n < 9_998; n++) strangers.meetSender(`other ${n}`)
    expect(strangers.knows('first', null)).toBe(true)
    strangers.meetSender('one more')
    expect([strangers.knows('first', null), strangers.knows('second', null)]).toEqual([true, false])
  })
})

test('more of one sender than may wait are told to come again, in both languages', async () => {
  const strangers = new StrangerSlots()
  for (let n = 0; n < 252; n++) void strangers.enter('127.0.0.1')
  const answers = (_request: express.Request, response: express.Response) => void response.end()
  const server = await startServer({
    ...{ port: 0, host: '127.0.0.1', trustProxy: 0, ledger: { name: 'l', trial: false } },
    ...{ portal: null, health: null, graphql: answers, exports: answers, strangers },
    tokens: [answers],
    ...{
      imports: { take: [answers], refused: answers },
      blobs: { take: [answers], give: answers },
    },
  })
  onTestFinished(() => server.close())
  const ask = async () =>
    await fetch(`${server.url}/graphql`, {
      ...{ method: 'POST', body: '{"query":"{ ledger }"}' },
      headers: { 'content-type': 'application/json' },
    })
  const late = await ask()
  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await late.json()).toMatchObject({
    errors: [
      {
        message: 'strangers_must_be_fewer_at_once',
        extensions: { code: 'TRY_AGAIN', zh: expect.stringContaining('1000') },
      },
    ],
  })
  expect(strangers.use).toEqual({ inside: 2, waiting: 250 })
  strangers.meetSender('127.0.0.1')
  expect((await ask()).status).toBe(200)
})
