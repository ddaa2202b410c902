import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { dueOn } from '../../../contracts/kernel/span.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { DUE, issueReceivable, offerPart } from '../../support/acts.ts'
import { mustBeAccepted } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** What a party holds and owes, as sums that the titles must add up to. */
let world: GatewayWorld
let debtor: Joined
let other: Joined
let supplier: Joined
let second: Joined
let receivable: ReceivableId

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  other = await world.join(['debtor', 'supplier'])
  supplier = await world.join(['supplier'])
  second = await world.join(['supplier'])
  receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
  await issueReceivable(world, { debtor, supplier, amount: 300n })
  await issueReceivable(world, { debtor: other, supplier, amount: 50n })
  const spans = await offerPart(world, supplier, second, receivable, 100n, 350n)
  const answer = { spans, answer: 'accept' }
  mustBeAccepted(await world.act([second.maker, second.checker], 'title.answer-offer', answer))
})
afterAll(async () => await world?.close())

const ROWS = 'debtor { id } dueOn currency amount instruments'
const TOTALS = 'currency amount instruments rows'
const total = (amount: number, instruments: number, rows: number) => [
  { currency: 'CNY', amount: String(amount), instruments, rows },
]

interface Sums {
  readonly viewer: {
    readonly rows: { readonly edges: readonly { readonly node: object }[] }
    readonly totals: readonly object[]
  }
}

async function sumsOf(who: Joined, rows: string, totals: string) {
  const query = `{ viewer { rows: ${rows} { edges { node { ${ROWS} } } }
    totals: ${totals} { ${TOTALS} } } }`
  const { viewer } = await who.alone.read<Sums>(query)
  return { rows: viewer.rows.edges.map(({ node }) => node), totals: viewer.totals }
}
const held = (who: Joined) => sumsOf(who, 'exposure', 'exposureTotals')
const owed = (who: Joined) => sumsOf(who, 'debts', 'debtTotals')
const bySupplier = async (who: Joined) => {
  const query = `{ viewer { debtsBySupplier { totals { amount held passedOn }
    edges { node { supplier { id } amount held passedOn } } } } }`
  const { viewer } = await who.alone.read<BySupplier>(query)
  const rows = viewer.debtsBySupplier.edges.map(({ node }) => node)
  // There is one supplier, so its row is the whole.
  expect(viewer.debtsBySupplier.totals).toEqual(rows.map(({ supplier: _, ...sums }) => sums))
  return rows
}
interface BySupplier {
  readonly viewer: {
    readonly debtsBySupplier: {
      readonly totals: readonly object[]
      readonly edges: readonly { readonly node: { readonly supplier: object } }[]
    }
  }
}
const row = (who: Joined, amount: number, instruments: number) => ({
  ...{ debtor: { id: who.id }, dueOn: DUE, currency: 'CNY' },
  ...{ amount: String(amount), instruments },
})

describe('sums', () => {
  test('are of what the reader holds or owes, and of nobody else', async () => {
    expect(await held(supplier)).toEqual({
      rows: [row(debtor, 1_050, 2), row(other, 50, 1)],
      totals: total(1_100, 3, 2),
    })
    expect(await held(second)).toEqual({ rows: [row(debtor, 250, 1)], totals: total(250, 1, 1) })
    expect(await owed(debtor)).toEqual({
      rows: [row(debtor, 1_300, 2)],
      totals: total(1_300, 2, 1),
    })
    expect(await owed(other)).toEqual({ rows: [row(other, 50, 1)], totals: total(50, 1, 1) })
    expect(await held(other)).toEqual({ rows: [], totals: [] })
  })

  test('of debts by supplier tell what was passed on, and nobody further down', async () => {
    expect(await bySupplier(debtor)).toEqual([
      { supplier: { id: supplier.id }, amount: '1300', held: '1050', passedOn: '250' },
    ])
    expect(await bySupplier(other)).toEqual([
      { supplier: { id: supplier.id }, amount: '50', held: '50', passedOn: '0' },
    ])
  })

  test('count no proposal as owed', async () => {
    const before = await owed(debtor)
    const invoice = await world.invoice(supplier.id, debtor.id, 70n)
    const parties = { receivable: newId('rcv'), debtor: debtor.id, supplier: supplier.id }
    const body = { ...parties, dueOn: DUE, trade: [{ invoice, amount: '70' }] }
    mustBeAccepted(await world.act([supplier.maker], 'receivable.propose', body))
    expect(await owed(debtor)).toEqual(before)
  })

  test('go on from page to page, and end', async () => {
    const query = `query ($after: String) { viewer { exposure(first: 1, after: $after) {
      edges { node { debtor { id } } } pageInfo { hasNextPage endCursor } } } }`
    type Page = { viewer: { exposure: { edges: object[]; pageInfo: { endCursor: string } } } }
    const first = await supplier.alone.read<Page>(query, { after: null })
    expect(first.viewer.exposure).toMatchObject({
      edges: [{ node: { debtor: { id: debtor.id } } }],
      pageInfo: { hasNextPage: true },
    })
    const after = first.viewer.exposure.pageInfo.endCursor
    expect(await supplier.alone.read(query, { after })).toMatchObject({
      viewer: {
        exposure: {
          edges: [{ node: { debtor: { id: other.id } } }],
          pageInfo: { hasNextPage: false },
        },
      },
    })
  })

  test('under a filter are apart for its rows alone', async () => {
    await offerPart(world, supplier, second, receivable, 0n, 10n)
    const of = async ({ id }: Joined) =>
      (
        await supplier.alone.read<{ viewer: { exposure: { totals: object[] } } }>(
          `{ viewer { exposure(debtor: "${id}") { totals { amount free offered } } } }`,
        )
      ).viewer.exposure.totals
    expect(await of(debtor)).toEqual([{ amount: '1050', free: '1040', offered: '10' }])
    expect(await of(other)).toEqual([{ amount: '50', free: '50', offered: '0' }])
  })

  test('leave out what is retired, and what was paid pro rata', async () => {
    const spans = [{ instrument: receivable, lo: '350', hi: '400' }]
    const paid = { spans, paidOn: '2026-03-02' }
    const signers = [supplier.maker, supplier.checker]
    mustBeAccepted(await world.act(signers, 'receivable.acknowledge-payment', paid))
    expect((await owed(debtor)).totals).toEqual(total(1_250, 2, 1))
    expect((await held(supplier)).totals).toEqual(total(1_050, 3, 2))

    const third = { p: 1n, q: 3n }
    await world.owner.query('update ledger.instrument set paid_p = 1, paid_q = 3 where id = $1', [
      idNumber(receivable),
    ])
    const left = (lo: bigint, hi: bigint) => Number(hi - lo - dueOn({ lo, hi }, third))
    expect((await held(second)).totals).toEqual(total(left(100n, 350n), 1, 1))
    const suppliers = left(0n, 100n) + left(400n, 1_000n)
    expect((await held(supplier)).totals).toEqual(total(suppliers + 300 + 50, 3, 2))
    const all = suppliers + left(100n, 350n) + 300
    expect((await owed(debtor)).totals).toEqual(total(all, 2, 1))
    expect(await bySupplier(debtor)).toMatchObject([
      { amount: String(all), passedOn: String(left(100n, 350n)) },
    ])
  })

  test('of a receivable that is all paid are none', async () => {
    await world.owner.query('update ledger.instrument set paid_p = 1, paid_q = 1 where id = $1', [
      idNumber(receivable),
    ])
    expect((await owed(debtor)).totals).toEqual(total(300, 1, 1))
  })
})

