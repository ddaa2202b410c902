import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TransportFault } from '../../../services/client/transport.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Each limit of a request at its boundary: the last that is taken, and the first that is not. */
let world: GatewayWorld
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  await world.owner.query(
    `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
     select n, 'code ' || n, 'uscc', 'a firm', '{supplier}', 'small', 1
       from generate_series(1, 210) n`,
  )
})
afterAll(async () => await world?.close())

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

const ask = async (query: string) => (await post(JSON.stringify({ query }))).text
const times = (count: number, of: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => of(n)).join(' ')

describe('a request', () => {
  test('has at most 4 MiB', async () => {
    const empty = JSON.stringify({ query: '{ ledger }', variables: { x: '' } })
    const ofSize = (bytes: number) => empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`)
    expect((await post(ofSize(4 * 2 ** 20))).status).toBe(200)
    expect((await post(ofSize(4 * 2 ** 20 + 1))).status).toBe(413)
  })

  test('has at most 2,000 tokens', async () => {
    const ofFields = (count: number) => ask(`{ ${times(count, () => 'ledger')} }`)
    expect(await ofFields(1_998)).not.toContain('its_tokens')
    expect(await ofFields(1_999)).toContain('document_must_keep_to_its_tokens')
  })

  test('has at most 30 aliases and 20 directives', async () => {
    const aliases = (count: number) => ask(`{ ${times(count, n => `a${n}: ledger`)} }`)
    expect(await aliases(30)).toContain(world.ledger.name)
    expect(await aliases(31)).toContain('document_must_keep_to_its_aliases')
    const directives = (count: number) =>
      ask(`{ ${times(count, n => `a${n}: ledger @include(if: true)`)} }`)
    expect(await directives(20)).toContain(world.ledger.name)
    expect(await directives(21)).toContain('document_must_keep_to_its_directives')
  })

  test('is at most 14 deep, in fragments too', async () => {
    const edges = 'titles(first: 1) { edges {'
    const deep = (leaf: string) => `{ viewer { ${edges} node { claim { instrument { ${edges} node {
      claim { instrument { ${edges} ${leaf} } } } } } } } } } } } } } }`
    expect(await ask(deep('cursor'))).toContain('reader_must_be_logged_in')
    const limit = 'document_must_keep_to_its_depth'
    expect(await ask(deep('node { lo }'))).toContain(limit)
    const hidden = `${deep('node { ...more }')} fragment more on Title { lo }`
    expect(await ask(hidden)).toContain(limit)
    const flat = `${deep('...same')} fragment same on TitleEdge { cursor }`
    expect(await ask(flat)).toContain('reader_must_be_logged_in')
  })

  test('costs at most 10,000', async () => {
    // Titles of the receivables of 50 titles: 9,902 as they are counted.
    const nested = `viewer { titles(first: 50) { edges { node { instrument {
      titles(first: 97) { edges { cursor } } } } } } }`
    const costing = async (cost: number) =>
      await supplier.alone.read(`{ ${nested} ${times(cost - 9_902, () => 'ledger')} }`)
    expect(await costing(10_000)).toMatchObject({ ledger: world.ledger.name })
    await expect(costing(10_001)).rejects.toThrow('document_must_keep_to_its_cost')
  })

  test('names at most 500 fields', async () => {
    const often = times(200, () => 'ledger ledgerIsTrial')
    const fields = (count: number) =>
      supplier.alone.read(`{ ${often} ${times(count - 400, () => 'businessDate')} }`)
    expect(await fields(500)).toMatchObject({ ledger: world.ledger.name })
    await expect(fields(501)).rejects.toThrow('document_must_keep_to_its_breadth')
  })

  test('names one field 200 times at most, fragments too, and 50 in no session', async () => {
    const naming = (count: number) =>
      `{ ledger ...a } fragment a on Query { ${times(count - 1, () => 'ledger')} }`
    const named = (count: number) => supplier.alone.read(naming(count))
    expect(await named(200)).toMatchObject({ ledger: world.ledger.name })
    await expect(named(201)).rejects.toThrow('document_must_keep_to_its_repeats')
    expect(await ask(naming(50))).toContain(world.ledger.name)
    expect(await ask(naming(51))).toContain('document_must_keep_to_its_repeats')
  })
})

describe('a page', () => {
  type Parties = { parties: { edges: object[] } }
  const refusal = async (args: string) => {
    const read = supplier.alone.read(`{ parties${args} { edges { cursor } } }`)
    return (await read.catch((fault: TransportFault) => fault.errors[0])) as object
  }
  const count = async (args: string) =>
    (await supplier.alone.read<Parties>(`{ parties${args} { edges { cursor } } }`)).parties.edges
      .length

  test('has 20 rows unless more are asked for, and 200 at most', async () => {
    expect(await count('')).toBe(20)
    expect(await count('(first: 200)')).toBe(200)
    for (const [args, field] of [
      ['(first: 201)', 'first'],
      ['(last: 201)', 'last'],
    ] as const)
      expect(await refusal(args)).toMatchObject({
        ...{ message: 'page_must_be_within_its_length', path: ['parties'] },
        extensions: { code: 'BAD_USER_INPUT', details: { field, limit: 200, found: 201 } },
      })
  })
})

describe('what is answered', () => {
  test('is for no other site, no frame and no cache, and does not say by what', async () => {
    const { headers } = await post('{"query":"{ ledger }"}', {
      origin: 'https://elsewhere.example',
    })
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
    expect((await fetch(`${world.url}/`)).headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('to a page that is none is that', async () => {
    const response = await fetch(`${world.url}/nothing`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ errors: [{ message: 'page_must_exist' }] })
  })

  test('to a body that is none says what it must be', async () => {
    const messages = { '{': 'request_must_be_json', '{}': 'request_must_hold_a_json_document' }
    for (const [body, message] of Object.entries(messages))
      expect(await post(body)).toMatchObject({
        ...{ status: 400, text: expect.stringContaining(`"message":"${message}"`) },
      })
  })
})
