import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ActAnswer } from '../../../contracts/command/answer.ts'
import { idOf } from '../../../contracts/kernel/id.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { issueReceivable, offerPart } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

const DUE = '2026-06-01'

let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let second: Joined
let third: Joined
let regulator: Joined
const receivable = newId('rcv')

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  second = await world.join(['supplier'])
  third = await world.join(['supplier'])
  regulator = await world.join(['regulator'])
  const invoice = await world.invoice(supplier.id, debtor.id, 1_000n)
  const parties = { debtor: debtor.id, supplier: supplier.id }
  const trade = [{ invoice, amount: 1_000n }]
  accepted(await supplier.alone.receivable.propose({ receivable, ...parties, dueOn: DUE, trade }))
  accepted(await debtor.both.receivable.confirm({ receivable, amount: 1_000n, dueOn: DUE }))
  await pass(supplier, second, 0n, 600n)
  await pass(second, third, 200n, 500n)
})
afterAll(async () => await world?.close())

function accepted(answer: ActAnswer) {
  mustBeAccepted({ ok: true, acts: [answer] })
}

async function offer(from: Joined, to: Joined, lo: bigint, hi: bigint) {
  const invoice = await world.invoice(to.id, from.id, hi - lo)
  const spans = [{ instrument: receivable, span: { lo, hi } }]
  const trade = [{ invoice, amount: hi - lo }]
  accepted(await from.both.title.offerTransfer({ to: to.id, spans, trade }))
  return spans
}

async function pass(from: Joined, to: Joined, lo: bigint, hi: bigint) {
  const spans = await offer(from, to, lo, hi)
  accepted(await to.both.title.answerOffer({ spans, answer: 'accept' }))
}

const STEPS = `query ($instrument: ID!, $lo: Units!, $hi: Units!) {
  lookThrough(instrument: $instrument, lo: $lo, hi: $hi) {
    instrument { ... on Receivable { debtor { id } dueOn status }
      titles(lo: $lo, hi: $hi) { edges { node { lo hi holder { id } } } } }
    steps { tier from { id } to { id } lo hi }
    invoices { seller { id } }
  }
}`
const whole = { instrument: receivable, lo: '0', hi: '1000' }

interface LookThrough {
  readonly lookThrough: {
    readonly instrument: { readonly titles: Titles } | null
    readonly steps: readonly object[]
    readonly invoices: readonly { seller: { id: string } }[]
  }
}

interface Titles {
  readonly edges: readonly { node: { lo: string; hi: string; holder: { id: string } } }[]
}

const holders = ({ lookThrough }: LookThrough) =>
  lookThrough.instrument!.titles.edges.map(({ node }) => node)

describe('look-through', () => {
  test('a holder sees who stood before it, and of the others nothing', async () => {
    const seen = await third.alone.read<LookThrough>(STEPS, whole)
    const { lookThrough } = seen
    const id = (party: Joined | null) => (party ? { id: party.id } : null)
    expect(lookThrough.steps).toEqual([
      { tier: 1, from: null, to: id(supplier), lo: '200', hi: '500' },
      { tier: 2, from: id(supplier), to: id(second), lo: '200', hi: '500' },
      { tier: 3, from: id(second), to: id(third), lo: '200', hi: '500' },
    ])
    expect(holders(seen)).toEqual([{ lo: '200', hi: '500', holder: id(third) }])
    expect(lookThrough.invoices).toEqual([{ seller: id(third) }])
  })

  test('the debtor sees every holder, and no invoice between others', async () => {
    const seen = await debtor.alone.read<LookThrough>(STEPS, whole)
    const { lookThrough } = seen
    expect(holders(seen).map(h => [h.lo, h.hi, h.holder.id])).toEqual([
      ['0', '200', second.id],
      ['200', '500', third.id],
      ['500', '600', second.id],
      ['600', '1000', supplier.id],
    ])
    expect(lookThrough.invoices).toEqual([{ seller: { id: supplier.id } }])
  })

  test('a member without a part in it sees nothing of it', async () => {
    const stranger = await world.join(['supplier'])
    const { lookThrough } = await stranger.alone.read<LookThrough>(STEPS, whole)
    expect(lookThrough).toEqual({ instrument: null, steps: [], invoices: [] })
  })

  test('a regulator sees all of it on a signed act of its own, and not before', async () => {
    const before = await regulator.alone.read<LookThrough>(STEPS, whole)
    expect(before.lookThrough.steps).toEqual([])
    const answer = await regulator.both.regulator.lookThrough({
      instrument: receivable,
      purpose: 'case 7',
    })
    accepted(answer)
    const { entry } = answer as { entry: string }
    const query = `query ($entry: ID!) { citedLookThrough(entry: $entry) {
      cites { act } instrument { titles { edges { node { lo hi } } } } steps { tier }
      invoices { seller { id } amount } } }`
    const cited = await regulator.alone.read<{ citedLookThrough: Record<string, object[]> }>(
      query,
      {
        entry,
      },
    )
    expect(cited.citedLookThrough).toMatchObject({
      cites: { act: 'regulator.look-through' },
      instrument: {
        titles: { edges: ['0', '200', '500', '600'].map(lo => ({ node: { lo } })) },
      },
    })
    expect(cited.citedLookThrough['invoices']!.length).toBe(3)
    const other = await world.join(['regulator'])
    expect(await other.alone.read(query, { entry })).toEqual({ citedLookThrough: null })
  })

  test('a supplier signs no look-through', async () => {
    expect(
      await supplier.both.regulator.lookThrough({ instrument: receivable, purpose: 'to know' }),
    ).toMatchObject({ refusal: 'look_through_must_be_by_a_regulator_or_a_court' })
  })
})

