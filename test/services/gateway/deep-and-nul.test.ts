import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** JSON of 100,000 levels and NUL, wherever a body has room for them, are their sender's fault. */
let world: GatewayWorld
let supplier: Joined
let bearer: string

const OPEN = `mutation ($login: JWS!) { openSession(login: $login) {
  ... on Session { bearer } ... on Refused { refusal } } }`

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
  const { challenge } = await world.transport.request<{ challenge: string }>(
    'mutation { challenge }',
  )
  const login = await supplier.alone.sign({ act: 'session.open', body: { challenge } })
  type Opened = { openSession: { bearer: string } }
  bearer = (await world.transport.request<Opened>(OPEN, { login })).openSession.bearer
})
afterAll(async () => await world?.close())

const LEVELS = 100_000
const deep = `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`
const encode = (text: string) => Buffer.from(text).toString('base64url')
const NUL = 'a\0b'

async function send(path: string, body: string | FormData): Promise<number> {
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  const headers = { authorization: `Bearer ${bearer}`, ...type }
  return (await fetch(`${world.url}${path}`, { method: 'POST', headers, body })).status
}

const ask = (query: string, variables: object) =>
  send('/graphql', JSON.stringify({ query, variables }))

const SUBMIT = 'mutation ($c: [JWS!]!) { submit(commands: $c) { answers } }'
const ROWS = `mutation ($rows: [DocumentRow!]!, $mapping: DocumentMapping, $name: String!) {
  importDocuments(kind: order, name: $name, rows: $rows, mapping: $mapping) { __typename } }`

async function signedWith(change: (part: string, n: number) => string): Promise<string> {
  const jws = await supplier.alone.sign({ act: 'receivable.reject', body: { receivable: 'x' } })
  return jws.split('.').map(change).join('.')
}

describe('a signed command', () => {
  test.each([
    ['a deep header', (part: string, n: number) => (n === 0 ? encode(deep) : part)],
    ['a deep payload', (part: string, n: number) => (n === 1 ? encode(`{"a":${deep}}`) : part)],
    [
      'NUL in its header',
      (part: string, n: number) => (n === 0 ? encode(`{"alg":"${NUL}"}`) : part),
    ],
    [
      'NUL in its payload',
      (part: string, n: number) => (n === 1 ? encode(`{"a":"${NUL}"}`) : part),
    ],
    ['NUL between', (part: string) => `${part}\0`],
  ])('with %s', async (_, change) => {
    const command = await signedWith(change)
    expect(await ask(SUBMIT, { c: [command] })).toBe(200)
    expect(await ask(OPEN, { login: command })).toBe(200)
  })

  test('in the general form, deep or with NUL', async () => {
    for (const command of [`{"payload":${deep}}`, `{"signatures":${deep}}`, `{"payload":"${NUL}"}`])
      for (const [query, variables] of [
        [SUBMIT, { c: [command] }],
        [OPEN, { login: command }],
      ] as const)
        expect(await ask(query, variables)).toBe(200)
  })

  test('really signed, with NUL or many levels in its body', async () => {
    const nested = (levels: number): unknown => (levels === 0 ? 0 : [nested(levels - 1)])
    for (const body of [{ receivable: NUL }, { [NUL]: 1 }, { deep: nested(200) }]) {
      const command = await supplier.alone.sign({ act: 'receivable.reject', body })
      expect(await ask(SUBMIT, { c: [command] })).toBe(200)
    }
  })
})

describe('documents of the trade', () => {
  const row = { seller: 'a', buyer: 'b', number: 'c' }

  test.each([
    ['NUL in a cell', { name: 'a', rows: [{ ...row, number: NUL }] }, 200],
    ['NUL in the name of a cell', { name: 'a', rows: [{ ...row, [NUL]: 'x' }] }, 200],
    ['NUL in the name', { name: NUL, rows: [row] }, 400],
    ['NUL in the mapping', { name: 'a', rows: [row], mapping: { columns: NUL } }, 400],
  ])('with %s', async (_, variables, status) => {
    expect(await ask(ROWS, variables)).toBe(status)
  })

  test.each([
    ['kind', NUL],
    ['name', NUL],
    ['mapping', NUL],
    ['mapping', `{"columns":"\\u0000"}`],
    ['mapping', deep],
    [NUL, 'x'],
  ])('as a form with %s of it', async (field, value) => {
    const form = new FormData()
    if (field !== 'kind') form.set('kind', 'order')
    form.set(field, value)
    form.set('file', new Blob([`seller,buyer,number\na,b,${NUL}\n`]), `${NUL}.csv`)
    expect(await send('/imports', form)).toBeLessThan(500)
  })
})

test('a list as a file', async () => {
  const of = (more: object) =>
    send('/exports', JSON.stringify({ list: 'parties', format: 'csv', ...more }))
  for (const more of [{ list: NUL }, { of: NUL }, { filters: { name: NUL } }, { atLeast: NUL }])
    expect(await of(more)).toBeLessThan(500)
  expect(await send('/exports', `{"list":"parties","filters":{"name":${deep}}}`)).toBe(413)
})
