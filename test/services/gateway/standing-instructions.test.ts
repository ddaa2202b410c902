import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../services/platform/new-id.ts'
import { type GatewayWorld, gatewayWorld } from './gateway-fixtures.ts'

let world: GatewayWorld
beforeAll(async () => {
  world = await gatewayWorld()
})
afterAll(async () => await world?.close())

const LIST = `{ viewer { standingInstructions { edges { node {
  id scope limit carriedOut until withdrawn } } } } }`

test('its party lists it with what was carried out; nobody else sees it', async () => {
  const { maker, checker } = world.operator
  const officers = world.client(maker, checker)
  const id = newId('sti')
  const given = { id, scope: 'roll_business_date', limit: 9n, until: '2026-04-01' } as const
  expect(await officers.parties.giveStandingInstruction(given)).toHaveProperty('entry')
  const system = world.client(maker)
  const rolled = await system.calendar.rollAsInstructed({ to: '2026-03-03', instruction: id })
  expect(rolled).toHaveProperty('entry')
  const node = { id, scope: 'roll_business_date', limit: '9', until: '2026-04-01' }
  expect(await system.read(LIST)).toEqual({
    viewer: {
      standingInstructions: { edges: [{ node: { ...node, carriedOut: '1', withdrawn: false } }] },
    },
  })
  await officers.parties.withdrawStandingInstruction({ id })
  expect(await system.read(LIST)).toMatchObject({
    viewer: { standingInstructions: { edges: [{ node: { withdrawn: true } }] } },
  })
  const other = await world.join(['supplier'])
  expect(await other.alone.read(LIST)).toEqual({ viewer: { standingInstructions: { edges: [] } } })
  const NODE = 'query ($id: ID!) { node(id: $id) { id } }'
  expect(await other.alone.read(NODE, { id })).toEqual({ node: null })
})
