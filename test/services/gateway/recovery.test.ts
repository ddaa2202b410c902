import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKey, openClient, proveKey, signingKey } from '../../../services/client/index.ts'
import { Snapshot } from '../../../services/gateway/graph/snapshot.ts'
import { ReadSlots } from '../../../services/gateway/http/read-slots.ts'
import { openPool } from '../../../services/platform/database.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { addKey } from '../../support/staff.ts'
import { type GatewayWorld, gatewayWorld, type Joined, SIGN, signsAs } from './gateway-fixtures.ts'

let world: GatewayWorld

beforeAll(async () => {
  world = await gatewayWorld()
})
afterAll(async () => await world?.close())

const VIEWER = '{ viewer { duty } }'
const TASKS =
  '{ viewer { tasks { edges { node { kind ... on NoticeTask { recovered { user { id } } } } } } } }'
const APPLY = `mutation ($input: RecoveryInput!) { applyForKey(input: $input) {
  ... on Applied { application } ... on Refused { refusal } } }`
const RECOVER = `mutation ($application: ID!) { recoverKey(application: $application,
  callBackOn: "2026-03-02", callBackNote: "${'A'.repeat(43)}") {
  ... on Draft { id payload summary { zh } } ... on Refused { refusal } } }`
type Recover = { recoverKey: { id: string; payload: string; refusal?: string } }

describe('who has lost every key', () => {
  let party: Joined
  const own = createKey()
  const document = (text: string) => ({
    mediaType: 'text/plain',
    content: Buffer.from(text).toString('base64url'),
  })

  async function apply(code: string): Promise<string> {
    const { publicKey, alg } = own
    const proof = await proveKey(own, { ledger: world.ledger.name, code })
    const documents = { licence: document('licence'), letter: document('letter') }
    const input = { code, user: party.maker.user, key: { publicKey, alg, proof }, ...documents }
    type Apply = { applyForKey: { application: string } }
    const answer = await world.transport.request<Apply>(APPLY, { input })
    return answer.applyForKey.application
  }

  async function recover(application: string) {
    const { maker } = world.operator
    return (await world.client(maker).read<Recover>(RECOVER, { application })).recoverKey
  }

  beforeAll(async () => {
    party = await world.join(['supplier'])
  })

  test('is not told whether a code is known; no user of another party is found', async () => {
    const other = await world.join(['supplier'])
    const application = await apply(other.code)
    expect(application).toMatch(/^app_/)
    expect(await recover(application)).toEqual({ refusal: 'user_must_be_of_the_party' })
    expect(await recover(await apply('nobody'))).toEqual({ refusal: 'user_must_be_of_the_party' })
    const enrol = `mutation ($application: ID!) { enrolApplicant(application: $application,
      microDepositOn: "2026-03-02") { ... on Refused { refusal } } }`
    const asOther = await world.client(world.operator.maker).read(enrol, { application })
    expect(asOther).toEqual({ enrolApplicant: { refusal: 'application_must_be_open' } })
  })

  test('is told at once what the officers’ act would be refused for, field by field', async () => {
    const answer = async (change: object, of = own) => {
      const { code } = party
      const { publicKey, alg } = of
      const key = { publicKey, alg, proof: await proveKey(of, { ledger: world.ledger.name, code }) }
      const papers = { licence: document('licence'), letter: document('letter') }
      const input = { code, user: party.maker.user, key, ...papers, ...change }
      type Apply = { applyForKey: object }
      const asked = APPLY.replace('{ refusal }', '{ refusal path }')
      return (await world.transport.request<Apply>(asked, { input })).applyForKey
    }
    const { publicKey, alg } = createKey()
    const stranger = await proveKey(own, { ledger: world.ledger.name, code: 'another' })
    const ownPoint = { publicKey: own.publicKey, alg: own.alg }
    const enrolled = signingKey(party.maker.key, party.maker.privateKey)
    const form = 'body_must_have_the_form_of_the_act'
    const REFUSED: readonly [change: object, refusal: string, path: string, of?: typeof own][] = [
      [{ user: 'somebody' }, form, 'input.user'],
      [{ key: { publicKey, alg: 'RS256', proof: stranger } }, form, 'input.key.alg'],
      [{ key: { publicKey: 'AAAA', alg, proof: stranger } }, form, 'input.key.publicKey'],
      [{ key: { publicKey, alg, proof: '' } }, form, 'input.key.proof'],
      [
        { key: { ...ownPoint, proof: stranger } },
        ...(['key_must_sign_its_own_enrolment', 'input.key.publicKey'] as const),
      ],
      [{}, 'key_must_be_enrolled_once', 'input.key.publicKey', enrolled],
    ]
    for (const [change, refusal, path, of] of REFUSED)
      expect(await answer(change, of)).toEqual({ refusal, path })
  })

  test('has a new one by two officers, and all old ones end with it', async () => {
    const second = await addKey(world, party, party.maker)
    for (const key of [party.maker, second]) await world.client(key).read(VIEWER)
    const session = world.client(second)
    await session.read(VIEWER)

    const { maker, checker } = world.operator
    const { id: draft, payload } = await recover(await apply(party.code))
    await world.client(maker).read(SIGN, { draft, ...signsAs(maker, payload) })
    expect(
      await world.client(checker).read(SIGN, { draft, ...signsAs(checker, payload) }),
    ).toMatchObject({ sign: { __typename: 'Accepted' } })

    await expect(session.read(VIEWER)).rejects.toThrow('key_of_the_session_must_not_be_revoked')
    for (const key of [party.maker, second]) {
      const answer = await world.client(key).send({
        act: 'receivable.reject',
        body: { receivable: 'rcv_0000000000001' },
      })
      expect(answer).toMatchObject({ refusal: 'key_must_not_be_revoked' })
    }
    const body = JSON.parse(Buffer.from(payload, 'base64url').toString()).body
    const recovered = openClient({
      ...{ transport: world.transport, ledger: world.ledger.name, party: party.id },
      ...{ user: party.maker.user, keys: [{ ...own, id: body.key }] },
    })
    expect(await recovered.read(VIEWER)).toEqual({ viewer: { duty: 'maker' } })

    const known = { node: { kind: 'notice', recovered: { user: { id: party.maker.user } } } }
    const tasks = async (client: typeof recovered) =>
      (await client.read<{ viewer: { tasks: { edges: object[] } } }>(TASKS)).viewer.tasks.edges
    expect(await tasks(world.client(party.checker))).toEqual([known])
    expect(await tasks(recovered)).toEqual([])
    const other = await world.join(['supplier'])
    expect(await tasks(other.alone)).toEqual([])
    await world.roll('2026-03-31')
    expect(await tasks(world.client(party.checker))).toEqual([known])
    await world.roll('2026-04-01')
    expect(await tasks(world.client(party.checker))).toEqual([])
  })
})

