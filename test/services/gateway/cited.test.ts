import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { postingsText } from '../../../services/ledger/engine/journal/leaf.ts'
import { issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** What a regulator's look-through cites of a receivable that was passed on in parts. */
let world: GatewayWorld
let supplier: Joined
let second: Joined
let regulator: Joined
let receivable: ReceivableId
let entry: string
/** Of the second supplier; an offer that ends gives its part back, so the next uses two parts. */
let invoice: string

const two = ({ maker, checker }: Joined) => [maker, checker]

beforeAll(async () => {
  world = await gatewayWorld()
  const debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  second = await world.join(['supplier'])
  regulator = await world.join(['regulator'])
  receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
  invoice = await world.invoice(second.id, supplier.id, 100n)
  const first = await offer(0, 40)
  await answer(await offer(40, 70), 'accept')
  await answer(first, 'reject')
  await answer(await offer(100, 160), 'accept')
  const spans = [{ instrument: receivable, lo: '900', hi: '1000' }]
  const paid = { spans, paidOn: '2026-03-02' }
  mustBeAccepted(await world.act(two(supplier), 'receivable.acknowledge-payment', paid))
  const seen = await regulator.both.regulator.lookThrough({
    instrument: receivable,
    purpose: 'case 7',
  })
  entry = (seen as { entry: string }).entry
})
afterAll(async () => await world?.close())

async function offer(lo: number, hi: number) {
  const spans = [{ instrument: receivable, lo: String(lo), hi: String(hi) }]
  const body = { to: second.id, spans, trade: [{ invoice, amount: String(hi - lo) }] }
  mustBeAccepted(await world.act(two(supplier), 'title.offer-transfer', body))
  return spans
}

async function answer(spans: object[], answer: string) {
  mustBeAccepted(await world.act(two(second), 'title.answer-offer', { spans, answer }))
}

test('steps from the first to the last, and the invoices by who used them', async () => {
  const query = `query ($entry: ID!) { citedLookThrough(entry: $entry) { stepCount invoiceCount
    steps { tier lo hi to { id } } invoices { amount seller { id } } } }`
  expect(await regulator.alone.read(query, { entry })).toEqual({
    citedLookThrough: {
      ...{ stepCount: 3, invoiceCount: 3 },
      steps: [
        { tier: 1, lo: '0', hi: '1000', to: { id: supplier.id } },
        { tier: 2, lo: '40', hi: '70', to: { id: second.id } },
        { tier: 2, lo: '100', hi: '160', to: { id: second.id } },
      ],
      invoices: [
        { amount: '1000', seller: { id: supplier.id } },
        { amount: '30', seller: { id: second.id } },
        { amount: '60', seller: { id: second.id } },
      ],
    },
  })
})

test('from an offset on; one below nothing is the beginning', async () => {
  const query = `query ($entry: ID!, $offset: Int) { citedLookThrough(entry: $entry) {
    steps(offset: $offset) { lo } invoices(offset: $offset) { amount } } }`
  const from = async (offset: number) => await regulator.alone.read(query, { entry, offset })
  const steps = [{ lo: '0' }, { lo: '40' }, { lo: '100' }]
  const invoices = [{ amount: '1000' }, { amount: '30' }, { amount: '60' }]
  for (const offset of [0, 1, 3])
    expect(await from(offset)).toEqual({
      citedLookThrough: { steps: steps.slice(offset), invoices: invoices.slice(offset) },
    })
  expect(await from(-1)).toEqual({ citedLookThrough: { steps, invoices } })
})

test('titles with their holders, and nobody where they are retired', async () => {
  const query = `query ($entry: ID!) { citedLookThrough(entry: $entry) {
    instrument { titles { edges { node { lo hi holder { id } } } } } } }`
  const { id } = supplier
  const title = (lo: number, hi: number, holder: object | null) => ({
    node: { lo: String(lo), hi: String(hi), holder },
  })
  expect(await regulator.alone.read(query, { entry })).toEqual({
    citedLookThrough: {
      instrument: {
        titles: {
          edges: [
            title(0, 40, { id }),
            title(40, 70, { id: second.id }),
            title(70, 100, { id }),
            title(100, 160, { id: second.id }),
            title(160, 900, { id }),
            title(900, 1_000, null),
          ],
        },
      },
    },
  })
})

test('a page of the invoices begins and ends where it is told', async () => {
  const reader = new pg.Client(world.database.urlAs('tallystick_reader'))
  await reader.connect()
  const page = async (first: number, rows: number) => {
    const text = 'select used::integer from ledger.cited_invoices($1, $2, $3)'
    return (await reader.query(text, [entry, first, rows])).rows.map(({ used }) => used as number)
  }
  try {
    const me = String(idNumber(regulator.id))
    await reader.query("select set_config('tallystick.party', $1, false)", [me])
    expect(await page(0, 2)).toEqual([1_000, 30])
    expect(await page(1, 1)).toEqual([30])
    expect(await page(2, 9)).toEqual([60])
    expect(await page(3, 9)).toEqual([])
  } finally {
    await reader.end()
  }
})

test('200 steps and invoices at most, the others from there on', async () => {
  const id = idNumber(receivable)
  const span = { lo: 40n, hi: 50n }
  const move = postingsText([{ post: 'move', instrument: receivable, span, to: second.id }])
  await world.owner.query(`
    begin;
    set local session_replication_role = 'replica';
    insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
      select n, 'made', 1, 'made', n, '${move}', '{}', '2026-03-02' from ${MADE};
    insert into ledger.touch (noun, subject, version, entry) select 'rcv', ${id}, n, n from ${MADE};
    insert into trade.invoice (id, seller, number, buyer, currency, amount_minor, quantity,
        price_minor, invoiced_on, due_on)
      select n, ${idNumber(second.id)}, 'MADE' || n, ${idNumber(supplier.id)}, 'CNY', 1, 1, 1,
             '2026-03-02', '2026-03-02' from ${MADE};
    insert into trade.invoice_allocation (invoice, lo, hi, size, allocated_to, since)
      select n, 0, 1, 1, ${id}, n from ${MADE};
    commit`)
  const query = `query ($entry: ID!, $offset: Int) { citedLookThrough(entry: $entry) {
    stepCount invoiceCount steps(offset: $offset) { tier } invoices(offset: $offset) { amount } } }`
  for (const [offset, length] of [
    [0, 200],
    [200, 103],
  ]) {
    const { citedLookThrough } = await regulator.alone.read<{ citedLookThrough: object }>(query, {
      ...{ entry, offset },
    })
    expect(citedLookThrough).toMatchObject({
      ...{ stepCount: 303, steps: { length } },
      ...{ invoiceCount: 303, invoices: { length } },
    })
  }
})

/** Entries far behind all others. */
const MADE = 'generate_series(900000001, 900000300) n'
