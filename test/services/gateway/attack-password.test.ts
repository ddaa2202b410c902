import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../services/platform/new-id.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Who guesses the password of somebody else, or keeps somebody out by guessing. */
const TRIES_MAX = 9
let world: GatewayWorld
let supplier: Joined
let stranger: Joined

beforeAll(async () => {
  const rates = {
    login: { burst: 1_000, perSecond: 1_000 },
    loginOfName: { burst: TRIES_MAX, perSecond: 0.01 },
    loginOfDevice: { burst: TRIES_MAX, perSecond: 0.01 },
  }
  world = await gatewayWorld({ rates, trustProxy: 1 })
  supplier = await world.join(['supplier'])
  stranger = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

describe('a password', () => {
  const LOGIN = `mutation ($name: String!, $password: String!) {
    login(name: $name, password: $password) {
      ... on Session { expires } ... on Refused { refusal details } } }`
  const SET = LOGIN.replaceAll('login(', 'setPassword(').replace(
    '... on Session { expires } ',
    '... on Done { done } ',
  )
  const PASSWORD = 'correct horse battery'

  const login = async (name: string, password: string, headers: Record<string, string> = {}) => {
    const began = performance.now()
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: LOGIN, variables: { name, password } }),
    })
    const text = await response.text()
    const ms = performance.now() - began
    const cookies = response.headers.getSetCookie().map(one => one.split(';')[0]!)
    return { text, ms, cookie: cookies[0], device: cookies[1] }
  }

  test('unknown and wrong are one answer, and take the same work', async () => {
    const name = newId('who')
    await supplier.alone.read(SET, { name, password: PASSWORD })
    const of = () => ({ times: [] as number[], texts: new Set<string>() })
    const [ofUnknown, ofWrong] = [of(), of()]
    const nobody = newId('who')
    // In turn, so that a machine busy with other things is so for both.
    for (let i = 0; i < TRIES_MAX; i++)
      for (const [{ times, texts }, tried] of [
        [ofUnknown, nobody],
        [ofWrong, name],
      ] as const) {
        const { text, ms } = await login(tried, 'wrong password')
        times.push(ms)
        texts.add(text)
      }
    const [unknown, wrong] = [ofUnknown, ofWrong].map(({ times, texts }) => {
      return { ms: times.sort((a, b) => a - b)[4]!, texts: [...texts] }
    }) as [{ ms: number; texts: string[] }, { ms: number; texts: string[] }]
    expect(unknown.texts).toEqual(wrong.texts)
    expect(wrong.texts).toHaveLength(1)
    // A hash is some 13 ms: without one an answer takes a tenth.
    expect(unknown.ms).toBeGreaterThan(wrong.ms / 3)
    expect(unknown.ms).toBeLessThan(wrong.ms * 3)
    expect(unknown.ms).toBeGreaterThan(8)
    const late = [await login(nobody, 'wrong password'), await login(name, 'wrong password')]
    for (const { text } of late) expect(text).toContain('login_must_be_tried_less_often')
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
    const { cookie } = await login(other, PASSWORD)
    await people[0].alone.read(SET, { name: one, password: `${PASSWORD} again` })
    expect(await viewerBy(cookie!)).toContain('maker')

    for (let tries = 0; tries < TRIES_MAX; tries++) await login(other, 'wrong password')
    expect((await login(one, `${PASSWORD} again`)).cookie).toBeDefined()
    expect((await login(other, PASSWORD)).cookie).toBeUndefined()
  })

  const from = (address: string) => ({ 'x-forwarded-for': address })

  test('tried wrongly by a stranger waits there, and nowhere else', async () => {
    const name = newId('who')
    const person = await world.join(['supplier'])
    await person.alone.read(SET, { name, password: PASSWORD })
    const { device } = await login(name, PASSWORD, from('192.0.2.1'))
    expect(device).toMatch(/^tallystick-device=/)
    const wrong = () => login(name, 'wrong password', from('192.0.2.9'))
    for (let tries = 0; tries < TRIES_MAX; tries++)
      expect((await wrong()).text).toContain('login_must_be_known_and_its_password_right')
    const late = JSON.parse((await wrong()).text).data.login
    expect(late).toEqual({ refusal: 'login_must_be_tried_less_often', details: { minutes: 15 } })
    expect((await login(name, PASSWORD, from('192.0.2.9'))).cookie).toBeUndefined()
    expect((await login(name, PASSWORD, from('192.0.2.10'))).cookie).toBeDefined()
    // At the stranger’s own address too: a whole office may have one.
    const own = { ...from('192.0.2.9'), cookie: device! }
    expect((await login(name, PASSWORD, own)).cookie).toBeDefined()
    for (let tries = 0; tries < TRIES_MAX; tries++) await login(name, 'wrong password', own)
    expect((await login(name, PASSWORD, own)).text).toContain('login_must_be_tried_less_often')
  })

  test('asked by TLS opens a session for TLS alone, as a trusted proxy tells', async () => {
    const name = newId('who')
    const person = await world.join(['supplier'])
    await person.alone.read(SET, { name, password: PASSWORD })
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      body: JSON.stringify({ query: LOGIN, variables: { name, password: PASSWORD } }),
    })
    const cookies = response.headers.getSetCookie()
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*; Path=\/; .*; Secure/)
    const [session] = cookies[0]!.split(';')
    expect(await viewerBy(session!)).toContain('UNAUTHENTICATED')
    expect(await viewerBy(session!, { 'x-forwarded-proto': 'https' })).toContain('maker')
  })

  test('guessed from many addresses is answered to devices that it knows only', async () => {
    const name = newId('who')
    const person = await world.join(['supplier'])
    await person.alone.read(SET, { name, password: PASSWORD })
    const { device } = await login(name, PASSWORD, from('192.0.2.1'))
    const left = `update desk.login set strangers_left = $2, strangers_at = now() where name = $1`
    await world.owner.query(left, [name, 2])
    for (const address of ['192.0.2.21', '192.0.2.22'])
      await login(name, 'wrong password', from(address))
    const late = await login(name, PASSWORD, from('192.0.2.23'))
    expect(late.text).toContain('login_must_be_known_and_its_password_right')
    expect((await login(name, PASSWORD, { cookie: device! })).cookie).toBeDefined()
    // A device of another name, or of somebody’s own making, is a stranger’s.
    const other = newId('who')
    await (await world.join(['supplier'])).alone.read(SET, { name: other, password: PASSWORD })
    const made = (await login(other, PASSWORD)).device!
    for (const cookie of [
      made,
      `${device}x`,
      device!.replace(/.$/, one => (one === 'A' ? 'B' : 'A')),
    ])
      expect((await login(name, PASSWORD, { cookie })).cookie).toBeUndefined()
    // A hundred more in a day: one in fourteen minutes and some.
    const passed = `update desk.login set strangers_at = now() - $2::interval where name = $1`
    await world.owner.query(passed, [name, '14 min'])
    expect((await login(name, PASSWORD, from('192.0.2.24'))).cookie).toBeUndefined()
    await world.owner.query(passed, [name, '15 min'])
    expect((await login(name, PASSWORD, from('192.0.2.24'))).cookie).toBeDefined()
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

  async function viewerBy(cookie: string, more: Record<string, string> = {}): Promise<string> {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'x-tallystick-csrf': '1', ...more },
      body: JSON.stringify({ query: '{ viewer { duty } }' }),
    })
    return await response.text()
  }

  test('of one user does not become that of another by its name', async () => {
    const name = newId('who')
    const person = await world.join(['supplier'])
    await person.alone.read(SET, { name, password: PASSWORD })
    expect(await stranger.alone.read(SET, { name, password: 'another one here' })).toMatchObject({
      setPassword: { refusal: 'login_name_must_be_free' },
    })
    expect((await login(name, PASSWORD)).cookie).toBeDefined()
    expect((await login(name, 'another one here')).cookie).toBeUndefined()
  })
})
