import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../services/platform/new-id.ts'
import { DUE, issueReceivable, offerPart, proposeReceivable } from '../../support/acts.ts'
import { mustBeAccepted } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Pages one row at a time, forward and back, while rows are added. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let second: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor', 'supplier'])
  supplier = await world.join(['supplier'])
  second = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: object }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean }
}

async function page(who: Joined, name: string, node: string, args: string): Promise<Connection> {
  const [field, side] = name === 'claims' ? [name, 'as: claimant, '] : [name, '']
  const query = `{ viewer { page: ${field}(${side}${args}) { edges { cursor node { ${node} } }
    pageInfo { hasNextPage hasPreviousPage } } } }`
  return (await who.alone.read<{ viewer: { page: Connection } }>(query)).viewer.page
}

/** Node by node, in the order of the pages; at most as many as a test makes. */
async function walk(who: Joined, field: string, node: string, back = false): Promise<object[]> {
  const [count, from] = back ? ['last: 1', 'before'] : ['first: 1', 'after']
  const nodes: object[] = []
  let at = ''
  for (let n = 0; n < 50; n++) {
    const { edges, pageInfo } = await page(who, field, node, `${count}${at}`)
    if (edges[0]) nodes.push(edges[0].node)
    if (!(back ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return nodes
    at = `, ${from}: "${edges[0]!.cursor}"`
  }
  throw new Error('no end')
}

async function nodesOf(who: Joined, field: string, node: string): Promise<object[]> {
  return (await page(who, field, node, 'first: 50')).edges.map(edge => edge.node)
}

describe('pages', () => {
  test('of tasks of several kinds are of one order, from either end', async () => {
    const receivable = await issueReceivable(world, { debtor, supplier, amount: 100n })
    await proposeReceivable(world, { debtor, supplier, amount: 200n })
    await offerPart(world, supplier, debtor, receivable, 0n, 40n)
    const { id } = await draft()
    await proposeReceivable(world, { debtor, supplier, amount: 300n })
    const node = 'kind dueOn ... on SignTask { draft { id } } ... on WaitTask { wait { id } }'
    const all = await nodesOf(debtor, 'tasks', node)
    const kinds = all.map(task => (task as { kind: string }).kind)
    expect(kinds).toEqual(['confirm', 'answer', 'confirm', 'sign', 'confirm'])
    expect(all[3]).toMatchObject({ draft: { id } })
    expect(await walk(debtor, 'tasks', node)).toEqual(all)
    expect(await walk(debtor, 'tasks', node, true)).toEqual(all.toReversed())
    expect(await nodesOf(supplier, 'tasks', node)).toEqual([])
  })

  test.each([
    ['entries', 'id act'],
    ['titles', 'lo instrument { id }'],
    ['waits', 'id kind proposals { id } claims { lo }'],
    ['receivables', 'id', 'as: supplier, '],
    ['invoices', 'id allocations { amount }', 'as: seller, '],
  ])('of %s are all of them once, from either end', async (field, node, side = '') => {
    const of = (args: string) => page(supplier, field, node, `${side}${args}`)
    const all = (await of('first: 20')).edges
    expect(all.length).toBeGreaterThan(1)
    for (const [n, edge] of all.entries()) {
      const next = await of(`first: 1, after: "${edge.cursor}"`)
      expect(next.edges).toEqual(all.slice(n + 1, n + 2))
      const before = await of(`last: 1, before: "${edge.cursor}"`)
      expect(before.edges).toEqual(all.slice(Math.max(n - 1, 0), n))
      const both = await of(`first: 9, after: "${all[0]!.cursor}", before: "${edge.cursor}"`)
      expect(both.edges).toEqual(all.slice(1, n).slice(0, 9))
    }
  })

  test('keep their place while newer entries come', async () => {
    const first = await page(supplier, 'entries', 'id', 'first: 2')
    const after = `first: 2, after: "${first.edges[1]!.cursor}"`
    const second = await page(supplier, 'entries', 'id', after)
    await proposeReceivable(world, { debtor, supplier, amount: 10n })
    expect(await page(supplier, 'entries', 'id', after)).toEqual(second)
  })

  test('show the holds of each title, and of no other', async () => {
    const receivable = await issueReceivable(world, { debtor, supplier: second, amount: 90n })
    await offerPart(world, second, supplier, receivable, 30n, 60n)
    const signers = [debtor.maker, debtor.checker]
    for (const [lo, hi] of [
      ['0', '30'],
      ['60', '90'],
    ]) {
      const hold = { kind: 'dispute', spans: [{ instrument: receivable, lo, hi }] }
      mustBeAccepted(await world.act(signers, 'title.set-hold', hold))
    }
    expect(await nodesOf(second, 'titles', 'lo holdKinds claim { kind }')).toEqual([
      { lo: '0', holdKinds: ['dispute'], claim: null },
      { lo: '30', holdKinds: [], claim: { kind: 'offer' } },
      { lo: '60', holdKinds: ['dispute'], claim: null },
    ])
  })

  test('of the directory find one party by its code', async () => {
    const query = '{ parties(code: "CODE") { edges { node { id } } } }'
    const found = { parties: { edges: [{ node: { id: second.id } }] } }
    expect(await debtor.alone.read(query.replace('CODE', second.code))).toEqual(found)
    expect(await debtor.alone.read(query.replace('CODE', 'nobody'))).toEqual({
      parties: { edges: [] },
    })
  })
})

test('a lifted hold is shown no more, nor the part of an invoice that backs nothing', async () => {
  const owner = await world.join(['supplier'])
  const court = await world.join(['court'])
  const receivable = await issueReceivable(world, { debtor, supplier: owner, amount: 50n })
  const spans = [{ instrument: receivable, lo: '0', hi: '50' }]
  const hold = async (who: Joined, act: string, kind: string) =>
    mustBeAccepted(await world.act([who.maker, who.checker], act, { kind, spans }))
  await hold(debtor, 'title.set-hold', 'dispute')
  await hold(court, 'title.set-hold', 'court')
  await hold(debtor, 'title.lift-hold', 'dispute')
  expect(await nodesOf(owner, 'titles', 'holdKinds')).toEqual([{ holdKinds: ['court'] }])

  const invoice = await world.invoice(owner.id, debtor.id, 100n)
  const parties = { debtor: debtor.id, supplier: owner.id, dueOn: DUE }
  const proposal = { receivable: newId('rcv'), ...parties, trade: [{ invoice, amount: '60' }] }
  mustBeAccepted(await world.act([owner.maker], 'receivable.propose', proposal))
  const query = `{ node(id: "${invoice}") { ... on Invoice { allocations { amount } } } }`
  expect(await owner.alone.read(query)).toEqual({ node: { allocations: [{ amount: '60' }] } })
})

test('a claim that was freed is no claim of its party any more', async () => {
  const [owner, taker] = [await world.join(['supplier']), await world.join(['supplier'])]
  const receivable = await issueReceivable(world, { debtor, supplier: owner, amount: 50n })
  const spans = await offerPart(world, owner, taker, receivable, 0n, 50n)
  expect(await nodesOf(taker, 'claims', 'kind live')).toEqual([{ kind: 'offer', live: true }])
  const signers = [taker.maker, taker.checker]
  const answer = { spans, answer: 'accept' }
  mustBeAccepted(await world.act(signers, 'title.answer-offer', answer))
  expect(await nodesOf(taker, 'claims', 'kind')).toEqual([])
})

test('a look-through has the titles that its span meets, and what backs that debt', async () => {
  const one = await issueReceivable(world, { debtor, supplier: second, amount: 90n })
  await issueReceivable(world, { debtor, supplier: second, amount: 80n })
  await offerPart(world, second, supplier, one, 30n, 60n)
  type Through = {
    lookThrough: {
      instrument: { titles: { edges: { node: { lo: string } }[] } }
      invoices: { amount: string }[]
    }
  }
  const through = async (lo: number, hi: number) =>
    (
      await debtor.alone.read<Through>(`{ lookThrough(instrument: "${one}", lo: "${lo}",
        hi: "${hi}") { invoices { amount }
        instrument { titles(lo: "${lo}", hi: "${hi}") { edges { node { lo } } } } } }`)
    ).lookThrough
  const startsOf = async (lo: number, hi: number) =>
    (await through(lo, hi)).instrument.titles.edges.map(({ node }) => node.lo)
  expect(await startsOf(30, 60)).toEqual(['30'])
  expect(await startsOf(29, 60)).toEqual(['0', '30'])
  expect(await startsOf(30, 61)).toEqual(['30', '60'])
  expect((await through(0, 90)).invoices).toEqual([{ amount: '90' }])
})

async function draft(): Promise<{ id: string }> {
  const receivable = await proposeReceivable(world, { debtor, supplier, amount: 7n })
  const confirm = `mutation ($input: ConfirmReceivableInput!) { confirmReceivable(input: $input) {
    ... on Draft { id } } }`
  const input = { receivable, amount: '7', dueOn: DUE }
  const { confirmReceivable } = await debtor.alone.read<{ confirmReceivable: { id: string } }>(
    confirm,
    { input },
  )
  return confirmReceivable
}
