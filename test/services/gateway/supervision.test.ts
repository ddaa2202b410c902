import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, idOf, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { buildTitleId } from '../../../contracts/kernel/title-id.ts'
import type { FormatName } from '../../../services/exports/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { DEBT, issueReceivable, offerPart, proposeReceivable } from '../../support/acts.ts'
import { mustBeAccepted, START } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** What a regulator finds, opens and reports, and what those whom it looked at learn of it. */
let world: GatewayWorld
let debtor: Joined
let supplier: Joined
let second: Joined
let lender: Joined
let regulator: Joined
let receivable: ReceivableId
let proposed: ReceivableId

const NEXT = '2026-03-03'
const two = ({ maker, checker }: Joined) => [maker, checker]
const spans = (lo: number, hi: number) => [
  { instrument: receivable, lo: String(lo), hi: String(hi) },
]
const act = async (who: Joined, name: string, body: object) =>
  mustBeAccepted(await world.act(two(who), name, body))

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  second = await world.join(['supplier'])
  lender = await world.join(['lender'])
  regulator = await world.join(['regulator'])
  receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
  proposed = await proposeReceivable(world, { debtor, supplier, amount: 7n })
  await world.roll(NEXT)
  await offerPart(world, supplier, second, receivable, 0n, 300n)
  await act(second, 'title.answer-offer', { spans: spans(0, 300), answer: 'accept' })
  const debt = { ...DEBT, spans: spans(300, 500) }
  await act(supplier, 'title.offer-pledge', { ...debt, to: lender.id })
  await act(lender, 'title.accept-pledge', { ...debt, knowing: [] })
  await act(supplier, 'title.offer-pledge', { ...debt, spans: spans(500, 600), to: lender.id })
  await act(debtor, 'title.set-hold', { kind: 'dispute', spans: spans(900, 1_000) })
  await issueReceivable(world, { debtor, supplier, amount: 50n })
  await act(supplier, 'receivable.acknowledge-payment', { spans: spans(600, 650), paidOn: NEXT })
})
afterAll(async () => await world?.close())

type Answered<Of> = { list: { totalCount: number; edges: readonly { node: Of }[] } }

describe('a search', () => {
  const find = async (args: string) => {
    const query = `{ list: supervisedReceivables(${args}) { totalCount edges { node { id } } } }`
    const { list } = await regulator.alone.read<Answered<{ id: string }>>(query)
    return list.edges.map(({ node }) => node.id)
  }

  test('finds by party, whether it owes, was first or holds a part', async () => {
    expect(await find(`party: "${debtor.id}"`)).toHaveLength(3)
    expect(await find(`party: "${supplier.id}"`)).toHaveLength(3)
    expect(await find(`party: "${second.id}"`)).toEqual([receivable])
    for (const id of [lender.id, newId('pty'), 'junk'])
      expect(await find(`party: "${id}"`)).toEqual([])
    const { rows } = await world.owner.query('select code from ledger.party where id = $1', [
      idNumber(second.id),
    ])
    expect(await find(`code: " ${rows[0].code.toLowerCase()} "`)).toEqual([receivable])
    expect(await find('code: "none"')).toEqual([])
  })

  test('finds by the number of an invoice, however it is spelt', async () => {
    const { rows } = await world.owner.query(
      `select i.number from trade.invoice i join trade.invoice_allocation u on u.invoice = i.id
        where u.allocated_to = $1 and i.buyer = $2`,
      [idNumber(receivable), idNumber(debtor.id)],
    )
    const { number } = rows[0]
    expect(await find(`invoice: " ${number.toLowerCase()} "`)).toEqual([receivable])
    expect(await find('invoice: "NONE-1"')).toEqual([])
  })

  test('finds by the id of a receivable, or of a title of one', async () => {
    expect(await find(`id: "${proposed}"`)).toEqual([proposed])
    expect(await find(`id: "${buildTitleId(idNumber(receivable), 300n)}"`)).toEqual([receivable])
    expect(await find(`id: "${supplier.id}"`)).toEqual([])
    expect(await find('status: [proposed]')).toEqual([proposed])
  })

  test('is a regulator’s alone', async () => {
    const court = await world.join(['court'])
    for (const who of [court, debtor])
      await expect(who.alone.read('{ supervisedReceivables { totalCount } }')).rejects.toThrow(
        'open_to_its_reader',
      )
    const { rows } = await world.owner.query('select count(*) as n from ledger.supervised')
    expect(rows).toEqual([{ n: 0n }])
  })
})

