import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { cursorOf } from '../../../services/gateway/graph/page.ts'
import { openPool } from '../../../services/platform/database.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type GatewayWorld, gatewayWorld, type Joined, SIGN, signsAs } from './gateway-fixtures.ts'

/** What strangers and members send to make the gateway fail, or to be another than they are. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

async function post(body: string) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${world.url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await response.json()) as {
    data?: unknown
    errors?: { message: string }[]
  }
  return { status: response.status, data, errors }
}

const NOT_TEXT = 'text_must_be_storable'
const PASSWORD = 'correct horse battery'
const LOGIN = `mutation ($name: String!) { login(name: $name, password: "whatever it is") {
  ... on Refused { refusal } } }`

describe('text that no database holds', () => {
  test.each([
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('%s is the sender’s fault, wherever it stands', async (_, bad) => {
    const asVariable = await post(JSON.stringify({ query: LOGIN, variables: { name: bad } }))
    expect(asVariable.errors?.[0]?.message).toBe(NOT_TEXT)
    expect(asVariable.status).toBeLessThan(500)
    const suspend = `mutation ($reason: String!) { prepareSuspendParty(
      input: { party: "${debtor.id}", reason: $reason }) { __typename } }`
    await expect(supplier.alone.read(suspend, { reason: bad })).rejects.toThrow(NOT_TEXT)
  })

  test('and nothing at all is no such text', async () => {
    const query = 'query ($code: String) { parties(code: $code) { edges { cursor } } }'
    expect(await supplier.alone.read(query, { code: null })).toMatchObject({ parties: {} })
  })

  test('in the document itself too', async () => {
    const query = '{ parties(code: "a\\u0000b") { edges { cursor } } }'
    await expect(supplier.alone.read(query)).rejects.toThrow(NOT_TEXT)
  })
})

describe('numbers that no column holds', () => {
  test('are refused as numbers, and are no fault', async () => {
    const id = newId('rcv')
    const read = (lo: string) =>
      supplier.alone.read(`{ lookThrough(instrument: "${id}", lo: "${lo}", hi: "9") {
        steps { lo } } }`)
    await expect(read('9999999999999999999')).rejects.toThrow('must be whole units')
    const invoice = newId('inv')
    const other = `{ lookThrough(instrument: "${invoice}", lo: "0", hi: "9") { stepCount } }`
    await expect(supplier.alone.read(other)).rejects.toThrow('id_must_be_of_an_instrument')
    expect(await read('9223372036854775807')).toEqual({ lookThrough: { steps: [] } })
    const after = 'query ($after: String!) { parties(after: $after) { edges { cursor } } }'
    const none = { parties: { edges: [] } }
    const last = { after: cursorOf(['9223372036854775807']) }
    expect(await supplier.alone.read(after, last)).toEqual(none)
    for (const keys of [['9223372036854775808'], ['-1'], ['1 '], ['1', '2'], ['now()']])
      await expect(supplier.alone.read(after, { after: cursorOf(keys) }), keys[0]).rejects.toThrow(
        'cursor_must_be_one_of_this_connection',
      )
  })

  test('a cursor of another make is refused, and is no fault', async () => {
    const after = `query ($after: String!) {
      viewer { exposure(after: $after) { edges { cursor } } } }`
    const refused = 'cursor_must_be_one_of_this_connection'
    const read = (keys: string[]) => supplier.alone.read(after, { after: cursorOf(keys) })
    expect(await read(['2026-02-28', '7', 'CNY'])).toMatchObject({ viewer: {} })
    for (const keys of [
      ...[
        ['2026-02-30', '7', 'CNY'],
        ['2026-02-28', 'x', 'CNY'],
        ['2026-02-28', '7', "'"],
      ],
      ['2026-02-28', '7'],
    ])
      await expect(read(keys), keys.join()).rejects.toThrow(refused)
    for (const raw of ['%', '2026-02-28.7.CNY', '\u{1F4A3}'])
      await expect(supplier.alone.read(after, { after: raw }), raw).rejects.toThrow(refused)
  })
})

describe('a login', () => {
  const SET = `mutation ($name: String!, $password: String!) {
    setPassword(name: $name, password: $password) {
      ... on Done { done } ... on Refused { refusal } } }`

  test('whose name somebody else has is refused, and stays that other’s', async () => {
    const name = newId('who')
    const login = { name, password: PASSWORD }
    expect(await supplier.alone.read(SET, login)).toEqual({ setPassword: { done: true } })
    const refused = { setPassword: { refusal: 'login_name_must_be_free' } }
    expect(await debtor.alone.read(SET, { name, password: 'another password' })).toEqual(refused)
  })

  test('has a name of 3 to 100 characters', async () => {
    const refused = { setPassword: { refusal: 'login_name_must_have_3_to_100_characters' } }
    for (const name of ['', 'ab', 'x'.repeat(101)])
      expect(await debtor.alone.read(SET, { name, password: PASSWORD })).toEqual(refused)
    expect(await debtor.alone.read(SET, { name: randomUUID(), password: PASSWORD })).toEqual({
      setPassword: { done: true },
    })
  })

  test('by challenge is not replayed after its session was ended', async () => {
    const { challenge } = await world.transport.request<{ challenge: string }>(
      'mutation { challenge }',
    )
    const login = await supplier.alone.sign({ act: 'session.open', body: { challenge } })
    const open = `mutation ($login: JWS!) { openSession(login: $login) {
      ... on Session { bearer } ... on Refused { refusal } } }`
    type Opened = { openSession: { bearer: string } }
    const { openSession } = await world.transport.request<Opened>(open, { login })
    await world.transport.request('mutation { logout }', {}, openSession.bearer)
    const read = world.transport.request('{ viewer { duty } }', {}, openSession.bearer)
    await expect(read).rejects.toThrow('session_must_be_open')
    expect(await world.transport.request(open, { login })).toEqual({
      openSession: { refusal: 'challenge_must_be_open' },
    })
  })
})

describe('a draft', () => {
  const REVOKE = `mutation ($input: RevokeKeyInput!) { revokeKey(input: $input) {
    ... on Draft { id payload } } }`
  type Revoking = { revokeKey: { id: string; payload: string } }
  const draft = async () => {
    const input = { key: supplier.checker.key }
    return (await supplier.alone.read<Revoking>(REVOKE, { input })).revokeKey
  }

  test('is no node of another party', async () => {
    const { id } = await draft()
    const read = 'query ($id: ID!) { node(id: $id) { id } }'
    expect(await debtor.alone.read(read, { id })).toEqual({ node: null })
    expect(await supplier.alone.read(read, { id })).toEqual({ node: { id } })
  })

  test('is not opened again by the role that keeps it', async () => {
    const { id } = await draft()
    const desk = openPool(world.database.urlAs('tallystick_desk'), { name: 'test desk', max: 1 })
    try {
      const set = (withdrawn: boolean) =>
        desk.query('update desk.draft set withdrawn = $2 where id = $1', [idNumber(id), withdrawn])
      await set(true)
      await expect(set(false)).rejects.toThrow('a draft ends once')
    } finally {
      await desk.end()
    }
  })

  test('is not signed by one user in the name of another', async () => {
    const { id, payload } = await draft()
    const theirs = { draft: id, ...signsAs(supplier.checker, payload) }
    expect(await supplier.alone.read(SIGN, theirs)).toMatchObject({
      sign: { refusal: 'key_must_be_the_users_own' },
    })
    const foreign = { draft: id, ...signsAs(debtor.maker, payload) }
    expect(await supplier.alone.read(SIGN, foreign)).toMatchObject({
      sign: { refusal: 'key_must_be_the_users_own' },
    })
    expect(await debtor.alone.read(SIGN, foreign)).toMatchObject({
      sign: { refusal: 'draft_must_be_open' },
    })
  })

  test('is not signed twice by one person with two keys', async () => {
    const second = world.client({ ...supplier.maker })
    const { id, payload } = await draft()
    const mine = { draft: id, ...signsAs(supplier.maker, payload) }
    expect(await second.read(SIGN, mine)).toMatchObject({ sign: { __typename: 'Draft' } })
    const { signingKeys } = await secondKey()
    const again = { draft: id, ...signsAs(signingKeys, payload) }
    expect(await second.read(SIGN, again)).toMatchObject({
      sign: { refusal: 'draft_must_be_signed_once_by_each' },
    })
  })

  async function secondKey() {
    const { asKey, newActor } = await import('../../support/actor.ts')
    const { key, alg, publicKey, privateKey } = newActor(supplier.id, 'maker')
    const second = { ...supplier.maker, key, alg, publicKey, privateKey }
    const place = { ledger: world.ledger.name, code: supplier.code }
    const body = { user: second.user, ...asKey(second, place) }
    expect(await supplier.both.parties.enrolKey(body)).toEqual({
      ok: true,
      entry: expect.any(String),
      made: [key],
    })
    return { signingKeys: second }
  }
})
