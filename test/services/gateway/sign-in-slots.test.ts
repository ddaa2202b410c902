import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { lineUp, waitToSignIn } from '../../../services/gateway/http/line-up.ts'
import { SignInSlots } from '../../../services/gateway/http/sign-in-slots.ts'
import { StrangerSlots } from '../../../services/gateway/http/stranger-slots.ts'
import { SlotsFull } from '../../../services/platform/slots.ts'
import { type GatewayWorld, gatewayWorld } from './gateway-fixtures.ts'

/** A server in which all strangers sign in, and are answered when they are told to be. */
async function signingIn() {
  const [strangers, signIns] = [new StrangerSlots(), new SignInSlots()]
  const held = new Map<string, () => void>()
  const gone = new Set<string>()
  const app = express()
  app.post('/', lineUp(strangers), async ({ headers, ip }, response) => {
    response.once('close', () => void gone.add(String(headers['x-name'])))
    const by = headers['x-device'] === undefined ? 'sender' : 'device'
    const name = String(headers['x-device'] ?? ip)
    // The second try of one request.
    for (let tries = 0; tries < 2; tries++)
      if (!(await waitToSignIn(signIns, { res: response, by, name }))) return
    held.set(String(headers['x-name']), () => void response.end())
  })
  const server = app.listen(0)
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const { port } = server.address() as AddressInfo
  const send = (name: string, host: string, headers: Record<string, string> = {}) => {
    const asked = request({
      ...{ port, host: '127.0.0.1', localAddress: host, method: 'POST', agent: false },
      headers: { 'x-name': name, ...headers },
    })
    asked.on('error', () => undefined).end()
    return asked
  }
  const seen = (...names: string[]) =>
    vi.waitFor(() => expect([...held.keys()].sort()).toEqual([...names].sort()))
  const waiting = (count: number) => vi.waitFor(() => expect(signIns.use.waiting).toBe(count))
  return { strangers, signIns, held, gone, send, seen, waiting }
}

describe('who signs in', () => {
  test('leaves the line of strangers, and is tried alone, senders in turn', async () => {
    const { strangers, held, send, seen, waiting } = await signingIn()
    send('a1', '127.9.0.1')
    await seen('a1')
    for (const name of ['a2', 'a3', 'a4', 'a5']) send(name, '127.9.0.1')
    await waiting(4)
    send('b1', '127.9.0.2')
    await waiting(5)
    expect(strangers.use).toEqual({ inside: 0, waiting: 0 })
    held.get('a1')!()
    // Who came last is next, since its sender had none inside.
    await seen('a1', 'b1')
    held.get('b1')!()
    await vi.waitFor(() => expect(held.size).toBe(3))
  })

  test('on a device that is known waits for no stranger', async () => {
    const { send, seen, waiting } = await signingIn()
    send('a1', '127.9.0.1')
    await seen('a1')
    send('a2', '127.9.0.1')
    await waiting(1)
    send('known', '127.9.0.1', { 'x-device': 'seen before' })
    await seen('a1', 'known')
  })

  test('and hangs up leaves its place to the next', async () => {
    const { send, seen, waiting, gone } = await signingIn()
    const first = send('a1', '127.9.0.1')
    await seen('a1')
    const second = send('a2', '127.9.0.1')
    await waiting(1)
    send('a3', '127.9.0.1')
    await waiting(2)
    second.destroy()
    await vi.waitFor(() => expect(gone).toContain('a2'))
    first.destroy()
    await seen('a1', 'a3')
  })

  test('is turned away as the sixth of one sender, and beyond a hundred that wait', async () => {
    const slots = new SignInSlots()
    const enter = (name: string) => slots.enter('sender', name)
    for (let n = 0; n < 5; n++) void enter('one')
    await expect(enter('one')).rejects.toThrow(SlotsFull)
    for (let n = 0; n < 100; n++) void enter(`other ${n}`)
    await vi.waitFor(() => expect(slots.use).toEqual({ inside: 1, waiting: 104 }))
    await expect(enter('one more')).rejects.toThrow(SlotsFull)
    await expect(slots.enter('device', 'one more')).resolves.toBeTypeOf('function')
  })
})

describe('passwords tried by strangers', () => {
  let world: GatewayWorld
  beforeAll(async () => {
    world = await gatewayWorld()
  })
  afterAll(async () => await world?.close())

  test('keep no other stranger waiting; too many at once are told to come again', async () => {
    const ask = async (query: string) =>
      await fetch(`${world.url}/graphql`, {
        ...{ method: 'POST', body: JSON.stringify({ query }) },
        headers: { 'content-type': 'application/json' },
      })
    let tried = 0
    const tries = Array.from({ length: 20 }, async (_, n) => {
      const answer = await ask(`mutation { login(name: "who${n}", password: "x") { __typename } }`)
      tried += 1
      return answer
    })
    expect(await (await ask('{ ledger }')).json()).toEqual({ data: { ledger: world.ledger.name } })
    expect(tried).toBeLessThan(20)
    const refused = (await Promise.all(tries)).filter(({ status }) => status === 503)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.length).toBeLessThan(20)
    expect(refused[0]!.headers.get('retry-after')).toBe('5')
    expect(await refused[0]!.json()).toMatchObject({
      errors: [
        {
          message: 'sign_ins_must_be_fewer_at_once',
          extensions: { code: 'TRY_AGAIN', details: { ofOne: 5, limit: 100, waitSeconds: 5 } },
        },
      ],
    })
  })
})
