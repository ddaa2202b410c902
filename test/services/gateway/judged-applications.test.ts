import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APPLY, applicationsTo, codeOf, ENROL, type Enrol } from './enrolment-fixtures.ts'
import { type GatewayWorld, gatewayWorld, SIGN, signsAs } from './gateway-fixtures.ts'

let world: GatewayWorld
let applied: ReturnType<typeof applicationsTo>

beforeAll(async () => {
  world = await gatewayWorld()
  applied = applicationsTo(world)
})
afterAll(async () => await world?.close())

describe('an application is judged at once', () => {
  const answer = async (change: object) => {
    const apply = APPLY.replace('{ refusal }', '{ refusal path }')
    return (
      await world.transport.request<{ apply: object }>(apply, {
        input: { ...applied.input, ...change },
      })
    ).apply
  }
  const [maker, checker] = [() => applied.person('maker'), () => applied.person('checker')]
  const twice = () => {
    const one = maker()
    return [one, { ...checker(), identity: one.identity }]
  }
  const withKey = (change: object) => {
    const one = checker()
    return [maker(), { ...one, keys: [{ ...one.keys[0]!, ...change }] }]
  }
  const other = () => applied.person('maker', codeOf('91120000000000990')).keys[0]!
  const REFUSED: Record<string, [() => object, refusal: string, path: string]> = {
    'a digit mistyped': [
      () => ({ code: '911200000000009970' }),
      ...(['code_must_have_its_check_digit', 'input.code'] as const),
    ],
    'a name of blanks': [() => ({ name: ' ' }), 'name_must_be_given', 'input.name'],
    'no role': [() => ({ roles: [] }), 'role_must_be_given', 'input.roles'],
    'one person twice': [
      () => ({ users: twice() }),
      ...(['person_must_act_once_for_a_party', 'input.users.1.identity'] as const),
    ],
    'a bare number of a person': [
      () => ({ users: [{ ...maker(), identity: '110101199003070011' }] }),
      ...(['identity_must_be_stretched_on_the_device', 'input.users.0.identity'] as const),
    ],
    'a key of somebody else': [
      () => ({ users: withKey({ publicKey: other().publicKey }) }),
      ...(['key_must_sign_its_own_enrolment', 'input.users.1.keys.0'] as const),
    ],
    'a key that signed for another firm': [
      () => ({ users: withKey(other()) }),
      ...(['key_must_sign_its_own_enrolment', 'input.users.1.keys.0'] as const),
    ],
  }

  test.each(Object.entries(REFUSED))('refuses: %s', async (_, [change, refusal, path]) => {
    expect(await answer(change())).toEqual({ refusal, path })
  })

  test('a debtor’s call-back is for officers to make, and a firm is enrolled once', async () => {
    const roles = { roles: ['debtor'], code: codeOf('91120000000000989') }
    const users = [applied.person('maker', roles.code), applied.person('checker', roles.code)]
    expect(await answer({ ...roles, users })).toMatchObject({
      application: expect.stringMatching(/^app_/),
    })
    const { code } = await world.join(['supplier'])
    expect(await answer({ code, users: [applied.person('maker', code)] })).toEqual({
      refusal: 'party_must_be_enrolled_once',
      path: 'input.code',
    })
  })
})

test('an applicant reads by its secret what became of it, and its ids once enrolled', async () => {
  const code = codeOf('91120000000000988')
  const users = [applied.person('maker', code), applied.person('checker', code)]
  const asked = { ...applied.input, code, users }
  type Made = { application: string; secret: string; party: string; users: object[] }
  const full = APPLY.replace('{ application }', '{ application secret party users { user keys } }')
  const { apply: made } = await world.transport.request<{ apply: Made }>(full, {
    input: asked,
  })
  const { application, secret } = made
  const STATUS = `query ($application: ID!, $secret: String!) {
    status: applicationStatus(application: $application, secret: $secret) {
      state reason party users { user keys } } }`
  const read = async (by: object = {}) =>
    await world.transport.request(STATUS, { application, secret, ...by })
  const nothing = { reason: null, party: null, users: [] }
  expect(await read()).toEqual({ status: { state: 'received', ...nothing } })
  for (const wrong of [{ secret: `${secret}x` }, { secret: '' }, { application: 'app_1' }])
    expect(await read(wrong)).toEqual({ status: null })
  const { rows } = await world.owner.query('select a::text from desk.application a')
  expect(JSON.stringify(rows)).not.toContain(secret)

  const { maker, checker } = world.operator
  const { enrolApplicant: draft } = await world.client(maker).read<Enrol>(ENROL, { application })
  expect(await read()).toEqual({ status: { state: 'in_signature', ...nothing } })
  for (const officer of [maker, checker])
    await world.client(officer).read(SIGN, { draft: draft.id, ...signsAs(officer, draft.payload) })
  const { party, users: ids } = made
  expect(await read()).toEqual({ status: { state: 'done', reason: null, party, users: ids } })
})
