import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { EXPORT_TEXTS } from '../../../services/platform/turned-away/export-texts.ts'
import { TRANSPORT_TEXTS } from '../../../services/platform/turned-away/turn-away.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** What a request must be itself is told with status, code, both sentences and details. */
let world: GatewayWorld
let supplier: Joined
let bearer: string

beforeAll(async () => {
  world = await gatewayWorld({ rates: { session: { burst: 2, perSecond: 0.001 } } })
  supplier = await world.join(['supplier'])
  const { challenge } = await world.transport.request<{ challenge: string }>(
    'mutation { challenge }',
  )
  const login = await supplier.alone.sign({ act: 'session.open', body: { challenge } })
  const opened = await world.transport.request<{ openSession: { bearer: string } }>(
    'mutation ($login: JWS!) { openSession(login: $login) { ... on Session { bearer } } }',
    { login },
  )
  bearer = opened.openSession.bearer
})
afterAll(async () => await world?.close())

interface Told {
  readonly message: string
  readonly extensions: { code: string; zh: string; en: string; details?: object }
}

async function send(path: string, init: RequestInit) {
  const response = await fetch(`${world.url}${path}`, init)
  const { data, errors } = (await response.json()) as { data?: object; errors: Told[] }
  const { message, extensions } = errors[0]!
  return { status: response.status, headers: response.headers, data, message, ...extensions }
}

const JSON_HEADERS = { 'content-type': 'application/json' }

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return send('/graphql', { method: 'POST', headers: { ...JSON_HEADERS, ...headers }, body })
}

function ask(query: string, more: object = {}, headers: Record<string, string> = {}) {
  return post(JSON.stringify({ query, ...more }), headers)
}

const asMember = (query: string, more: object = {}) =>
  ask(query, more, { authorization: `Bearer ${bearer}` })

const times = (count: number, of: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => of(n)).join(' ')

const DOWN = '{ claim { instrument { titles { edges { node'
const UP = '} } } } }'

/** A request that misses each duty, and the details that it is told. */
const MISSED: Partial<
  Record<keyof typeof TRANSPORT_TEXTS, [() => ReturnType<typeof send>, object | undefined]>