describe('what is looked through', () => {
  const FILE = `query ($id: ID!, $lo: Units) { node(id: $id) { ... on Instrument {
    titles(lo: $lo, first: 2) { totalCount edges { node { id lo claimed holds holdKinds } } }
    claims { totalCount edges { node { kind lo claimant { id } debt { reference } } } }
    holds { edges { node { kind lo setter { id } } } } } } }`
  type File = { node: Record<'titles' | 'claims' | 'holds', Answered<object>['list']> | null }
  const read = async (who: Joined, lo = '0') =>
    (await who.alone.read<File>(FILE, { id: receivable, lo })).node
  const nodes = ({ edges }: Answered<object>['list']) => edges.map(({ node }) => node)
  let entry: string

  test('is read in pages from any unit on, with its claims, debts and holds', async () => {
    expect(await read(regulator)).toBeNull()
    const body = { instrument: receivable, purpose: 'Case 7' }
    const answer = await regulator.both.regulator.lookThrough(body)
    entry = (answer as { entry: string }).entry
    const file = (await read(regulator, '620'))!
    expect(file.titles.totalCount).toBe(3)
    expect(nodes(file.titles)).toMatchObject([
      { lo: '600', claimed: false, holds: 0 },
      { lo: '650', claimed: false, holds: 0 },
    ])
    expect(nodes((await read(regulator, '900'))!.titles)).toMatchObject([
      { lo: '900', holds: 1, holdKinds: ['dispute'] },
    ])
    const claim = (kind: string, lo: string) => ({
      ...{ kind, lo, claimant: { id: lender.id }, debt: { reference: DEBT.reference } },
    })
    expect(nodes(file.claims)).toEqual([claim('pledge', '300'), claim('offer', '500')])
    expect(nodes(file.holds)).toEqual([{ kind: 'dispute', lo: '900', setter: { id: debtor.id } }])
  })

  test('is opened for that authority and that instrument alone', async () => {
    const other = await world.join(['regulator'])
    expect(await read(other)).toBeNull()
    const seen = await regulator.alone.read<File>(FILE, { id: proposed })
    expect(seen).toEqual({ node: null })
  })

  test('an authority that is one no more reads nothing of it', async () => {
    const officers = [world.operator.maker, world.operator.checker]
    const because = { party: regulator.id, reason: 'moved' }
    mustBeAccepted(await world.act(officers, 'party.suspend', because))
    expect((await read(regulator))!.titles.totalCount).toBe(0)
    mustBeAccepted(await world.act(officers, 'party.reinstate', because))
    expect((await read(regulator))!.titles.totalCount).toBeGreaterThan(0)
  })

  const OPENINGS = `query ($as: OpeningSide!) { viewer { list: openings(as: $as) {
    edges { node { id by { id } instrument { id } purpose on told signedWith { id } } } } } }`
  const openings = async (who: Joined, as: 'opener' | 'concerned') => {
    type Read = { viewer: Answered<Record<string, unknown>> }
    return nodes((await who.alone.read<Read>(OPENINGS, { as })).viewer.list)
  }

  test('is told to its opener with who signed, and to those whom it concerns', async () => {
    const opening = {
      ...{ id: idOf('ent', BigInt(entry)), by: { id: regulator.id }, purpose: 'Case 7' },
      ...{ instrument: { id: receivable }, on: NEXT, told: true },
    }
    const [own] = await openings(regulator, 'opener')
    const { maker, checker } = regulator
    expect(own).toEqual({ ...opening, signedWith: [{ id: maker.key }, { id: checker.key }] })
    for (const who of [debtor, supplier, second, lender])
      expect(await openings(who, 'concerned')).toEqual([{ ...opening, signedWith: [] }])
    const stranger = await world.join(['supplier'])
    for (const as of ['opener', 'concerned'] as const)
      expect(await openings(stranger, as)).toEqual([])
  })

  test('what a court opens is the court’s own to tell', async () => {
    const court = await world.join(['court'])
    const body = { instrument: receivable, purpose: 'Case 8' }
    expect(await court.both.regulator.lookThrough(body)).toMatchObject({ ok: true })
    expect(await openings(court, 'opener')).toMatchObject([{ purpose: 'Case 8', told: false }])
    expect(await openings(debtor, 'concerned')).toHaveLength(1)
    expect((await read(court))!.titles.totalCount).toBeGreaterThan(0)
  })
})

