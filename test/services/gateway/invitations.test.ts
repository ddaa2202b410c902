import { afterAll, beforeAll, expect, test } from 'vitest'
import { declineInvitation, readInvitation } from '../../../services/client/index.ts'
import { asKey, newActor } from '../../support/actor.ts'
import { addUser } from '../../support/staff.ts'
import { applicationsTo, codeOf } from './enrolment-fixtures.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

let world: GatewayWorld
let debtor: Joined
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

let serial = 100
const nextCode = () => codeOf(`91120000000000${serial++}`)

/** An invitation of a code, which its debtor has just given. */
async function invite(code = nextCode()) {
  const firm = { code, name: 'Bolt & Co', contact: 'Ms Qian' }
  const given = await debtor.alone.invitations.give(firm)
  if (!given.ok) throw new Error(given.refusal)
  const { invitation, secret } = given
  return { code, told: { invitation, secret } }
}

const APPLY = `mutation ($input: ApplicationInput!) { apply(input: $input) {
  ... on Applied { application } ... on Refused { refusal path details } } }`

async function apply(code: string, invitation: object | null): Promise<object> {
  const { input } = applicationsTo(world)
  const actor = newActor('pty_0000000000001', 'maker')
  const { alg, publicKey, proof } = asKey(actor, { ledger: world.ledger.name, code })
  const keys = [{ alg, publicKey, proof }]
  const person = { identity: actor.stretched, duty: 'maker', representative: false }
  const users = [{ ...person, keys }]
  const asked = { ...input, code, users, invitation }
  return (await world.transport.request<{ apply: object }>(APPLY, { input: asked })).apply
}

const stateOf = async ({ told }: Awaited<ReturnType<typeof invite>>) =>
  (await readInvitation(world.transport, told))?.state

test('a supplier reads its invitation and applies once; officers read who invited it', async () => {
  const one = await invite()
  expect(await readInvitation(world.transport, one.told)).toMatchObject({
    ...{ code: one.code, name: 'Bolt & Co', contact: 'Ms Qian', state: 'open' },
    inviterCode: debtor.code,
  })
  const applied = (await apply(one.code, one.told)) as { application: string }
  expect(applied.application).toMatch(/^app_/)
  expect(await stateOf(one)).toBe('used')
  const READ = `query ($id: ID!) { node(id: $id) { ... on Application {
    invitation { id party { code } contact } } } }`
  const officer = world.client(world.operator.maker)
  expect(await officer.read(READ, { id: applied.application })).toEqual({
    node: {
      invitation: { id: one.told.invitation, party: { code: debtor.code }, contact: 'Ms Qian' },
    },
  })
  expect(await apply(one.code, one.told)).toMatchObject({
    ...{ refusal: 'invitation_must_be_open', path: 'input.invitation', details: { state: 'used' } },
  })
})

test('two who apply with one at the same moment: one does', async () => {
  const one = await invite()
  const answers = await Promise.all([apply(one.code, one.told), apply(one.code, one.told)])
  const refused = answers.filter(answer => 'refusal' in answer)
  expect(refused).toMatchObject([{ refusal: 'invitation_must_be_open' }])
  const { rows } = await world.owner.query('select from desk.application where code = $1', [
    one.code,
  ])
  expect(rows).toHaveLength(1)
})

test('it is for one code, and is found by its secret alone', async () => {
  const one = await invite()
  expect(await apply(nextCode(), one.told)).toMatchObject({
    ...{ refusal: 'invitation_must_be_for_this_code', details: { code: one.code } },
  })
  for (const wrong of [{ secret: `${one.told.secret}x` }, { invitation: 'ivt_1' as const }]) {
    const told = { ...one.told, ...wrong }
    expect(await readInvitation(world.transport, told)).toBeNull()
    expect(await apply(one.code, told)).toMatchObject({ refusal: 'invitation_must_be_known' })
    expect(await declineInvitation(world.transport, told)).toMatchObject({
      ...{ refusal: 'invitation_must_be_known', path: 'invitation' },
    })
  }
  const { rows } = await world.owner.query('select i::text from desk.invitation i')
  expect(JSON.stringify(rows)).not.toContain(one.told.secret)
})

test('it ends once: declined, taken back, or too old', async () => {
  const [declined, withdrawn, old] = [await invite(), await invite(), await invite()]
  expect(await declineInvitation(world.transport, declined.told)).toBeNull()
  const { invitations } = debtor.alone
  const { refusal } = (await supplier.alone.invitations.withdraw(withdrawn.told.invitation))!
  expect(refusal).toBe('open_invitation_must_be_known')
  expect(await invitations.withdraw(withdrawn.told.invitation)).toBeNull()
  await world.owner.query('set session_replication_role = replica')
  await world.owner.query('update desk.invitation set expires_at = now() where id = $1', [
    (await numberOf(old.code)).id,
  ])
  await world.owner.query('set session_replication_role = origin')
  const ended = { declined, withdrawn, expired: old }
  for (const [state, one] of Object.entries(ended)) {
    expect(await stateOf(one)).toBe(state)
    expect(await apply(one.code, one.told)).toMatchObject({ details: { state } })
    expect(await invitations.withdraw(one.told.invitation)).toMatchObject({
      refusal: 'open_invitation_must_be_known',
    })
  }
  const listed = (await invitations.list()).filter(({ id }) =>
    Object.values(ended).some(({ told }) => told.invitation === id),
  )
  expect(listed.map(({ state }) => state)).toEqual(['expired', 'withdrawn', 'declined'])
})

async function numberOf(code: string): Promise<{ id: bigint }> {
  const { rows } = await world.owner.query('select id from desk.invitation where code = $1', [code])
  return rows[0]
}

test('only a debtor that acts invites, each firm once, and nobody who is enrolled', async () => {
  const firm = { code: nextCode(), name: 'Bolt & Co', contact: 'Ms Qian' }
  const refused = async (by: Joined, change: object = {}) =>
    (await by.alone.invitations.give({ ...firm, ...change })) as { refusal?: string }
  expect((await refused(supplier)).refusal).toBe('inviter_must_be_a_debtor')
  expect((await refused(debtor, { code: supplier.code })).refusal).toBe(
    'invited_firm_must_not_be_enrolled',
  )
  const { code } = await invite()
  expect((await refused(debtor, { code })).refusal).toBe('firm_must_be_invited_once_by_a_party')
  const reader = world.client(await addUser(world, debtor, 'reader'))
  expect(await reader.invitations.give(firm)).toMatchObject({ refusal: 'reader_must_not_decide' })
  expect(await supplier.alone.invitations.list()).toEqual([])
})
