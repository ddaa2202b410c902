import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../services/client/index.ts'
import { APPLY, applicationsTo, codeOf, ENROL, type Enrol } from './enrolment-fixtures.ts'
import { type GatewayWorld, gatewayWorld, type Joined, SIGN, signsAs } from './gateway-fixtures.ts'

/** What officers read of the whole platform, and nobody else. */
let world: GatewayWorld
let supplier: Joined
let officer: Client

beforeAll(async () => {
  world = await gatewayWorld({
    health: {
      required: { sequencer: async () => undefined },
      optional: { temporal: async () => Promise.reject(new Error('away')) },
      works: { relay: { works: true }, roller: { works: false } },
      waiting: { entries: async () => 3 },
    },
  })
  supplier = await world.join(['supplier'])
  officer = world.client(world.operator.maker)
})
afterAll(async () => await world?.close())

test('what the platform stands on, who works, and what lies there', async () => {
  const { health } = await officer.read<{ health: { checks: { name: string }[] } }>(
    `{ health { ready checks { name required passes } works { name works }
       backlogs { name seconds } } }`,
  )
  expect(health).toMatchObject({
    ready: true,
    works: [
      { name: 'relay', works: true },
      { name: 'roller', works: false },
    ],
    backlogs: [{ name: 'entries', seconds: 3 }],
  })
  const seen = Object.fromEntries(health.checks.map(({ name, ...check }) => [name, check]))
  expect(seen).toMatchObject({
    desk: { required: true, passes: true },
    sequencer: { required: true, passes: true },
    temporal: { required: false, passes: false },
  })
})

test('the day that comes next, by the calendar of the ledger', async () => {
  const ask = '{ businessDate calendar { edition next knownThrough publishedThrough } }'
  const { calendar } = world.ledger
  expect(await supplier.alone.read(ask)).toEqual({
    businessDate: '2026-03-02',
    calendar: {
      ...{ edition: calendar.edition, next: '2026-03-03' },
      ...{ knownThrough: calendar.publishedThrough, publishedThrough: null },
    },
  })
})

test('the story of a party, in the words that were signed, and its keys', async () => {
  const reason = '依法院裁定暂停'
  const { maker, checker } = world.operator
  const both = world.client(maker, checker)
  await both.send({ act: 'party.suspend', body: { party: supplier.id, reason } })
  type Found = {
    node: {
      story: { edges: { node: { act: string; summary: { zh: string } } }[] }
      keys: { edges: { node: { id: string } }[] }
    }
  }
  const { node } = await officer.read<Found>(
    `query ($id: ID!) { node(id: $id) { ... on Party {
       story { edges { node { act summary { zh } } } } keys { edges { node { id } } } } } }`,
    { id: supplier.id },
  )
  const story = node.story.edges.map(edge => edge.node)
  expect(story.map(({ act }) => act)).toEqual(['party.enrol', 'party.suspend'])
  expect(story[1]!.summary.zh).toContain(reason)
  const keys = node.keys.edges.map(edge => edge.node.id)
  expect(keys).toEqual(expect.arrayContaining([supplier.maker.key, supplier.checker.key]))
  const others = '{ viewer { entries { edges { node { act summary { zh } } } } } }'
  const seen = JSON.stringify(await supplier.alone.read(others))
  expect(seen).toContain('"act":"party.suspend","summary":null')
})

test('applications by how far they have come', async () => {
  const { person, input } = applicationsTo(world)
  const apply = async (body: string) => {
    const code = codeOf(body)
    const users = [person('maker', code), person('checker', code)]
    const asked = { input: { ...input, code, users } }
    type Apply = { apply: { application: string } }
    return (await world.transport.request<Apply>(APPLY, asked)).apply.application
  }
  const bodies = ['91120000000000991', '91120000000000992', '91120000000000993']
  const [declined, drafted, received] = [
    await apply(bodies[0]!),
    await apply(bodies[1]!),
    await apply(bodies[2]!),
  ]
  const found = async (state: string) => {
    type Found = { applications: { edges: { node: { id: string; state: string } }[] } }
    const { applications } = await officer.read<Found>(
      `{ applications(state: [${state}]) { edges { node { id state } } } }`,
    )
    expect(applications.edges.every(({ node }) => node.state === state)).toBe(true)
    return applications.edges.map(({ node }) => node.id)
  }
  expect(await found('received')).toEqual([received, drafted, declined])
  await officer.desk.declineApplication(declined as never, '执照已过期')
  const { enrolApplicant } = await officer.read<Enrol>(ENROL, { application: drafted })
  expect(await found('received')).toEqual([received])
  expect(await found('declined')).toEqual([declined])
  expect(await found('in_signature')).toEqual([drafted])
  const { id: draft, payload } = enrolApplicant
  for (const one of [world.operator.maker, world.operator.checker])
    await world.client(one).read(SIGN, { draft, ...signsAs(one, payload) })
  expect(await found('in_signature')).toEqual([])
  expect(await found('done')).toEqual([drafted])
  const asked = supplier.alone.read('{ applications { totalCount } }')
  await expect(asked).rejects.toThrow('field_must_be_open_to_its_reader')
})