test('what is offered, on hold and overdue is told apart from what is free', async () => {
  const owner = await world.join(['supplier'])
  const { apart, states } = asksOf(owner)
  const first = await issueReceivable(world, { debtor, supplier: owner, amount: 600n })
  const none = { offered: '0', pledged: '0', held: '0', overdue: '0' }
  expect(await apart()).toEqual({ ...none, free: '600' })
  await offerPart(world, owner, second, first, 100n, 150n)
  expect(await apart()).toEqual({ ...none, free: '550', offered: '50' })
  const hold = { kind: 'dispute', spans: [{ instrument: first, lo: '150', hi: '300' }] }
  mustBeAccepted(await world.act([debtor.maker, debtor.checker], 'title.set-hold', hold))
  expect(await apart()).toEqual({ ...none, free: '400', offered: '50', held: '150' })
  expect(await states('free')).toEqual(['0', '300'])
  expect(await states('offered')).toEqual(['100'])
  expect(await states('held')).toEqual(['150'])
  expect(await states('overdue')).toEqual([])

  await seeTheHold(owner)

  const nextDay = '2026-06-02'
  await world.owner.query('insert into ledger.business_day (date, entry) values ($1, 0)', [nextDay])
  expect(await apart()).toEqual({ ...none, free: '0', offered: '50', held: '150', overdue: '600' })
  expect(await states('overdue')).toEqual(['0', '100', '150', '300'])
  expect(await states('free')).toEqual([])
})

/** What its titles are apart, in sums and one by one. */
function asksOf(owner: Joined) {
  const apart = async () => {
    const fields = 'free offered pledged held overdue'
    const { viewer } = await owner.alone.read<{
      viewer: { exposureTotals: object[]; titles: { totals: object[] } }
    }>(`{ viewer { exposureTotals { ${fields} } titles { totals { ${fields} } } } }`)
    expect(viewer.titles.totals).toEqual(viewer.exposureTotals)
    return viewer.exposureTotals[0]
  }
  const states = async (state: string) => {
    const { viewer } = await owner.alone.read<{
      viewer: { titles: { edges: { node: { lo: string } }[] } }
    }>(`{ viewer { titles(state: ${state}) { edges { node { lo } } } } }`)
    return viewer.titles.edges.map(({ node }) => node.lo)
  }
  return { apart, states }
}

/** Both who set it and whose titles it blocks. */
async function seeTheHold(owner: Joined) {
  const holds = '{ totalCount edges { node { lo kind live setter { id } } } }'
  const node = { lo: '150', kind: 'dispute', live: true, setter: { id: debtor.id } }
  const seen = { viewer: { holds: { totalCount: 1, edges: [{ node }] } } }
  expect(await owner.alone.read(`{ viewer { holds(as: holder) ${holds} } }`)).toEqual(seen)
  expect(await debtor.alone.read(`{ viewer { holds(as: setter) ${holds} } }`)).toEqual(seen)
}
