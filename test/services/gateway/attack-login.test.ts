import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import {
  createKey,
  payloadOf,
  type SigningKey,
  signingKey,
  signPayload,
} from '../../../services/client/index.ts'
import { addUser } from '../../support/staff.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Who wants a session that is not its own. */
let world: GatewayWorld
let supplier: Joined
let stranger: Joined
let own: SigningKey

beforeAll(async () => {
  world = await gatewayWorld()
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
  return await signPayload(payloadOf({ act, body }, { ledger, party: supplier.id, user }), keys)
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
    await refused(await asGone(), 'user_of_the_session_must_act_still')
    const lost = await addUser(world, supplier, 'reader')
    const lostKey = signingKey(lost.key, lost.privateKey)
    const asLost = async () => await loginOf({ keys: [lostKey], user: lost.user })
    expect(await open(await asLost())).toMatchObject({ bearer: expect.any(String) })
    await supplier.both.parties.revokeKey({ key: lost.key })
    await refused(await asLost(), 'key_must_not_be_revoked')
    const kept = await addUser(world, supplier, 'reader', { custody: true })
    const keptKey = signingKey(kept.key, kept.privateKey)
    const asKept = await loginOf({ keys: [keptKey], user: kept.user })
    await refused(asKept, 'key_must_be_under_sole_control')
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
    const unknown = refuse('act_must_be_known', 'act', { act: 'session.open' })
    expect(answers).toEqual([{ ok: true, acts: [unknown] }])
    const command = await supplier.alone.sign({ act: 'receivable.reject', body: {} })
    await refused(command, 'command_must_have_its_form')
  })
})
