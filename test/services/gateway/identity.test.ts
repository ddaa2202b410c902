import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { IDENTITIES_PER_DAY } from '../../../services/gateway/http/request-limits.ts'
import { readIdentityKey } from '../../../services/platform/identity-key.ts'
import { identityOf } from '../../support/actor.ts'
import { IDENTITY_KEY } from '../../support/identity-key.ts'
import { APPLY, applicationsTo } from './enrolment-fixtures.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

let world: GatewayWorld
let party: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  party = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

const KEY = `mutation ($stretched: String!) { keyIdentity(stretched: $stretched) {
  ... on KeyedIdentity { identity } ... on Refused { refusal path details } } }`
const ADD = `mutation ($input: AddUserInput!) { prepareAddUser(input: $input) {
  ... on Prepared { payload } ... on Refused { refusal path } } }`
const known = identityOf('110101199003070011')

test('a user is known by a number that only the ledger’s key makes of it', async () => {
  expect(await party.alone.keyIdentity(known.stretched)).toEqual({
    ok: true,
    value: known.identity,
  })
  const input = { identity: known.stretched, duty: 'reader' }
  type Prepared = { prepareAddUser: { payload: string } }
  const { prepareAddUser: made } = await party.alone.read<Prepared>(ADD, { input })
  const { body } = JSON.parse(Buffer.from(made.payload, 'base64url').toString())
  expect(body.identity).toBe(known.identity)
})

test('the database holds no number that was only stretched', async () => {
  const { input, person } = applicationsTo(world)
  const users = [person('maker'), person('checker')]
  await world.transport.request(APPLY, { input: { ...input, users } })
  const { rows } = await world.owner.query(
    'select a.body::text as body from desk.application a order by id desc limit 1',
  )
  for (const { identity: stretched } of users) expect(rows[0].body).not.toContain(stretched)
  expect(JSON.parse(rows[0].body).users.map((one: object) => one)).toMatchObject([
    { identity: expect.stringMatching(/^[\w-]{64}$/) },
    { identity: expect.stringMatching(/^[\w-]{64}$/) },
  ])
})

test('a bare number is taken from nobody, nor one that was only stretched in an act', async () => {
  for (const identity of ['110101199003070011', known.identity, ''])
    expect(await party.alone.read(ADD, { input: { identity, duty: 'reader' } })).toEqual({
      prepareAddUser: {
        refusal: 'identity_must_be_stretched_on_the_device',
        path: 'input.identity',
      },
    })
  const user = { user: 'usr_0000000000009', person: 'psn_0000000000009', duty: 'reader' } as const
  const body = { ...user, identity: known.stretched }
  expect(await party.both.parties.addUser(body)).toMatchObject({
    refusal: 'body_must_have_the_form_of_the_act',
    path: 'body.identity',
  })
})

test('numbers cannot be tried on the ledger beyond a day’s worth', async () => {
  const asker = await world.join(['supplier'])
  const keyed = async () => await asker.alone.keyIdentity(known.stretched)
  for (let n = 0; n < IDENTITIES_PER_DAY; n++) expect((await keyed()).ok).toBe(true)
  expect(await asker.alone.read(KEY, { stretched: known.stretched })).toEqual({
    keyIdentity: {
      refusal: 'party_must_add_fewer_people_in_a_day',
      path: 'stretched',
      details: { limit: IDENTITIES_PER_DAY },
    },
  })
})

test('people stay who they were when the key is exchanged, and others have the new', async () => {
  const identityKey = { ...readIdentityKey(NEXT), before: [IDENTITY_KEY] }
  const later = await gatewayWorld({ identityKey })
  onTestFinished(() => later.close())
  const { alone, maker } = await later.join(['supplier'])
  const key = async (stretched: string) =>
    (await alone.read<{ keyIdentity: object }>(KEY, { stretched })).keyIdentity
  expect(await key(maker.stretched)).toEqual({ identity: maker.identity })
  const fresh = identityKey.apply(known.stretched)
  expect(await key(known.stretched)).toEqual({ identity: fresh })
  expect(fresh).not.toBe(known.identity)
  // Who has applied under the key before is nobody else either.
  await later.owner.query(
    `insert into desk.application (id, code, name, body, secret)
     values (1, 'c', 'n', $1, sha256('s'))`,
    [{ users: [{ identity: known.identity }] }],
  )
  expect(await key(known.stretched)).toEqual({ identity: known.identity })
  await later.owner.query(
    `update desk.application set declined_by = (select min(id) from ledger.party_user),
       declined_at = now(), decline_reason = 'no'`,
  )
  expect(await key(known.stretched)).toEqual({ identity: fresh })
})

const NEXT = { IDENTITY_KEY: '6b'.repeat(32), TALLYSTICK_STATE: '/dev/null' }
