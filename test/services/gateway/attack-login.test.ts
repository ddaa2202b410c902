import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import {
  createKey,
  payloadOf,
  type SigningKey,
  signingKey,
  signPayload,
} from '../../../services/client/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { addUser } from '../../support/staff.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Who wants a session that is not its own. */
let world: GatewayWorld
let supplier: Joined
let stranger: Joined
let own: SigningKey

beforeAll(async () => {
  world = await gatewayWorld({ rates: { login: { burst: 1_000, perSecond: 1_000 } } })
  supplier = await world.join(['supplier'])
  stranger = await world.join(['supplier'])
  own = signingKey(supplier.maker.key, supplier.maker.privateKey)
})
afterAll(async () => await world?.close())

const OPEN = `mutation ($login: JWS!) { openSession(login: $login) {
  ... on Session { bearer } ... on Refused { refusal } } }`

async function challenge(): Promise<string> {
  return (await world.transport.request<{ challenge: string }>('mutation { challenge }')).challenge
}

async function open(login: string): Promise<object> {
  return (await world.transport.request<{ openSession: object }>(OPEN, { login })).openSession
}

interface Change {
  readonly act?: string
  readonly ledger?: string
  readonly user?: typeof supplier.maker.user
  readonly keys?: readonly SigningKey[]
  readonly challenge?: string
  readonly more?: object
}

async function loginOf(change: Change = {}): Promise<string> {
  const { act = 'session.open', ledger = world.ledger.name, keys = [own] } = change
  const body = { challenge: change.challenge ?? (await challenge()), ...change.more }
  const user = change.user ?? supplier.maker.user
  return signPayload(payloadOf({ act, body }, { ledger, party: supplier.id, user }), keys)
}

const refused = async (login: string, refusal: string) =>
  expect(await open(login)).toEqual({ refusal })

describe('a challenge opens a session for its signer', () => {
  test('and for nobody else', async () => {
    expect(await open(await loginOf())).toEqual({ bearer: expect.stringMatching(/^[\w-]{43}$/) })
  })

  test('not with a signature of other bytes, or none that can be read', async () => {
    const [header, payload, signature] = (await loginOf()).split('.') as [string, string, string]
    const [, other] = (await loginOf()).split('.')
    await refused(`${header}.${other}.${signature}`, 'signature_must_be_valid')
    const zero = Buffer.alloc(64).toString('base64url')
    for (const bad of [zero, 'AA', `${signature.slice(0, -1)}=`])
      expect(await open(`${header}.${payload}.${bad}`)).toMatchObject({
        refusal: expect.stringMatching(/signature_must_be_valid|jws_must_be_well_formed/),
      })
  })

  test('not by a key that is unknown, revoked, in custody, or of another algorithm', async () => {
    await refused(await loginOf({ keys: [createKey()] }), 'key_must_be_enrolled')
    const forged = { ...createKey(), id: supplier.maker.key }
    await refused(await loginOf({ keys: [forged] }), 'signature_must_be_valid')
    const other = { ...createKey('ES256'), id: supplier.maker.key }
    await refused(await loginOf({ keys: [other] }), 'algorithm_must_be_that_of_the_key')
    const gone = await addUser(world, supplier, 'reader')
    const goneKey = signingKey(gone.key, gone.privateKey)
    const asGone = async () => await loginOf({ keys: [goneKey], user: gone.user })
    expect(await open(await asGone())).toMatchObject({ bearer: expect.any(String) })
    await supplier.both.parties.endUser({ user: gone.user })
    await refused(await asGone(), 'key_must_be_enrolled')
    const lost = await addUser(world, supplier, 'reader')
    const lostKey = signingKey(lost.key, lost.privateKey)
    const asLost = async () => await loginOf({ keys: [lostKey], user: lost.user })
    expect(await open(await asLost())).toMatchObject({ bearer: expect.any(String) })
    await supplier.both.parties.revokeKey({ key: lost.key })
    await refused(await asLost(), 'key_must_be_enrolled')
    const kept = await addUser(world, supplier, 'reader', { custody: true })
    const keptKey = signingKey(kept.key, kept.privateKey)
    await refused(await loginOf({ keys: [keptKey], user: kept.user }), 'key_must_be_enrolled')
  })

  test('not for another user, another ledger, by another act, or by two keys', async () => {
    const form = 'command_must_have_its_form'
    await refused(await loginOf({ user: stranger.maker.user }), form)
    await refused(await loginOf({ act: 'party.revoke-key' }), form)
    await refused(await loginOf({ more: { spans: [] } }), form)
    await refused(await loginOf({ ledger: 'another' }), 'command_must_be_for_this_ledger')
    const second = signingKey(supplier.checker.key, supplier.checker.privateKey)
    await refused(await loginOf({ keys: [own, second] }), 'jws_must_be_well_formed')
    await refused('no jws', 'jws_must_be_well_formed')
  })

  test('not with a challenge of somebody’s own making', async () => {
    for (const made of ['', 'x', `${Date.now() + 60_000}.nonce.mac`, `${await challenge()}x`])
      await refused(await loginOf({ challenge: made }), 'challenge_must_be_open')
  })

  test('a session’s login is no command, and a command no login', async () => {
    const login = await loginOf()
    const { answers } = await supplier.alone.submit([login])
    expect(answers).toEqual([{ ok: true, acts: [refuse('act_must_be_known', 'act')] }])
    const command = supplier.alone.sign({ act: 'receivable.reject', body: {} })
    await refused(command, 'command_must_have_its_form')
  })
})

