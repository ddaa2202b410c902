import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { UNDERTAKING, WAIVER } from '../../../contracts/receivable/undertaking.ts'
import { issueReceivable, offerPart } from '../../support/acts.ts'
import { keepMovementsOf } from '../../support/kept-movements.ts'
import { mustBeAccepted, START } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** What came and what left in a period, and what a party has let others do in its name. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let second: Joined
beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  second = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

interface Movements {
  readonly viewer: {
    readonly movements: {
      readonly totalCount: number
      readonly totals: readonly object[]
      readonly edges: readonly { readonly node: Record<string, unknown> }[]
    }
  }
}

async function movements(who: Joined, args: string, node: string) {
  const { viewer } = await who.alone.read<Movements>(`{ viewer { movements${args} {
    totalCount totals { currency amount count } edges { node { ${node} } } } } }`)
  const { edges, ...whole } = viewer.movements
  return { ...whole, nodes: edges.map(edge => edge.node) }
}

test('to whom a party passed what in a period is one query, kept or not', async () => {
  const receivable = await issueReceivable(world, { debtor, supplier, amount: 900n })
  await pass(supplier, receivable, 0n, 300n)
  await world.roll('2026-03-03')
  await pass(supplier, receivable, 300n, 350n)

  await askForMovements()
  // Each further entry is kept, and every answer is the same.
  while ((await keepMovementsOf(world.owner, 3)) > 0) await askForMovements()

  const text = `{ node(id: "${receivable}") { ... on Receivable {
    undertaking { zh digest } waiver { en digest } } } }`
  expect(await debtor.alone.read(text)).toEqual({
    node: {
      undertaking: { zh: UNDERTAKING.zh, digest: UNDERTAKING.digest },
      waiver: { en: WAIVER.en, digest: WAIVER.digest },
    },
  })
  expect(await second.alone.read(text)).toEqual({ node: { undertaking: null, waiver: null } })
})

async function askForMovements(): Promise<void> {
  const node = 'kind act on lo hi amount currency from { id } to { id } entry { act }'
  const passed = {
    ...{ kind: 'move', act: 'title.answer-offer', currency: 'CNY' },
    ...{ from: { id: supplier.id }, to: { id: second.id }, entry: { act: 'title.answer-offer' } },
  }
  const later = { ...passed, on: '2026-03-03', lo: '300', hi: '350', amount: '50' }
  const out = await movements(supplier, '(direction: out, order: OLDEST)', node)
  expect(out).toEqual({
    totalCount: 2,
    totals: [{ currency: 'CNY', amount: '350', count: 2 }],
    nodes: [{ ...passed, on: START, lo: '0', hi: '300', amount: '300' }, later],
  })
  const inMarch = await movements(supplier, '(direction: out, from: "2026-03-03")', node)
  expect(inMarch.nodes).toEqual([later])
  const before = await movements(supplier, `(direction: out, to: "${START}")`, node)
  expect(before.nodes.map(({ amount }) => amount)).toEqual(['300'])

  const issued = await movements(supplier, '(direction: in)', 'kind amount from { id } to { id }')
  expect(issued.nodes).toEqual([
    { kind: 'issue', amount: '900', from: { id: debtor.id }, to: { id: supplier.id } },
  ])
  const came = await movements(second, `(counterparty: "${supplier.id}")`, 'amount')
  expect(came.nodes).toEqual([{ amount: '50' }, { amount: '300' }])
  expect((await movements(second, `(counterparty: "${debtor.id}")`, 'amount')).totalCount).toBe(0)
  const ofDebtor = await movements(debtor, '', 'kind')
  expect(ofDebtor.nodes).toEqual([{ kind: 'issue' }])
}

async function pass(from: Joined, receivable: `rcv_${string}`, lo: bigint, hi: bigint) {
  const spans = await offerPart(world, from, second, receivable, lo, hi)
  const body = { spans, answer: 'accept' }
  mustBeAccepted(await world.act([second.maker, second.checker], 'title.answer-offer', body))
}

test('mandates, standing acceptances and marks are seen by those whom they are of', async () => {
  const until = '2026-09-01'
  const both = [supplier.maker, supplier.checker]
  const limit = 'update ledger.party set single_limit_minor = 500 where id = $1'
  await world.owner.query(limit, [idNumber(supplier.id)])
  mustBeAccepted(
    await world.act(both, 'party.give-mandate', {
      ...{ id: 'mdt_0000000000001', key: supplier.maker.key, act: 'title.offer-transfer' },
      ...{ limit: '500', until },
    }),
  )
  mustBeAccepted(
    await world.act(both, 'title.give-standing-acceptance', {
      ...{ id: 'sta_0000000000001', from: debtor.id, limit: '70', until },
    }),
  )
  const query = `{ viewer {
    mandates { totalCount edges { node { id act limit until withdrawn key { id } } } }
    standingAcceptances { edges { node { id limit until withdrawn from { id } } } } }
    debtorMarks { totalCount } }`
  expect(await supplier.alone.read(query)).toEqual({
    viewer: {
      mandates: {
        totalCount: 1,
        edges: [
          {
            node: {
              ...{ id: 'mdt_0000000000001', act: 'title.offer-transfer', limit: '500', until },
              ...{ withdrawn: false, key: { id: supplier.maker.key } },
            },
          },
        ],
      },
      standingAcceptances: {
        edges: [
          {
            node: {
              ...{ id: 'sta_0000000000001', limit: '70', until, withdrawn: false },
              from: { id: debtor.id },
            },
          },
        ],
      },
    },
    debtorMarks: { totalCount: 0 },
  })
  expect(await second.alone.read(query)).toMatchObject({
    viewer: { mandates: { totalCount: 0 }, standingAcceptances: { edges: [] } },
  })
})

test('marks against a debtor are seen by it, the operator and regulators', async () => {
  const mark = { id: 'mrk_0000000000001', debtor: debtor.id, kind: 'bond_default' }
  const officers = [world.operator.maker, world.operator.checker]
  const noted = await world.act(officers, 'party.mark-debtor', { ...mark, since: START })
  mustBeAccepted(noted)
  const marks = '{ debtorMarks { edges { node { kind since debtor { id } } } } }'
  const node = { kind: 'bond_default', since: START, debtor: { id: debtor.id } }
  const seen = { debtorMarks: { edges: [{ node }] } }
  expect(await debtor.alone.read(marks)).toEqual(seen)
  expect(await world.client(world.operator.maker).read(marks)).toEqual(seen)
  const regulator = await world.join(['regulator'])
  expect(await regulator.alone.read(marks)).toEqual(seen)
  expect(await second.alone.read(marks)).toEqual({ debtorMarks: { edges: [] } })
})
