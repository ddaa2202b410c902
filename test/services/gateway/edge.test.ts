import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import {
  createKey,
  payloadOf,
  receivableActs,
  signBytes,
  signPayload,
} from '../../../services/client/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

let world: GatewayWorld
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

function post(body: string, headers: Record<string, string> = {}) {
  return fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
}

async function ask(query: string, variables = {}) {
  const response = await post(JSON.stringify({ query, variables }))
  return { status: response.status, text: await response.text() }
}

const reject = () => receivableActs.reject({ receivable: newId('rcv') })

async function refusalOf(command: string) {
  const { answers } = await supplier.alone.submit([command])
  return answers[0]
}

test('figures and readiness are not told at the port of strangers', async () => {
  for (const page of ['metrics', 'readyz', 'livez'])
    expect((await fetch(`${world.url}/${page}`)).status).toBe(404)
})

describe('documents that only cost', () => {
  test('one of 10 MB is not read', async () => {
    const query = `{ ledger } # ${'x'.repeat(10 * 2 ** 20)}`
    const response = await post(JSON.stringify({ query }))
    expect(response.status).toBe(413)
    expect(await response.text()).toContain('request_must_be_within_its_size')
  })

  test('10,000 aliases', async () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `a${i}: ledger`).join(' ')
    expect((await ask(`{ ${many} }`)).text).toContain('text_must_be_within_its_length')
    const some = Array.from({ length: 31 }, (_, i) => `a${i}: ledger`).join(' ')
    expect((await ask(`{ ${some} }`)).text).toContain('document_must_keep_to_its_aliases')
    const few = Array.from({ length: 30 }, (_, i) => `a${i}: ledger`).join(' ')
    expect((await ask(`{ ${few} }`)).text).toContain(world.ledger.name)
  })

  test('deep nesting', async () => {
    const levels = 20
    const down = '{ claim { instrument { titles { edges { node'.repeat(levels)
    const up = '} } } } }'.repeat(levels)
    const nested = `{ viewer { titles { edges { node ${down} { lo } ${up} } } } }`
    expect((await ask(nested)).text).toContain('document_must_keep_to_its_depth')
  })

  test('connections in connections, by the rows that they ask for', async () => {
    const query = `{ viewer { titles(first: 200) { edges { node { instrument {
      titles(first: 200) { edges { node { lo hi } } } } } } } } }`
    await expect(supplier.alone.read(query)).rejects.toThrow('document_must_keep_to_its_cost')
  })

  test('an empty or foreign body, and a page that is none', async () => {
    expect((await post('{}')).status).toBe(400)
    expect((await post('{')).status).toBe(400)
    expect((await post('query=x', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await fetch(`${world.url}/graphql?query={ledger}`)).status).toBe(405)
  })
})

describe('strangers', () => {
  test('learn nothing of the graph', async () => {
    expect((await ask('{ __schema { types { name } } }')).text).toContain('UNAUTHENTICATED')
    expect((await ask('{ ledgr }')).text).not.toContain('Did you mean')
  })

  test('read nothing, with an invented bearer either', async () => {
    const query = JSON.stringify({ query: '{ viewer { duty } }' })
    for (const headers of [{}, { authorization: `Bearer ${'a'.repeat(43)}` }])
      expect(await (await post(query, headers)).text()).toContain('UNAUTHENTICATED')
  })
})

describe('commands that are none', () => {
  const frame = () => ({
    ledger: world.ledger.name,
    party: supplier.id,
    user: supplier.maker.user,
  })

  test('an act that nobody knows', async () => {
    const answer = await supplier.alone.send({ act: 'receivable.print-money', body: {} })
    const act = 'receivable.print-money'
    expect(answer).toEqual(refuse('act_must_be_known', 'act', { act }))
  })

  test.each([
    ['no algorithm', { alg: 'none' }, 'header_must_hold_only_alg_kid_and_typ'],
    ['an embedded key', { jwk: { kty: 'OKP' } }, 'header_must_hold_only_alg_kid_and_typ'],
    [
      'a critical extension',
      { crit: ['b64'], b64: false },
      'header_must_hold_only_alg_kid_and_typ',
    ],
    ['another algorithm than the key’s', { alg: 'ES256' }, 'algorithm_must_be_that_of_the_key'],
  ])('%s', async (_name, change, refusal) => {
    const [header, payload, signature] = (await supplier.alone.sign(reject())).split('.') as [
      string,
      string,
      string,
    ]
    const fields = JSON.parse(Buffer.from(header, 'base64url').toString())
    const changed = Buffer.from(JSON.stringify({ ...fields, ...change })).toString('base64url')
    expect(await refusalOf(`${changed}.${payload}.${signature}`)).toEqual(refuse(refusal))
  })

  test('a key that nobody enrolled, and a signature of other bytes', async () => {
    const payload = payloadOf(reject(), frame())
    expect(await refusalOf(await signPayload(payload, [createKey()]))).toMatchObject({
      refusal: 'key_must_be_enrolled',
    })
    const [header, , signature] = (await supplier.alone.sign(reject())).split('.')
    expect(await refusalOf(`${header}.${payload}.${signature}`)).toMatchObject({
      refusal: 'signature_must_be_valid',
    })
  })

  test('for another ledger, expired, dated ahead', async () => {
    const sign = async (more: object) => await supplier.alone.sign(reject(), more)
    expect(await refusalOf(await sign({ ledger: 'another' }))).toMatchObject({
      refusal: 'command_must_be_for_this_ledger',
      details: { ledger: world.ledger.name },
    })
    const hour = 3_600_000
    expect(await refusalOf(await sign({ at: Date.now() - 2 * hour, lifeMs: hour }))).toMatchObject({
      refusal: 'command_must_not_be_expired',
    })
    expect(await refusalOf(await sign({ at: Date.now() + hour }))).toMatchObject({
      refusal: 'command_must_not_be_dated_ahead',
    })
  })

  test('the same id with another payload', async () => {
    const id = newId('cmd')
    await supplier.alone.submit([await supplier.alone.sign(reject(), { id })])
    expect(await refusalOf(await supplier.alone.sign(reject(), { id }))).toEqual(
      refuse('command_id_must_not_be_used_for_another_payload', 'id'),
    )
  })

  test('text that is no JWS', async () => {
    for (const command of ['', 'a.b', 'a.b.c.d', '{"payload":1}', '..'])
      expect(await refusalOf(command)).toMatchObject({ refusal: expect.stringMatching(/_must_/) })
  })

  test('a P-256 key signs as an Ed25519 key does', async () => {
    const key = createKey('ES256')
    const payload = payloadOf(reject(), frame())
    const { signature } = await signBytes(payload, key)
    expect(Buffer.from(signature, 'base64url').length).toBe(64)
    expect(Buffer.from(key.publicKey, 'base64url').length).toBe(65)
  })
})