> = {
  page_must_exist: [() => send('/nothing', {}), undefined],
  request_must_be_posted: [() => send('/graphql', {}), { path: '/graphql' }],
  request_must_be_readable: [() => send('/imports/%E0%A4%A/refused.csv', {}), undefined],
  request_must_accept_json: [() => post('{}', { accept: 'text/plain' }), undefined],
  request_must_say_that_it_is_json: [() => post('{}', { 'content-type': 'text/plain' }), undefined],
  request_must_be_within_its_size: [
    () => post(new Uint8Array(4 * 2 ** 20 + 1)),
    { limit: 4 * 2 ** 20 },
  ],
  request_must_be_json: [() => post('{'), undefined],
  request_must_hold_a_json_document: [() => post('[]'), undefined],
  request_must_have_its_form: [
    () => post('{"variables":{}}'),
    { reason: 'Must provide query string.' },
  ],
  request_must_hold_no_extensions: [
    () => ask('{ ledger }', { extensions: { a: 1 } }),
    { field: 'extensions', limit: 0, found: 1 },
  ],
  json_must_be_at_most_32_levels_deep: [
    () => post(`{"query":"{ ledger }","variables":${'['.repeat(33)}${']'.repeat(33)}}`),
    { field: 'variables', limit: 32, found: 33 },
  ],
  text_must_be_within_its_length: [
    () => ask('{ ledger }', { operationName: 'x'.repeat(101) }),
    { field: 'operationName', limit: 100, found: 101 },
  ],
  list_must_be_within_its_length: [
    () => asMember(`{ shown(ids: [${times(501, () => '"a"')}]) }`),
    { field: 'query', limit: 500, found: 501 },
  ],
  text_must_be_storable: [
    () =>
      asMember('query ($c: String) { parties(code: $c) { __typename } }', {
        variables: { c: '\0' },
      }),
    { field: 'c' },
  ],
  request_must_hold_at_most_500_acts: [
    () =>
      ask('mutation ($c: [JWS!]!) { submit(commands: $c) { token } }', {
        variables: { c: Array.from({ length: 501 }, () => 'x') },
      }),
    { limit: 500, found: 501 },
  ],
  document_must_be_graphql: [
    () => ask('{ ledger'),
    { line: 1, column: 9, reason: 'Expected Name, found <EOF>.' },
  ],
  document_must_fit_the_graph: [
    () => ask('{\n ledgr }'),
    { line: 2, column: 2, reason: 'Cannot query field "ledgr" on type "Query".' },
  ],
  document_must_keep_to_its_tokens: [
    () => ask(`{ ${times(2_000, () => 'ledger')} }`),
    { limit: 2_000 },
  ],
  document_must_keep_to_its_aliases: [
    () => ask(`{ ${times(31, n => `a${n}: ledger`)} }`),
    { limit: 30, found: 31 },
  ],
  document_must_keep_to_its_directives: [
    () => ask(`{ ledger ${times(21, () => '@skip(if: false)')} }`),
    { limit: 20, found: 21 },
  ],
  document_must_keep_to_its_depth: [
    () =>
      asMember(`{ viewer { titles { edges { node ${DOWN.repeat(3)} { lo } ${UP.repeat(3)} } } } }`),
    { limit: 14, found: 20 },
  ],
  document_must_keep_to_its_repeats: [
    () => ask(`{ ${times(51, () => 'ledger')} }`),
    { limit: 50, found: 51 },
  ],
  document_must_keep_to_its_breadth: [
    () =>
      asMember(`{ ${times(200, () => 'ledger ledgerIsTrial')}
        ${times(101, () => 'businessDate')} }`),
    { limit: 500, found: 501 },
  ],
  document_must_keep_to_its_cost: [
    () =>
      asMember(`{ viewer { titles(first: 200) { edges { node { instrument {
        titles(first: 200) { edges { node { lo hi } } } } } } } } }`),
    { limit: 10_000, found: expect.any(Number) },
  ],
  operation_must_be_known: [
    () => ask('query a { ledger }', { operationName: 'b' }),
    { reason: expect.stringContaining('operation') },
  ],
  value_must_have_its_type: [
    () => asMember('query ($c: String!) { parties(code: $c) { __typename } }'),
    { reason: 'Variable "$c" of required type "String!" was not provided.' },
  ],
  id_must_be_that_of_a_node: [() => asMember('{ node(id: "what_1") { id } }'), undefined],
  id_must_be_of_an_instrument: [
    () =>
      asMember('{ lookThrough(instrument: "inv_0000000000001", lo: "0", hi: "1") { stepCount } }'),
    undefined,
  ],
  id_must_be_of_its_kind: [
    () => asMember('{ viewer { exposure(debtor: "inv_1") { __typename } } }'),
    { expected: 'pty', found: 'inv_1' },
  ],
  page_must_be_within_its_length: [
    () => asMember('{ parties(last: 201) { __typename } }'),
    { field: 'last', limit: 200, found: 201 },
  ],
  cursor_must_be_one_of_this_connection: [
    () => asMember('{ parties(after: "%") { __typename } }'),
    undefined,
  ],
  session_must_be_open: [
    () => ask('{ viewer { duty } }', {}, { authorization: `Bearer ${'a'.repeat(43)}` }),
    undefined,
  ],
  session_must_not_have_expired: [
    async () => {
      const { user, key } = supplier.maker
      const expired = 'e'.repeat(43)
      await world.owner.query(
        `insert into desk.session (digest, user_id, kind, key, expires_at)
         values (sha256($1::bytea), $2, 'bearer', $3, now())`,
        [Buffer.from(expired), idNumber(user), idNumber(key)],
      )
      return await ask('{ viewer { duty } }', {}, { authorization: `Bearer ${expired}` })
    },
    undefined,
  ],
  cookie_must_come_with_its_header: [
    () => ask('{ viewer { duty } }', {}, { cookie: `tallystick=${bearer}` }),
    undefined,
  ],
  bearer_must_have_its_form: [
    () => ask('{ viewer { duty } }', {}, { authorization: bearer }),
    undefined,
  ],
  token_must_be_one_of_ours: [
    () => asMember('query @atLeast(token: "junk") { businessDate }'),
    undefined,
  ],
  reader_must_be_logged_in: [
    () => ask('{ viewer { duty } }'),
    { fields: 'Query.viewer, Viewer.duty' },
  ],
  field_must_be_open_to_its_reader: [
    () => asMember('{ viewer { findings { edges { node { id } } } } }'),
    { fields: 'Viewer.findings, Finding.id' },
  ],
  request_must_keep_to_its_rate: [
    async () => {
      const late = await ask('mutation { challenge }')
      const { waitSeconds } = late.details as { waitSeconds: number }
      expect(late.headers.get('retry-after')).toBe(String(waitSeconds))
      expect(waitSeconds).toBeGreaterThan(900)
      return late
    },
    { waitSeconds: expect.any(Number) },
  ],
}

/** What else was asked for. */
const isAnswered = (data: object = {}) => Object.values(data ?? {}).some(part => part !== null)

describe('a request that is turned away', () => {
  test.each(Object.entries(MISSED))('%s', async (duty, [miss, details]) => {
    const { status, code } = TRANSPORT_TEXTS[duty as keyof typeof TRANSPORT_TEXTS]
    const told = await miss()
    // What else was asked for is answered.
    expect(told).toMatchObject({
      message: duty,
      status: isAnswered(told.data) ? 200 : status,
      code,
    })
    expect(told).toMatchObject({
      zh: expect.stringMatching(/[一-鿿].*[^}]$/),
      en: expect.any(String),
    })
    expect(told.details).toEqual(details)
  })

  test('names whatever else: what is not here is tested where it can happen', () => {
    const elsewhere = Object.keys(TRANSPORT_TEXTS).filter(duty => !(duty in MISSED))
    expect(elsewhere).toEqual([
      'strangers_must_be_fewer_at_once',
      'sign_ins_must_be_fewer_at_once',
      'user_of_the_session_must_act_still',
      'key_of_the_session_must_not_be_revoked',
      'user_must_read_less_at_once',
      'user_must_keep_to_few_streams',
      'request_must_end_in_time',
      'token_must_be_reached_in_time',
      'store_must_be_within_reach',
      'fault',
      ...Object.keys(EXPORT_TEXTS),
    ])
  })

  test('says with 405 what may be asked instead', async () => {
    expect((await send('/imports', {})).headers.get('allow')).toBe('POST')
  })
})