describe('what is my own', () => {
  test('titles, exposure and entries are those of the reader', async () => {
    const query = `{ viewer {
      party { id } policy { singleLimit }
      titles(first: 10) { edges { node { lo hi subRange instrument { id size unit currency } } } }
      exposure { edges { node { debtor { id } dueOn amount } } }
      entries(first: 50) { edges { node { act } } }
      invoices(as: seller) { edges { node { amount allocations { amount instrument { id } } } } }
    } businessDate }`
    const { viewer, businessDate } = await second.alone.read<{
      viewer: { entries: { edges: { node: { act: string } }[] } }
      businessDate: string
    }>(query)
    expect(businessDate).toBe('2026-03-02')
    const money = { size: '1000', unit: 'MINOR_UNITS', currency: 'CNY' }
    const instrument = { id: receivable, ...money }
    const titles = [
      { lo: '0', hi: '200', subRange: '1-200', instrument },
      { lo: '500', hi: '600', subRange: '501-600', instrument },
    ]
    expect(viewer).toMatchObject({
      party: { id: second.id },
      policy: { singleLimit: '0' },
      titles: { edges: titles.map(node => ({ node })) },
      exposure: { edges: [{ node: { debtor: { id: debtor.id }, dueOn: DUE, amount: '300' } }] },
      invoices: {
        edges: [{ node: { amount: '600', allocations: [{ instrument: { id: receivable } }] } }],
      },
    })
    expect(viewer.entries.edges.map(e => e.node.act)).toEqual([
      'title.answer-offer',
      'title.offer-transfer',
      'title.answer-offer',
      'title.offer-transfer',
      'party.enrol',
    ])
  })

  test('pages go on where they stopped, and come back', async () => {
    const query = `query ($after: String) { viewer { entries(first: 2, after: $after) {
      edges { node { id } } pageInfo { hasNextPage endCursor } } } }`
    type Page = {
      viewer: {
        entries: { edges: object[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
      }
    }
    const seen: object[] = []
    let after: string | null = null
    for (let pages = 0; pages < 10; pages++) {
      const { viewer }: Page = await supplier.alone.read<Page>(query, { after })
      seen.push(...viewer.entries.edges)
      after = viewer.entries.pageInfo.endCursor
      if (!viewer.entries.pageInfo.hasNextPage) break
    }
    expect(new Set(seen.map(e => JSON.stringify(e))).size).toBe(seen.length)
    expect(seen.length).toBe(5)
  })

  test('node gives what the reader may see, and null for the rest', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { __typename id } }'
    const found = { node: { __typename: 'Receivable', id: receivable } }
    expect(await third.alone.read(query, { id: receivable })).toEqual(found)
    const stranger = await world.join(['lender'])
    expect(await stranger.alone.read(query, { id: receivable })).toEqual({ node: null })
    // The last ones are properties of every object.
    const none = [idOf('xyz', 1n), 'constructor_1', 'valueOf_1', '__proto___1', 'rcv', '']
    for (const id of none)
      await expect(stranger.alone.read(query, { id })).rejects.toThrow('id_must_be_that_of_a_node')
  })

  test('an open offer is a task of the one who must answer', async () => {
    await offer(third, second, 200n, 300n)
    const query = `{ viewer { tasks { edges { node { kind dueOn ... on WaitTask {
      wait { awaited { id } claims { kind lo hi holder { id } } } } } } } } }`
    const mine = await second.alone.read<{ viewer: object }>(query)
    const claims = [{ kind: 'offer', lo: '200', hi: '300', holder: { id: third.id } }]
    expect(mine.viewer).toMatchObject({
      tasks: { edges: [{ node: { kind: 'answer', wait: { claims } } }] },
    })
    const theirs = await third.alone.read<{ viewer: object }>(query)
    expect(theirs.viewer).toEqual({ tasks: { edges: [] } })
  })
})

const two = ({ maker, checker }: Joined) => [maker, checker]

test('whether a debtor pays is told to the sides of its debt, and in one word', async () => {
  const slow = await world.join(['debtor'])
  const debt = { debtor: slow, supplier, amount: 10n, dueOn: '2026-06-01' } as const
  const paid = await issueReceivable(world, debt)
  const spans = await offerPart(world, supplier, second, paid, 0n, 10n)
  const answer = { spans, answer: 'accept' }
  mustBeAccepted(await world.act(two(second), 'title.answer-offer', answer))
  const payment = { spans, paidOn: '2026-03-02' }
  mustBeAccepted(await world.act(two(second), 'receivable.acknowledge-payment', payment))
  const statusTo = async ({ alone }: Joined) =>
    await alone.read<{ node: { status: string } | null }>(
      'query ($id: ID!) { node(id: $id) { ... on Receivable { status } } }',
      { id: paid },
    )
  for (const side of [slow, supplier])
    expect(await statusTo(side)).toEqual({ node: { status: 'settled' } })
  expect(await statusTo(second)).toEqual({ node: { status: 'issued' } })

  const mark = { id: newId('mrk'), debtor: slow.id, kind: 'bond_default', since: '2026-03-02' }
  mustBeAccepted(await world.act(two(world.operator as Joined), 'party.mark-debtor', mark))
  const proposed = async (by: Joined) => {
    const invoice = await world.invoice(by.id, slow.id, 10n)
    return refusalOf(
      await world.act([by.maker], 'receivable.propose', {
        ...{ receivable: newId('rcv'), debtor: slow.id, supplier: by.id, dueOn: '2026-06-01' },
        trade: [{ invoice, amount: '10' }],
      }),
    )
  }
  expect(await proposed(supplier)).toBe('debtor_must_be_in_good_standing')
  expect(await proposed(await world.join(['supplier']))).toBeNull()
})
