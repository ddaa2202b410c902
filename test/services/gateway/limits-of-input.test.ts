import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../services/platform/new-id.ts'
import { DEBT } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Each limit of what is given to GraphQL, at its boundary, and what its refusal says of it. */
let world: GatewayWorld
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

async function post(body: string) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${world.url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await response.json()) as {
    data?: object
    errors?: { message: string; extensions: object }[]
  }
  return { status: response.status, data, error: errors?.[0] }
}

const ask = (request: object) => post(JSON.stringify({ query: '{ ledger }', ...request }))

const refused = (message: string, passed: object, status: number) => ({
  status,
  error: { message, extensions: { code: 'BAD_USER_INPUT', details: passed } },
})

describe('a request', () => {
  test('has a document of at most 16,384 characters, its comments included', async () => {
    const ofLength = (length: number) => `{ ledger } #${'x'.repeat(length - 12)}`
    expect(await ask({ query: ofLength(16_384) })).toMatchObject({ status: 200, data: {} })
    const passed = { field: 'query', limit: 16_384, found: 16_385 }
    expect(await ask({ query: ofLength(16_385) })).toMatchObject(
      refused('text_must_be_within_its_length', passed, 400),
    )
  })

  test('names its operation in at most 100 characters', async () => {
    const named = (length: number) => {
      const operationName = 'x'.repeat(length)
      return ask({ query: `query ${operationName} { ledger }`, operationName })
    }
    expect(await named(100)).toMatchObject({ status: 200, data: {} })
    const passed = { field: 'operationName', limit: 100, found: 101 }
    expect(await named(101)).toMatchObject(refused('text_must_be_within_its_length', passed, 400))
  })

  test('holds no extensions', async () => {
    for (const extensions of [null, {}])
      expect(await ask({ extensions })).toMatchObject({ status: 200, data: {} })
    const passed = { field: 'extensions', limit: 0, found: 1 }
    expect(await ask({ extensions: { persistedQuery: {} } })).toMatchObject(
      refused('request_must_hold_no_extensions', passed, 400),
    )
  })
})

describe('what is nested', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  const withVariable = (levels: number) =>
    post(`{"query":"{ ledger }","variables":{"x":${nested(levels - 1)}}}`)

  test('has at most 32 levels in variables', async () => {
    expect(await withVariable(32)).toMatchObject({ status: 200, data: {} })
    const passed = { field: 'variables', limit: 32, found: 33 }
    const tooDeep = 'json_must_be_at_most_32_levels_deep'
    expect(await withVariable(33)).toMatchObject(refused(tooDeep, passed, 400))
    for (const levels of [100_000, 2_000_000])
      expect(await withVariable(levels)).toMatchObject(
        refused(tooDeep, { ...passed, found: levels }, 400),
      )
  })

  test('has at most 32 levels in the document', async () => {
    const withMapping = (levels: number) =>
      supplier.alone.read(`mutation {
        importDocuments(kind: order, name: "a", rows: [], mapping: ${nested(levels)}) {
          ... on Refused { refusal path } } }`)
    const unshaped = { refusal: 'mapping_must_have_its_shape', path: 'mapping' }
    expect(await withMapping(32)).toEqual({ importDocuments: unshaped })
    for (const levels of [33, 900])
      await expect(withMapping(levels)).rejects.toThrow('json_must_be_at_most_32_levels_deep')
  })

  test('has at most 32 levels in the mapping of a form', async () => {
    const { challenge } = await world.transport.request<{ challenge: string }>(
      'mutation { challenge }',
    )
    const login = await supplier.alone.sign({ act: 'session.open', body: { challenge } })
    const open =
      'mutation ($login: JWS!) { openSession(login: $login) { ... on Session { bearer } } }'
    type Opened = { openSession: { bearer: string } }
    const { openSession } = await world.transport.request<Opened>(open, { login })
    const form = new FormData()
    form.set('kind', 'order')
    form.set('mapping', nested(100_000))
    form.set('file', new Blob(['']))
    expect(await world.transport.upload(form, openSession.bearer)).toMatchObject({
      refusal: 'json_must_be_at_most_32_levels_deep',
      path: 'mapping',
    })
  })
})

describe('what is given', () => {
  const SUSPEND = `mutation ($input: SuspendPartyInput!) {
    prepareSuspendParty(input: $input) { __typename } }`
  const PLEDGE =
    'mutation ($input: OfferPledgeInput!) { prepareOfferPledge(input: $input) { __typename } }'

  async function errorOf(query: string, variables: object) {
    const asked = await supplier.alone.read(query, variables).then(
      () => null,
      fault => fault.errors[0],
    )
    const { code, details } = asked?.extensions ?? {}
    return asked && { message: asked.message, code, ...details }
  }

  test('has texts of at most 1,000 characters', async () => {
    const reason = (length: number) => ({
      input: { party: supplier.id, reason: 'x'.repeat(length) },
    })
    expect(await errorOf(SUSPEND, reason(1_000))).toBeNull()
    expect(await errorOf(SUSPEND, reason(1_001))).toEqual({
      message: 'text_must_be_within_its_length',
      ...{ code: 'BAD_USER_INPUT', field: 'input.reason', limit: 1_000, found: 1_001 },
    })
    const literal = (length: number) =>
      `mutation { prepareSuspendParty(
        input: { party: "${supplier.id}", reason: "${'x'.repeat(length)}" }) { __typename } }`
    expect(await errorOf(literal(1_000), {})).toBeNull()
    expect(await errorOf(literal(1_001), {})).toMatchObject({ field: 'query', found: 1_001 })
  })

  test('has lists of at most 500 items', async () => {
    const span = { instrument: newId('rcv'), lo: '0', hi: '1' }
    const spans = (count: number) => ({
      input: { ...DEBT, to: supplier.id, spans: Array.from({ length: count }, () => span) },
    })
    expect(await errorOf(PLEDGE, spans(500))).toBeNull()
    expect(await errorOf(PLEDGE, spans(501))).toEqual({
      message: 'list_must_be_within_its_length',
      ...{ code: 'BAD_USER_INPUT', field: 'input.spans', limit: 500, found: 501 },
    })
    const literal = `mutation { importDocuments(
      kind: order, name: "a", rows: [${'0 '.repeat(501)}]) { __typename } }`
    expect(await errorOf(literal, {})).toMatchObject({ field: 'query', limit: 500, found: 501 })
  })

  test('names the field whose text cannot be stored', async () => {
    const input = { party: supplier.id, reason: 'a\0b' }
    expect(await errorOf(SUSPEND, { input })).toEqual({
      message: 'text_must_be_storable',
      ...{ code: 'BAD_USER_INPUT', field: 'input.reason' },
    })
  })
})
