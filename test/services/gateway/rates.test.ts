import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { createKey, payloadOf, signPayload } from '../../../services/client/index.ts'
import { findSender } from '../../../services/gateway/http/sender.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Who asks too often is told so by HTTP, and hurts nobody else. */
const ONCE = { burst: 3, perSecond: 0.01 }
const OPTIONS = {
  rates: { login: ONCE, apply: ONCE, session: ONCE, unsigned: { burst: 10, perSecond: 1 } },
  // Two enrolments by the operator, each of which counts as fifty acts.
  partyRate: { burst: 100, perSecond: 1 },
}

const worlds: GatewayWorld[] = []
async function open(more: { trustProxy?: number } = {}): Promise<GatewayWorld> {
  const world = await gatewayWorld({ ...OPTIONS, ...more })
  worlds.push(world)
  return world
}
afterAll(async () => {
  for (const world of worlds) await world.close()
})

async function post(
  world: GatewayWorld,
  query: string,
  more: { from?: string; variables?: object },
) {
  const { from, variables = {} } = more
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(from ? { 'x-forwarded-for': from } : {}) },
    body: JSON.stringify({ query, variables }),
  })
  const retryAfter = response.headers.get('retry-after')
  return { status: response.status, retryAfter, text: await response.text() }
}

const login = (name: string) => `login(name: "${name}", password: "wrong") {
  ... on Refused { refusal } }`

describe('an address', () => {
  let direct: GatewayWorld
  let behind: GatewayWorld
  beforeAll(async () => {
    direct = await open()
    behind = await open({ trustProxy: 1 })
  })

  test('guesses three passwords, whatever names and aliases, then waits', async () => {
    const three = `mutation { a: ${login('one')} b: ${login('two')} ...f }
      fragment f on Mutation { c: ${login('three')} }`
    expect((await post(direct, three, {})).text).not.toContain('tried_less_often')
    const late = await post(direct, `mutation { ${login('four')} }`, {})
    expect(late.text).toContain('login_must_be_tried_less_often')
  })

  test('asks for challenges three times, whatever aliases, then waits', async () => {
    const three = `mutation { a: challenge b: challenge ...f }
      fragment f on Mutation { c: challenge }`
    expect((await post(direct, three, {})).status).toBe(200)
    const late = await post(direct, 'mutation { challenge }', {})
    expect(late.status).toBe(429)
    expect(Number(late.retryAfter)).toBeGreaterThan(0)
    expect(Number(late.retryAfter)).toBeLessThanOrEqual(100)
    expect(late.text).toContain('request_must_keep_to_its_rate')
    expect((await post(direct, '{ ledger }', {})).status).toBe(200)
  })

  test('is not another by its own word, but by that of a proxy that is trusted', async () => {
    const own = 'mutation { challenge }'
    expect((await post(direct, own, { from: '203.0.113.9' })).status).toBe(429)
    const four = `mutation { ${['a', 'b', 'c', 'd'].map(n => `${n}: challenge`).join(' ')} }`
    expect((await post(behind, four, { from: '203.0.113.9' })).status).toBe(429)
    expect((await post(behind, own, { from: '203.0.113.9' })).status).toBe(429)
    expect((await post(behind, own, { from: '203.0.113.10' })).status).toBe(200)
    // What the client says of itself stands before what the proxy adds.
    const spoofed = '198.51.100.1, 203.0.113.9'
    expect((await post(behind, own, { from: spoofed })).status).toBe(429)
  })

  test('applies so often and no more', async () => {
    const apply = `mutation ($input: RecoveryInput!) { applyForKey(input: $input) { __typename } }`
    const content = Buffer.from('x').toString('base64url')
    const paper = { mediaType: 'text/plain', content }
    const key = { alg: 'EdDSA', publicKey: createKey().publicKey, proof: '' }
    const input = { code: 'nobody', user: newId('usr'), key, licence: paper, letter: paper }
    const applied = []
    for (let i = 0; i < 4; i++) applied.push(await post(direct, apply, { variables: { input } }))
    expect(applied.map(a => a.status)).toEqual([200, 200, 200, 429])
  })

  test('sends what no key has signed ten times, and then nothing for a while', async () => {
    const submit = 'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers } }'
    const act = { act: 'receivable.reject', body: { receivable: newId('rcv') } }
    const frame = {
      ledger: direct.ledger.name,
      party: newId('pty'),
      user: newId('usr'),
    }
    const forged = () => signPayload(payloadOf(act, frame), [createKey()])
    const known = await direct.join(['supplier'])
    const own = () => known.alone.sign({ act: 'receivable.reject', body: {} })
    for (let i = 0; i < 12; i++)
      expect((await post(direct, submit, { variables: { commands: [await own()] } })).status).toBe(
        200,
      )
    const commands = await Promise.all(Array.from({ length: 12 }, forged))
    const first = await post(direct, submit, { variables: { commands } })
    expect(first.text).toContain('key_must_be_enrolled')
    const second = await post(direct, submit, { variables: { commands: [] } })
    expect(second).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^[1-9]/) })
  })

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:db8:1:2::9', '2001:db8:1:2::'],
    ['2001:db8:1:3::9', '2001:db8:1:3::'],
    ['2001:DB8::1', '2001:db8::'],
    ['::1', '::'],
    ['fe80::1%eth0', 'fe80::'],
    ['unix socket', 'unix socket'],
  ])('%s is the sender %s', (address, sender) => {
    expect(findSender(address)).toBe(sender)
  })
})

describe('a party', () => {
  let world: GatewayWorld
  let fast: Joined
  let slow: Joined
  beforeAll(async () => {
    world = await open()
    fast = await world.join(['supplier'])
    slow = await world.join(['supplier'])
  })

  const reject = (client: Joined['alone']) =>
    client.sign({ act: 'receivable.reject', body: { receivable: newId('rcv') } })

  test('that sends too fast is told so, and its neighbour in the request is answered', async () => {
    const own = await Promise.all(Array.from({ length: 101 }, () => reject(fast.alone)))
    const { answers } = (
      await world.transport.request<{ submit: { answers: object[] } }>(
        'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers } }',
        { commands: [...own, await reject(slow.alone)] },
      )
    ).submit
    expect(answers.slice(0, 101)).toEqual(Array(101).fill({ ok: true, acts: [expect.any(Object)] }))
    const mixed = (
      await world.transport.request<{ submit: { answers: object[] } }>(
        'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers } }',
        { commands: [await reject(fast.alone), await reject(slow.alone)] },
      )
    ).submit.answers
    expect(mixed).toEqual([
      expect.objectContaining({
        refusal: 'party_must_keep_to_its_rate',
        details: { perSecond: expect.any(Number), burst: expect.any(Number) },
      }),
      { ok: true, acts: [refuse('receivable_must_be_known', 'body.receivable')] },
    ])
  })

  test('alone in its request has 429 and the seconds to wait; its client waits them', async () => {
    for (let i = 0; i < 3; i++) {
      const commands = await Promise.all(Array.from({ length: 100 }, () => reject(fast.alone)))
      const submit = 'mutation ($commands: [JWS!]!) { submit(commands: $commands) { answers } }'
      const answer = await post(world, submit, { variables: { commands } })
      if (i === 2) expect(answer).toMatchObject({ status: 429, retryAfter: '1' })
    }
    expect(await fast.alone.submit([await reject(fast.alone)])).toMatchObject({
      answers: [{ acts: [{ refusal: 'receivable_must_be_known' }] }],
    })
  })
})