describe('a key that is revoked', () => {
  test('ends the session that it opened, and no other', async () => {
    const party = await world.join(['supplier'])
    const second = await addKey(world, party, party.maker)
    const [one, two] = [world.client(party.maker), world.client(second)]
    for (const client of [one, two])
      expect(await client.read(VIEWER)).toEqual({ viewer: { duty: 'maker' } })
    await party.both.parties.revokeKey({ key: second.key })
    await expect(two.read(VIEWER)).rejects.toThrow('key_of_the_session_must_not_be_revoked')
    expect(await one.read(VIEWER)).toEqual({ viewer: { duty: 'maker' } })
  })

  test('shows nothing in the very snapshot in which it is revoked', async () => {
    const party = await world.join(['supplier'])
    const second = await addKey(world, party, party.maker)
    const { user, duty } = party.maker
    const who = { party: party.id, user, duty, roles: party.roles }
    const caller = { ...who, key: second.key, by: 'bearer', active: true } as const
    const pool = openPool(world.database.urlAs('tallystick_reader'), { name: 'test', max: 1 })
    const read = async (found: Promise<void>) => {
      // As if the session had been found just before.
      const snapshot = new Snapshot(pool, async () => found.then(() => caller), new ReadSlots())
      try {
        return await snapshot.query('select id from ledger.key where id = $1', [1])
      } finally {
        await snapshot.end()
      }
    }
    try {
      expect(await read(Promise.resolve())).toEqual([])
      const revoked = party.both.parties.revokeKey({ key: second.key })
      await expect(read(revoked.then(() => undefined))).rejects.toThrow('session_must_be_open')
    } finally {
      await pool.end()
    }
  })
})

test('who is suspended reads its own books, and is told why it may not act', async () => {
  const gone = await world.join(['supplier'])
  const { maker, checker } = world.operator
  await world.client(maker, checker).parties.suspend({ party: gone.id, reason: 'a test' })
  expect(await gone.alone.read('{ viewer { party { active } policy { singleLimit } } }')).toEqual({
    viewer: { party: { active: false }, policy: { singleLimit: '0' } },
  })
  const set = `mutation ($input: SetPolicyInput!) { setPolicy(input: $input) {
    ... on Refused { refusal zh en } } }`
  const input = { singleLimit: '0', representativeLimit: '0', dailyLimit: '0' }
  expect(await gone.alone.read(set, { input })).toMatchObject({
    setPolicy: {
      refusal: 'party_must_be_active',
      ...{ zh: expect.stringContaining('暂停'), en: expect.stringContaining('suspended') },
    },
  })
  const take = `mutation { importDocuments(kind: order, name: "n", rows: []) {
    ... on Refused { refusal } } }`
  expect(await gone.alone.read(take)).toEqual({
    importDocuments: { refusal: 'party_must_be_active' },
  })
  expect(await gone.alone.receivable.reject({ receivable: newId('rcv') })).toMatchObject({
    refusal: 'party_must_be_active',
  })
})