describe('a password', () => {
  const LOGIN = `mutation ($name: String!, $password: String!) {
    login(name: $name, password: $password) {
      ... on Session { expires } ... on Refused { refusal } } }`
  const SET = LOGIN.replaceAll('login(', 'setPassword(').replace(
    '... on Session { expires } ',
    '... on Done { done } ',
  )
  const PASSWORD = 'correct horse battery'

  async function login(name: string, password: string, headers: Record<string, string> = {}) {
    const began = performance.now()
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: LOGIN, variables: { name, password } }),
    })
    const text = await response.text()
    const ms = performance.now() - began
    return { text, ms, cookie: response.headers.get('set-cookie')?.split(';')[0] }
  }

  test('unknown, wrong and locked are one answer, and take the same work', async () => {
    const name = newId('who')
    await supplier.alone.read(SET, { name, password: PASSWORD })
    const median = async (of: () => Promise<{ text: string; ms: number }>) => {
      const times: number[] = []
      const texts = new Set<string>()
      for (let i = 0; i < 9; i++) {
        const { text, ms } = await of()
        times.push(ms)
        texts.add(text)
      }
      return { ms: times.sort((a, b) => a - b)[4]!, texts: [...texts] }
    }
    const unknown = await median(() => login(newId('who'), 'wrong password'))
    const wrong = await median(() => login(name, 'wrong password'))
    expect(unknown.texts).toEqual(wrong.texts)
    expect(wrong.texts).toHaveLength(1)
    // By then it is locked as well. A hash is some 13 ms: without one an answer takes a tenth.
    expect(unknown.ms).toBeGreaterThan(wrong.ms / 3)
    expect(unknown.ms).toBeLessThan(wrong.ms * 3)
    expect(unknown.ms).toBeGreaterThan(8)
  })

  test('that the gateway keeps for nobody opens nothing', async () => {
    for (const name of [newId('who'), ''])
      expect((await login(name, 'nobody has this password')).cookie).toBeUndefined()
  })

  test('and its name have their lengths, to the character', async () => {
    const { alone } = await world.join(['supplier'])
    const of = async (nameLength: number, length: number) =>
      JSON.stringify(
        await alone.read(SET, { name: 'n'.repeat(nameLength), password: 'p'.repeat(length) }),
      )
    for (const [name, length] of [
      [2, 12],
      [101, 12],
    ] as const)
      expect(await of(name, length)).toContain('login_name_must_have_3_to_100_characters')
    for (const length of [11, 201])
      expect(await of(3, length)).toContain('password_must_have_12_to_200_characters')
    expect(await of(100, 200)).toContain('done')
    expect(await of(100, 12)).toContain('done')
  })

  test('opens no session that the asker has named: each login has its own secret', async () => {
    const name = newId('who')
    const person = await world.join(['supplier'])
    await person.alone.read(SET, { name, password: PASSWORD })
    const planted = `tallystick=${'a'.repeat(43)}`
    const headers = { cookie: planted, 'x-tallystick-csrf': '1' }
    const { cookie } = await login(name, PASSWORD, headers)
    expect(cookie).toMatch(/^tallystick=[\w-]{43}$/)
    expect(cookie).not.toBe(planted)
    const asks = async (headers: Record<string, string>) => {
      const response = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ viewer { duty } }' }),
      })
      return await response.text()
    }
    expect(await asks(headers)).toContain('UNAUTHENTICATED')
    const csrf = { 'x-tallystick-csrf': '1' }
    expect(await asks({ cookie: cookie!, ...csrf })).toContain('maker')
    // Another site's page cannot set our header, nor can its form send JSON.
    expect(await asks({ cookie: cookie! })).toContain('UNAUTHENTICATED')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      expect(await asks({ cookie: cookie!, 'content-type': type })).not.toContain('maker')
  })

  test('of one user touches no session and no lock of another', async () => {
    const [one, other] = [newId('who'), newId('who')]
    const people = [await world.join(['supplier']), await world.join(['supplier'])] as const
    await people[0].alone.read(SET, { name: one, password: PASSWORD })
    await people[1].alone.read(SET, { name: other, password: PASSWORD })
    const renamed = { name: newId('who'), password: PASSWORD }
    expect(await people[0].alone.read(SET, renamed)).toEqual({
      setPassword: { refusal: 'login_name_must_be_free' },
    })
    const { cookie } = await login(other, PASSWORD)
    await people[0].alone.read(SET, { name: one, password: `${PASSWORD} again` })
    expect(await viewerBy(cookie!)).toContain('maker')

    for (let tries = 0; tries < 5; tries++) await login(other, 'wrong password')
    expect((await login(one, `${PASSWORD} again`)).cookie).toBeDefined()
    expect((await login(other, PASSWORD)).cookie).toBeUndefined()
  })

  test('opens a session that ends in time', async () => {
    const name = newId('who')
    const person = await world.join(['supplier'])
    await person.alone.read(SET, { name, password: PASSWORD })
    const { cookie } = await login(name, PASSWORD)
    expect(await viewerBy(cookie!)).toContain('maker')
    await world.owner.query("update desk.session set expires_at = now() where kind = 'cookie'")
    expect(await viewerBy(cookie!)).toContain('UNAUTHENTICATED')
  })

  async function viewerBy(cookie: string): Promise<string> {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'x-tallystick-csrf': '1' },
      body: JSON.stringify({ query: '{ viewer { duty } }' }),
    })
    return await response.text()
  }

  test('of one user does not become that of another by its name', async () => {
    const name = newId('who')
    const person = await world.join(['supplier'])
    await person.alone.read(SET, { name, password: PASSWORD })
    expect(await stranger.alone.read(SET, { name, password: 'another one here' })).toEqual({
      setPassword: { refusal: 'login_name_must_be_free' },
    })
    expect((await login(name, PASSWORD)).cookie).toBeDefined()
    expect((await login(name, 'another one here')).cookie).toBeUndefined()
  })
})
