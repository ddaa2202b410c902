import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { UNDERTAKING, WAIVER } from '../../../contracts/receivable/undertaking.ts'
import { Snapshot } from '../../../services/gateway/graph/snapshot.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Lists below rows are read for all rows at once: statements do not grow with rows. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  for (const amount of [100n, 200n, 300n]) await propose(amount)
  for (const amount of [400n, 500n]) await dispute(await propose(amount), amount)
})
afterEach(() => void vi.restoreAllMocks())
afterAll(async () => await world?.close())

const dueOn = '2026-06-01'

async function propose(amount: bigint) {
  const receivable = newId('rcv')
  const invoice = await world.invoice(supplier.id, debtor.id, amount)
  const parties = { debtor: debtor.id, supplier: supplier.id }
  const trade = [{ invoice, amount }]
  await supplier.alone.receivable.propose({ receivable, ...parties, dueOn, trade })
  return receivable
}

async function dispute(receivable: `rcv_${string}`, amount: bigint) {
  const signed = { undertaking: UNDERTAKING.digest, waiver: WAIVER.digest }
  const body = { receivable, amount, dueOn, ...signed }
  await debtor.both.send({ act: 'receivable.confirm', body })
  const spans = [{ instrument: receivable, span: { lo: 0n, hi: amount } }]
  const held = await debtor.both.title.setHold({ kind: 'dispute', spans })
  expect(held).toHaveProperty('entry')
}

/** What a connection gave, and by how many statements that name this table. */
async function reading(of: string, nodes: string, table: string) {
  const asked = vi.spyOn(Snapshot.prototype, 'query')
  const { viewer } = await supplier.alone.read<{
    viewer: { list: { edges: readonly { readonly node: object }[] } }
  }>(`{ viewer { list: ${of} { edges { node { ${nodes} } } } } }`)
  const statements = asked.mock.calls.filter(([text]) => text.includes(table)).length
  return { nodes: viewer.list.edges.map(({ node }) => node), statements }
}

test('uses of invoices', async () => {
  const read = await reading(
    'invoices(as: seller)',
    'allocations { amount }',
    'trade.invoice_allocation',
  )
  const amounts = ['500', '400', '300', '200', '100']
  expect(read.nodes).toEqual(amounts.map(amount => ({ allocations: [{ amount }] })))
  expect(read.statements).toBe(1)
})

test('holds of titles', async () => {
  const read = await reading('titles', 'size holdKinds', 'ledger.hold')
  expect(read.nodes).toHaveLength(2)
  for (const node of read.nodes) expect(node).toMatchObject({ holdKinds: ['dispute'] })
  expect(read.statements).toBe(1)
})

test('instruments of titles', async () => {
  const named = 'instrument { size unit currency ... on Receivable { status } }'
  const read = await reading('titles', named, 'from ledger.receivable r where r.id')
  expect(read.nodes).toHaveLength(2)
  for (const node of read.nodes)
    expect(node).toMatchObject({
      instrument: { unit: 'MINOR_UNITS', currency: 'CNY', status: 'issued' },
    })
  expect(read.statements).toBe(1)
})

test('what waits are still for', async () => {
  const read = await reading(
    'waits',
    'proposals { amount } claims { id }',
    'from ledger.wait w\n      cross',
  )
  expect(read.nodes).toEqual(
    ['100', '200', '300'].map(amount => ({ proposals: [{ amount }], claims: [] })),
  )
  expect(read.statements).toBe(2)
})

test('a list that is added up is not counted besides', async () => {
  const asked = vi.spyOn(Snapshot.prototype, 'query')
  const list = (fields: string) =>
    supplier.alone.read(`{ viewer { list: invoices(as: seller) { ${fields} } } }`)
  const seen = async (fields: string) => {
    asked.mockClear()
    expect(await list(fields)).toMatchObject({ viewer: { list: { totalCount: 5 } } })
    return asked.mock.calls.filter(([text]) => text.includes('count(*)')).length
  }
  expect(await seen('totalCount totals { amount count }')).toBe(1)
  expect(await seen('totals { amount } totalCount')).toBe(1)
  expect(await seen('totalCount')).toBe(1)
})

test('sums side by side are one statement, and rows nobody asks for are not read', async () => {
  const asked = vi.spyOn(Snapshot.prototype, 'query')
  const { viewer } = await supplier.alone.read<{ viewer: Record<string, object> }>(`{ viewer {
    all: exposure(first: 1) { totalCount totals { amount } }
    before: exposure(dueTo: "2026-03-01") { totalCount totals { amount } }
    after: exposure(debtor: "${debtor.id}", dueFrom: "2026-03-02") {
      totalCount totals { amount } }
    none: exposure(debtor: "${supplier.id}") { totalCount }
  } }`)
  expect(asked.mock.calls.filter(([text]) => text.includes('my_exposure'))).toHaveLength(1)
  expect(viewer).toEqual({
    all: viewer['after'],
    before: { totalCount: 0, totals: [] },
    after: { totalCount: expect.any(Number), totals: [{ amount: expect.any(String) }] },
    none: { totalCount: 0 },
  })
})