test('a read has five seconds, and sees one state of the ledger', async () => {
  const pool = openPool(world.database.urlAs('tallystick_reader'), { name: 'test', max: 1 })
  const snapshot = new Snapshot(pool, async () => null, new ReadSlots())
  try {
    expect(
      await snapshot.query(`select current_setting('statement_timeout') as waits,
        current_setting('transaction_isolation') as sees,
        current_setting('transaction_read_only') as writes`),
    ).toEqual([{ waits: '5s', sees: 'repeatable read', writes: 'on' }])
  } finally {
    await snapshot.end()
    await pool.end()
  }
})

test('a snapshot that could not begin ends as one that was never asked', async () => {
  const connect = () => Promise.reject(new Error('nobody is there'))
  const snapshot = new Snapshot({ connect } as never, async () => null, new ReadSlots())
  await expect(snapshot.query('select 1')).rejects.toThrow('nobody is there')
  await snapshot.end()
  await snapshot.end()
})

describe('a login', () => {
  const SET = `mutation ($name: String!, $password: String!) {
    setPassword(name: $name, password: $password) {
      ... on Done { done } ... on Refused { refusal } } }`
  const LOGIN = `mutation ($name: String!, $password: String!) {
    login(name: $name, password: $password) { __typename } }`
  const OWN = '{ viewer { login { name stands key { id } } } }'
  const PASSWORD = 'correct horse battery'

  const post = async (query: string, variables: object, headers: Record<string, string> = {}) =>
    await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
  const logInBy = async (name: string, password: string, cookie: string) => {
    const { headers } = await post(LOGIN, { name, password }, { cookie })
    return headers.getSetCookie().map(one => one.split(';')[0]!)
  }
  const logIn = async (name: string, password = PASSWORD) => (await logInBy(name, password, ''))[0]
  const viewerBy = async (cookie: string) =>
    await (await post(VIEWER, {}, { cookie, 'x-tallystick-csrf': '1' })).text()

  test('set anew ends the sessions that the old password opened', async () => {
    const { alone } = await world.join(['supplier'])
    const name = 'who changes it'
    await alone.read(SET, { name, password: PASSWORD })
    const cookie = (await logIn(name))!
    expect(await viewerBy(cookie)).toContain('maker')
    const password = 'another horse battery'
    expect(await alone.read(SET, { name, password })).toEqual({ setPassword: { done: true } })
    expect(await viewerBy(cookie)).toContain('UNAUTHENTICATED')
    expect(await logIn(name)).toBeUndefined()
    expect(await logIn(name, password)).toBeDefined()
  })

  test('ends with the key that set it, its sessions too, and with no other key', async () => {
    const party = await world.join(['supplier'])
    const stolen = await addKey(world, party, party.maker)
    const name = 'set by a thief'
    await world.client(stolen).read(SET, { name, password: PASSWORD })
    const [cookie, device] = (await logInBy(name, PASSWORD, '')) as [string, string]
    expect(await viewerBy(cookie)).toContain('maker')
    const other = await addKey(world, party, party.maker)
    await party.both.parties.revokeKey({ key: other.key })
    expect(await viewerBy(cookie)).toContain('maker')

    await party.both.parties.revokeKey({ key: stolen.key })
    expect(await viewerBy(cookie)).toContain('UNAUTHENTICATED')
    expect(await logIn(name)).toBeUndefined()
    expect(await logInBy(name, PASSWORD, device)).toEqual([])
    expect(await party.alone.read(OWN)).toEqual({
      viewer: { login: { name, stands: false, key: { id: stolen.key } } },
    })
  })

  test('that somebody else has set is replaced by the user, under a name of its own', async () => {
    const party = await world.join(['supplier'])
    expect(await party.alone.read(OWN)).toEqual({ viewer: { login: null } })
    const second = await addKey(world, party, party.maker)
    await world.client(second).read(SET, { name: 'of a thief', password: PASSWORD })
    const own = { name: 'of the user', password: 'my own horse battery' }
    expect(await party.alone.read(SET, own)).toEqual({ setPassword: { done: true } })
    expect(await party.alone.read(OWN)).toEqual({
      viewer: { login: { name: own.name, stands: true, key: { id: party.maker.key } } },
    })
    expect(await logIn('of a thief')).toBeUndefined()
    expect(await logIn(own.name, own.password)).toBeDefined()
    const checker = world.client(party.checker)
    expect(await checker.read(OWN)).toEqual({ viewer: { login: null } })
    expect(await checker.read(SET, { name: 'of a thief', password: PASSWORD })).toEqual({
      setPassword: { done: true },
    })
  })
})
