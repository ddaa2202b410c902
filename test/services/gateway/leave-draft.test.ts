import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActRequest } from '../../../contracts/command/command.ts'
import type { ReceivableId } from '../../../contracts/kernel/id.ts'
import {
  type Client,
  manifest,
  receivableActs,
  titleActs,
  type Waiting,
} from '../../../services/client/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { DEBT_OWED, issueReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** A command that a maker signs at home waits at the desk for the checker. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let other: Joined
let receivable: ReceivableId
let checker: Client
let lo = 0n

beforeAll(async () => {
  world = await gatewayWorld({ rates: { drafts: { burst: 40_000, perSecond: 0.001 } } })
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  other = await world.join(['supplier'])
  checker = world.client(supplier.checker)
  receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
})
afterAll(async () => await world?.close())

/** A pledge of one more fen, which takes two people. */
function pledge(): ActRequest {
  const span = { lo, hi: ++lo }
  return titleActs.offerPledge({
    ...DEBT_OWED,
    to: other.id,
    spans: [{ instrument: receivable, span }],
  })
}

const LEAVE = `mutation ($command: JWS!) { answer: leaveDraft(command: $command) {
  ... on Draft { id } ... on Refused { refusal path } } }`
const leave = async (client: Client, command: string) =>
  (await client.read<{ answer: object }>(LEAVE, { command })).answer
const drafts = async () => (await checker.desk.tasks()).flatMap(({ draft }) => draft ?? [])

test('is found by the checker in words with its maker’s signature; one more does it', async () => {
  const { waits } = (await supplier.alone.desk.leave(pledge())) as Waiting
  expect(waits.signedBy).toEqual([supplier.maker.user])
  expect(await drafts()).toEqual([waits])
  expect(waits.sentence.en).toMatch(/^Offer in pledge to /)
  expect(await checker.desk.sign(waits)).toEqual({
    ok: true,
    entry: expect.any(String),
    made: expect.any(Array),
  })
  expect(await drafts()).toEqual([])
})

test('lacks nobody where one signature is enough: it is done at once', async () => {
  const invoice = await world.invoice(supplier.id, debtor.id, 1n)
  const parties = { debtor: debtor.id, supplier: supplier.id }
  const trade = [{ invoice, amount: 1n }]
  const proposal = { receivable: newId('rcv'), ...parties, dueOn: '2026-06-01', trade } as const
  const answer = await supplier.alone.desk.leave(receivableActs.propose(proposal))
  expect(answer).toEqual({ ok: true, entry: expect.any(String), made: expect.any(Array) })
})

test('refuses: what is not the user’s own, and what nobody could read', async () => {
  const { alone, both } = supplier
  expect(await leave(alone, 'a.b')).toEqual({ refusal: 'jws_must_be_well_formed', path: 'command' })
  const notOwn = { refusal: 'key_must_be_the_users_own', path: 'command' }
  expect(await leave(alone, await both.sign(pledge()))).toEqual(notOwn)
  expect(await leave(alone, await checker.sign(pledge()))).toEqual(notOwn)
  const anothers = await alone.sign(pledge(), { user: supplier.checker.user })
  expect(await leave(alone, anothers)).toEqual({
    ...{ refusal: 'user_must_sign_its_own_command', path: 'command' },
  })
  expect(await leave(alone, await alone.sign(manifest([pledge()])))).toEqual({
    ...{ refusal: 'draft_must_hold_one_act', path: 'command' },
  })
  const late = await alone.sign(pledge(), { lifeMs: 31 * 86_400_000 })
  expect(await leave(alone, late)).toMatchObject({ refusal: 'command_must_expire_in_time' })
  expect(await drafts()).toEqual([])
})

test('that says what is not so, or asks what is refused, is kept for no checker', async () => {
  const shown = [{ [other.id]: { name: 'Somebody else', code: other.code, roles: [] } }]
  expect(await leave(supplier.alone, await supplier.alone.sign(pledge(), { shown }))).toEqual({
    ...{ refusal: 'shown_must_be_true', path: `shown.0.${other.id}` },
  })
  const spans = [{ instrument: receivable, span: { lo: 0n, hi: 1_001n } }]
  expect(
    await supplier.alone.desk.leave(titleActs.offerPledge({ ...DEBT_OWED, to: other.id, spans })),
  ).toMatchObject({
    refusal: 'span_must_lie_within_the_face',
  })
  expect(await drafts()).toEqual([])
})

test('left again since its answer was lost, it is the same draft and is done once', async () => {
  const told = await supplier.alone.sign(pledge())
  const leaving = [leave(supplier.alone, told), leave(supplier.alone, told)]
  const [first, again] = await Promise.all(leaving)
  expect(again).toEqual(first)
  const open = await drafts()
  expect(open.map(({ id }) => id)).toEqual([(first as { id: string }).id])
  const done = await checker.desk.sign(open[0]!)
  expect(done).toMatchObject({ ok: true, entry: expect.any(String) })
  expect(await leave(supplier.alone, told)).toEqual({})
  expect(await drafts()).toEqual([])
})

const STORY = `query ($id: ID!) { node(id: $id) { ... on Draft {
  obstacle { refusal } refused { refusal } } } }`
const PAST = '{ viewer { pastDrafts(first: 1) { edges { node { id refused { refusal } } } } } }'

test('says what has come in its way, before it is signed in vain, and afterwards why', async () => {
  const { waits } = (await supplier.alone.desk.leave(pledge())) as Waiting
  const story = async () => await checker.read(STORY, { id: waits.id })
  expect(await story()).toEqual({ node: { obstacle: null, refused: null } })
  const { act, body } = waits
  expect(await supplier.both.send({ act, body })).toMatchObject({ ok: true })
  expect(await story()).toMatchObject({ node: { obstacle: { refusal: expect.any(String) } } })
  const refused = await checker.desk.sign(waits)
  expect(refused.ok).toBe(false)
  const { refusal } = refused as { refusal: string }
  expect(await story()).toMatchObject({ node: { refused: { refusal } } })
  expect(await checker.read(PAST)).toMatchObject({
    viewer: { pastDrafts: { edges: [{ node: { id: waits.id, refused: { refusal } } }] } },
  })
  expect(await drafts()).toEqual([])
})

test('counts towards the drafts of a day', async () => {
  let made = 0
  const { desk } = supplier.alone
  for (let answer = await desk.leave(pledge()); answer.ok; made++)
    answer = await desk.leave(pledge())
  expect(made).toBeGreaterThan(5)
  expect(await desk.leave(pledge())).toMatchObject({
    refusal: 'party_must_keep_to_its_drafts_of_a_day',
  })
})