describe('the daily report', () => {
  const REPORT = `query ($on: Date!) { list: dailyReport(on: $on, first: 200) { totalCount
    totals { kind currency amount count }
    edges { node { kind amount currency from { id } to { id } debtor { id } instrument } } } }`
  type Line = Record<'kind' | 'amount', string>
  type Report = { list: { totals: object[] } & Answered<Line>['list'] }
  const report = async (on: string) => (await regulator.alone.read<Report>(REPORT, { on })).list

  test('has every line of its day, from whom to whom', async () => {
    const { edges } = await report(NEXT)
    const line = (kind: string, amount: string, from: Joined, to: Joined | null) => ({
      ...{ kind, amount, from: { id: from.id }, to: to && { id: to.id } },
      ...{ currency: 'CNY', debtor: { id: debtor.id }, instrument: expect.stringMatching(/^rcv_/) },
    })
    expect(edges.map(({ node }) => node)).toEqual([
      line('transferred', '300', supplier, second),
      line('pledged', '200', supplier, lender),
      line('issued', '50', debtor, supplier),
      line('paid', '50', supplier, null),
    ])
    expect((await report(START)).edges.map(({ node }) => node)).toEqual([
      line('issued', '1000', debtor, supplier),
    ])
  })

  test.each([START, NEXT])('of %s is what the postings of the journal add up to', async on => {
    expect((await report(on)).totals).toEqual(await addUpJournal(on))
  })

  test('has the stock at the end of the day, by debtor and in all', async () => {
    const stock = async (args: string) => {
      const query = `{ list: outstanding(${args}) { totalCount totals { currency amount count }
        edges { node { on debtor { id } currency amount instruments } } } }`
      const { list } = await regulator.alone.read<Report>(query)
      return { ...list, edges: list.edges.map(({ node }) => node) }
    }
    const whole = (on: string, amount: string, instruments: number) => ({
      ...{ totalCount: 1, totals: [{ currency: 'CNY', amount, count: 1 }] },
      edges: [{ on, debtor: { id: debtor.id }, currency: 'CNY', amount, instruments }],
    })
    expect(await stock(`on: "${START}"`)).toEqual(whole(START, '1000', 1))
    expect(await stock(`on: "${NEXT}", debtor: "${debtor.id}"`)).toEqual(whole(NEXT, '1000', 2))
    const nobodys = { totalCount: 0, totals: [], edges: [] }
    expect(await stock(`on: "${NEXT}", debtor: "${supplier.id}"`)).toEqual(nobodys)
    expect(await stock('on: "2026-03-01"')).toEqual(nobodys)
    const { rows } = await world.owner.query('select * from ledger.outstanding_on($1)', [NEXT])
    expect(rows).toEqual([])
  })

  test('goes out as a file in each format, with all its lines', async () => {
    const take = async (format: FormatName) => {
      const what = { list: 'dailyReport', format, language: 'en', filters: { on: NEXT } } as const
      const { bytes } = await regulator.alone.exports.list(what)
      return Buffer.from(await new Response(bytes).arrayBuffer())
    }
    const rows = parse(await take('csv'), { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.map(row => [row['Kind'], row['Amount']])).toEqual([
      ['transferred', '3.00'],
      ['pledged', '2.00'],
      ['issued', '0.50'],
      ['paid', '0.50'],
    ])
    expect((await take('xlsx')).subarray(0, 2).toString()).toBe('PK')
    expect((await take('pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('is a regulator’s alone', async () => {
    await expect(debtor.alone.read(REPORT, { on: NEXT })).rejects.toThrow('open_to_its_reader')
    const { rows } = await world.owner.query('select count(*) as n from ledger.reported')
    expect(rows).toEqual([{ n: 0n }])
  })

  const KINDS: Readonly<Record<string, string>> = {
    issue: 'issued',
    move: 'transferred',
    retire: 'paid',
    pledge: 'pledged',
  }

  /** Adds up the postings of a day by themselves, as the leaves that name it have their hash. */
  async function addUpJournal(on: string): Promise<object[]> {
    const { rows } = await world.owner.query('select leaf, postings from ledger.entry')
    const ofDay = rows.filter(({ leaf }) => JSON.parse(leaf).date === on)
    expect(ofDay.length).toBeGreaterThan(2)
    const sums = new Map<string, { amount: bigint; count: number }>()
    for (const { leaf, postings } of ofDay) {
      const hash = createHash('sha256').update(postings).digest('base64url')
      expect(JSON.parse(leaf).postings).toBe(hash)
      for (const posting of JSON.parse(postings)) {
        const {
          post,
          span,
          size,
          kind = '',
        } = posting as Record<string, string> & {
          span?: Record<'lo' | 'hi', string>
        }
        const name = KINDS[post === 'bind' ? kind : post!]
        if (!name) continue
        const units = span ? BigInt(span.hi) - BigInt(span.lo) : BigInt(size!)
        const { amount, count } = sums.get(name) ?? { amount: 0n, count: 0 }
        sums.set(name, { amount: amount + units, count: count + 1 })
      }
    }
    return [...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, { amount, count }]) => ({
        kind,
        currency: 'CNY',
        amount: String(amount),
        count,
      }))
  }
})
