import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKey, openClient } from '../../../services/client/index.ts'
import { Snapshot } from '../../../services/gateway/graph/snapshot.ts'
import { ReadSlots } from '../../../services/gateway/http/read-slots.ts'
import { openPool } from '../../../services/platform/database.ts'
import { addKey } from '../../support/staff.ts'
import { type GatewayWorld, gatewayWorld, type Joined, SIGN, signsAs } from './gateway-fixtures.ts'

let world: GatewayWorld

beforeAll(async () => {
  world = await gatewayWorld()
})
afterAll(async () => await world?.close())

const VIEWER = '{ viewer { duty } }'
const TASKS = '{ viewer { tasks { edges { node { kind recovered { user { id } } } } } } }'
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
    const documents = { licence: document('licence'), letter: document('letter') }
    const input = { code, user: party.maker.user, key: { publicKey, alg }, ...documents }
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

    await expect(session.read(VIEWER)).rejects.toThrow('open_to_its_reader')
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
    await expect(two.read(VIEWER)).rejects.toThrow('open_to_its_reader')
    expect(await one.read(VIEWER)).toEqual({ viewer: { duty: 'maker' } })
  })

  test('shows nothing in the very snapshot in which it is revoked', async () => {
    const party = await world.join(['supplier'])
    const second = await addKey(world, party, party.maker)
    const { user, duty } = party.maker
    const caller = { party: party.id, user, duty, roles: party.roles, key: second.key }
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

test('a new password ends the sessions that the old one opened', async () => {
  const { alone } = await world.join(['supplier'])
  const login = { name: 'who changes it', password: 'correct horse battery' }
  const set = `mutation ($name: String!, $password: String!) {
    setPassword(name: $name, password: $password) { ... on Done { done } } }`
  const open = `mutation ($name: String!, $password: String!) {
    login(name: $name, password: $password) { ... on Session { expires } } }`
  const post = async (query: string, variables: object, headers: Record<string, string> = {}) =>
    await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
  await alone.read(set, login)
  const cookie = (await post(open, login)).headers.get('set-cookie')!.split(';')[0]!
  const mine = async () =>
    await (await post(VIEWER, {}, { cookie, 'x-tallystick-csrf': '1' })).text()
  expect(await mine()).toContain('maker')
  const other = { ...login, password: 'another horse battery' }
  expect(await alone.read(set, other)).toEqual({ setPassword: { done: true } })
  expect(await mine()).toContain('UNAUTHENTICATED')
})
