import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, Draft, Waiting } from '../../../services/client/index.ts'
import { titleActs } from '../../../services/client/index.ts'
import { collectNouns } from '../../../services/ledger/engine/noun/noun.ts'
import { LEDGER_NOUNS } from '../../../services/ledger/nouns.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { DEBT_OWED } from '../../support/acts.ts'
import { mustBeAccepted } from '../../support/market.ts'
import { gadget } from '../ledger/new-noun/gadget.ts'
import type { GadgetId } from '../ledger/new-noun/gadget-clauses.ts'
import { GADGET_SQL } from '../ledger/new-noun/gadget-sql.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** A pledge of goods takes two people of its holder, then two of the inspector named on them. */
let world: GatewayWorld
let holder: Joined
let inspector: Joined
let stranger: Joined
let goods: GadgetId
let lo = 0n

beforeAll(async () => {
  world = await gatewayWorld({ nouns: collectNouns([...LEDGER_NOUNS, gadget]) })
  await world.owner.query(GADGET_SQL)
  holder = await world.join(['supplier'])
  inspector = await world.join(['keeper'])
  stranger = await world.join(['lender'])
  goods = newId('not')
  const body = { gadget: goods, grams: '1000', inspector: inspector.id, ...BY_HOUR }
  mustBeAccepted(await world.act([holder.maker], 'gadget.make', body))
  mustBeAccepted(await world.act([inspector.maker], 'gadget.inspect', { gadget: goods }))
})
afterAll(async () => await world?.close())

/** The hours by which its inspector is waited for. */
const BY_HOUR = { remindAt: '2026-03-03T01:00:00.000Z', lapseAt: '2026-03-04T08:59:59.999Z' }

const draftsOf = async (client: Client) =>
  (await client.desk.tasks()).flatMap(({ draft }) => draft?.id ?? [])

async function leave(): Promise<Draft> {
  const span = { lo, hi: ++lo }
  const act = titleActs.offerPledge({
    ...DEBT_OWED,
    to: stranger.id,
    spans: [{ instrument: goods, span }],
  })
  return ((await holder.alone.desk.leave(act)) as Waiting).waits
}

const NODE = `query ($id: ID!) { node(id: $id) { ... on Draft {
  party { id } maker { id } signedBy { id } awaits { id } } } }`

test('is a task of its own party, then of the other, and done by the last signature', async () => {
  const draft = await leave()
  const [checker, theirs] = [world.client(holder.checker), world.client(inspector.checker)]
  expect(await draftsOf(checker)).toEqual([draft.id])
  expect(await draftsOf(inspector.alone)).toEqual([])

  expect(await checker.desk.sign(draft)).toMatchObject({ waits: { id: draft.id } })
  expect(await draftsOf(checker)).toEqual([])
  expect(await draftsOf(inspector.alone)).toEqual([draft.id])
  expect(await draftsOf(theirs)).toEqual([draft.id])

  expect(await inspector.alone.desk.sign(draft)).toMatchObject({ waits: { id: draft.id } })
  expect(await draftsOf(inspector.alone)).toEqual([])
  expect(await theirs.desk.sign(draft)).toEqual({
    ok: true,
    entry: expect.any(String),
    made: expect.any(Array),
  })
  expect(await draftsOf(theirs)).toEqual([])
})

test('shows the other party whose command it is, and no people of it', async () => {
  const draft = await leave()
  expect(await inspector.alone.read(NODE, { id: draft.id })).toEqual({ node: null })
  await world.client(holder.checker).desk.sign(draft)
  const shown = { party: { id: holder.id }, awaits: { id: inspector.id } }
  expect(await inspector.alone.read(NODE, { id: draft.id })).toEqual({
    node: { ...shown, maker: null, signedBy: [] },
  })
  const people = [holder.maker, holder.checker].map(({ user }) => ({ id: user }))
  expect(await holder.alone.read(NODE, { id: draft.id })).toEqual({
    node: { ...shown, maker: people[0], signedBy: people },
  })
  expect(await stranger.alone.read(NODE, { id: draft.id })).toEqual({ node: null })
  expect(await stranger.alone.desk.sign(draft)).toMatchObject({ refusal: 'draft_must_be_open' })
})

test('is not signed by the other party before its own has', async () => {
  const draft = await leave()
  expect(await inspector.alone.desk.sign(draft)).toMatchObject({ refusal: 'draft_must_be_open' })
})
