import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, type PartyId, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { DEBT, issueReceivable, offerPart } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf } from '../../support/market.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** Who looks for what is not its own: neighbours, former holders, other debtors. */
let world: GatewayWorld
let debtor: Joined
let other: Joined
let supplier: Joined
let second: Joined
let stranger: Joined
let receivable: ReceivableId
let others: ReceivableId

beforeAll(async () => {
  world = await gatewayWorld()
  debtor = await world.join(['debtor'])
  other = await world.join(['debtor'])
  supplier = await world.join(['supplier'])
  second = await world.join(['supplier'])
  stranger = await world.join(['supplier'])
  receivable = await issueReceivable(world, { debtor, supplier, amount: 1_000n })
  others = await issueReceivable(world, { debtor: other, supplier, amount: 700n })
})
afterAll(async () => await world?.close())

const two = ({ maker, checker }: Joined) => [maker, checker]
const span = (of: string, lo: number, hi: number) => ({
  instrument: of,
  lo: String(lo),
  hi: String(hi),
})

const NODE = 'query ($id: ID!) { node(id: $id) { ... on Receivable { id amount } } }'

test('a payment of two debtors in one act is refused, as each would see the other’s', async () => {
  const spans = [span(receivable, 0, 10), span(others, 0, 10)]
  const body = { spans, paidOn: '2026-03-02' }
  const both = await world.act(two(supplier), 'receivable.acknowledge-payment', body)
  expect(refusalOf(both)).toBe('payment_must_be_of_one_debtor')
  for (const one of spans) {
    const alone = { ...body, spans: [one] }
    mustBeAccepted(await world.act(two(supplier), 'receivable.acknowledge-payment', alone))
  }
  expect(await debtor.alone.read(NODE, { id: others })).toEqual({ node: null })
  expect(await other.alone.read(NODE, { id: receivable })).toEqual({ node: null })
})

describe('who has no part in a span', () => {
  test('has no word for whether it is pledged, on hold or retired', async () => {
    const pledged = { ...DEBT, to: other.id, spans: [span(receivable, 100, 200)] }
    mustBeAccepted(await world.act(two(supplier), 'title.offer-pledge', pledged))
    await offerPart(world, supplier, second, receivable, 200n, 300n)
    const probes: [string, object][] = [
      ['title.release', {}],
      ['title.set-hold', { kind: 'dispute' }],
      ['title.lift-hold', { kind: 'dispute' }],
      ['receivable.acknowledge-payment', { paidOn: '2026-03-02' }],
      ['title.offer-pledge', { ...DEBT, to: other.id }],
    ]
    for (const [act, more] of probes) {
      const answers = new Set<string>()
      for (const [lo, hi] of [
        ...[
          [0, 10],
          [100, 200],
          [200, 300],
          [300, 400],
        ],
      ] as const) {
        const body = { ...more, spans: [span(receivable, lo!, hi!)] }
        answers.add(JSON.stringify(await world.act(two(stranger), act, body)))
      }
      expect([act, [...answers]]).toEqual([act, [expect.any(String)]])
    }
  })
})

describe('as the role that reads', () => {
  let reader: pg.Client
  beforeAll(async () => {
    reader = new pg.Client(world.database.urlAs('tallystick_reader'))
    await reader.connect()
  })
  afterAll(async () => await reader?.end())

  async function see(party: PartyId, sql: string, values: unknown[] = []): Promise<object[]> {
    await reader.query('begin')
    try {
      const me = String(idNumber(party))
      await reader.query("select set_config('tallystick.party', $1, true)", [me])
      return (await reader.query(sql, values)).rows
    } finally {
      await reader.query('rollback')
    }
  }

  test('who rejected an offer has no title, claim or use of it', async () => {
    const spans = await offerPart(world, supplier, second, receivable, 400n, 500n)
    const answer = { spans, answer: 'reject' }
    mustBeAccepted(await world.act(two(second), 'title.answer-offer', answer))
    const number = idNumber(receivable)
    const live = `select from ledger.title where instrument = $1 and lo = 400`
    expect(await see(second.id, live, [number])).toEqual([])
    expect(await see(second.id, 'select * from ledger.chain($1, 400, 500)', [number])).toEqual([])
    expect(await see(second.id, 'select from ledger.mandate')).toEqual([])
  })

  test('a claimant sees its title and no neighbour, the debtor sees all', async () => {
    const titles = 'select lo from ledger.title where instrument = $1 order by lo'
    const number = idNumber(receivable)
    expect(await see(other.id, titles, [number])).toEqual([{ lo: 100n }])
    const all = (await world.owner.query(titles, [number])).rows
    expect(all.length).toBeGreaterThan(3)
    expect(await see(debtor.id, titles, [number])).toEqual(all)
    expect(await see(stranger.id, titles, [number])).toEqual([])
  })

  test('steps are cut to what the reader holds or claims, in one piece or several', async () => {
    const steps = 'select lo, hi from ledger.chain($1, $2, $3) where act = $4 order by lo'
    const spans = async (who: Joined, lo = 0, hi = 1_000) =>
      await see(who.id, steps, [idNumber(receivable), lo, hi, 'receivable.confirm'])
    expect(await spans(other)).toEqual([{ lo: 100n, hi: 200n }])
    expect(await spans(debtor)).toEqual([{ lo: 0n, hi: 1_000n }])
    expect(await spans(supplier)).toEqual([{ lo: 10n, hi: 1_000n }])
    expect(await spans(stranger)).toEqual([])
    expect(await spans(debtor, 150, 250)).toEqual([{ lo: 150n, hi: 250n }])
    expect(await spans(other, 150, 250)).toEqual([{ lo: 150n, hi: 200n }])
    expect(await spans(debtor, 250, 150)).toEqual([])
  })

  test('for who has no part in a span the journal is not read', async () => {
    const scans = async () => {
      const text = `select (seq_scan + idx_scan)::integer as n from pg_stat_xact_user_tables
        where schemaname = 'ledger' and relname = 'entry'`
      return (await reader.query(text)).rows[0].n as number
    }
    const scansFor = async (who: Joined) => {
      await reader.query('begin')
      const me = String(idNumber(who.id))
      await reader.query("select set_config('tallystick.party', $1, true)", [me])
      const before = await scans()
      await reader.query('select from ledger.chain($1, 0, 1000)', [idNumber(receivable)])
      const after = await scans()
      await reader.query('rollback')
      return after - before
    }
    expect(await scansFor(supplier)).toBe(1)
    expect(await scansFor(stranger)).toBe(0)
  })

  test('a step of one receivable tells no span of another that passed on with it', async () => {
    const spans = [span(receivable, 500, 600), span(others, 550, 580)]
    const invoice = await world.invoice(second.id, supplier.id, 130n)
    const offer = { to: second.id, spans, trade: [{ invoice, amount: '130' }] }
    mustBeAccepted(await world.act(two(supplier), 'title.offer-transfer', offer))
    const answer = { spans, answer: 'accept' }
    mustBeAccepted(await world.act(two(second), 'title.answer-offer', answer))
    const steps = `select lo, hi from ledger.chain($1, 0, 1000)
      where act = 'title.answer-offer' order by lo`
    const of = [idNumber(receivable)]
    for (const who of [second, debtor])
      expect(await see(who.id, steps, of)).toEqual([{ lo: 500n, hi: 600n }])
    expect(await see(supplier.id, steps, of)).toEqual([])
  })

  test('sums are of the reader, and nobody has none', async () => {
    const sums = `select debtor from ledger.my_exposure
      union all select debtor from ledger.my_debts()`
    expect(await see(debtor.id, sums)).toEqual([{ debtor: idNumber(debtor.id) }])
    expect((await see(supplier.id, sums)).length).toBe(2)
    expect(await see(stranger.id, sums)).toEqual([])
    expect((await reader.query(sums)).rows).toEqual([])
  })

  test('what a party signed of itself is seen by it alone', async () => {
    const until = '2027-01-01'
    const limits = { singleLimit: '500', representativeLimit: '0' }
    mustBeAccepted(await world.act(two(second), 'party.set-policy', limits))
    const mandate = { id: 'mdt_0000000000001', key: second.maker.key, limit: '5', until }
    const act = 'title.offer-pledge'
    mustBeAccepted(await world.act(two(second), 'party.give-mandate', { ...mandate, act }))
    const standing = { id: 'sta_0000000000001', from: null, limit: '5', until }
    mustBeAccepted(await world.act(two(second), 'title.give-standing-acceptance', standing))
    for (const table of ['mandate', 'standing_acceptance']) {
      const all = `select party from ledger.${table}`
      expect(await see(second.id, all)).toHaveLength(1)
      for (const who of [stranger, supplier, debtor]) expect(await see(who.id, all)).toEqual([])
    }
    for (const table of ['party_user', 'key', 'command']) {
      const rows = await see(stranger.id, `select distinct party from ledger.${table}`)
      for (const row of rows) expect(row).toEqual({ party: idNumber(stranger.id) })
    }
  })

  test('entries are seen by those they concern, applications by the operator alone', async () => {
    const entries = 'select e.party from ledger.entry e'
    expect((await see(supplier.id, entries)).length).toBeGreaterThan(0)
    const enrolled = await see(stranger.id, 'select act, party from ledger.entry')
    expect(enrolled).toEqual([{ act: 'party.enrol', party: idNumber(world.operator.id) }])
    await world.owner.query(
      `insert into desk.application (id, code, name, body, secret)
       values (1, '', '', '{}', sha256('secret'))`,
    )
    const applications = 'select from desk.application'
    expect(await see(world.operator.id, applications)).toHaveLength(1)
    for (const who of [stranger, debtor]) expect(await see(who.id, applications)).toEqual([])
  })

  test('only a look-through is cited as one: no other act on the receivable opens it', async () => {
    const own = 'select ledger.looked_through(id) as through from ledger.entry where party = $1'
    const cited = await see(supplier.id, own, [idNumber(supplier.id)])
    expect(cited.length).toBeGreaterThan(0)
    for (const row of cited) expect(row).toEqual({ through: null })
    for (const read of ['cited_chain(e.id)', 'cited_invoices(e.id, 0, 9)']) {
      const all = `select c.* from ledger.entry e cross join lateral ledger.${read} c`
      expect([read, await see(supplier.id, all)]).toEqual([read, []])
    }
    const counts = 'select distinct ledger.cited_invoice_count(id) as n from ledger.entry'
    expect(await see(supplier.id, counts)).toEqual([{ n: 0n }])
  })

  test('a hold and an offer are seen by their parties alone', async () => {
    const hold = { kind: 'dispute', spans: [span(receivable, 600, 700)] }
    mustBeAccepted(await world.act(two(debtor), 'title.set-hold', hold))
    await offerPart(world, supplier, second, receivable, 700n, 800n)
    for (const table of ['hold', 'offer', 'claim', 'title']) {
      const all = `select from ledger.${table}`
      expect([table, await see(stranger.id, all)]).toEqual([table, []])
      expect((await see(supplier.id, all)).length).toBeGreaterThan(0)
    }
    expect(await see(second.id, 'select from ledger.hold')).toEqual([])
  })

  test.each(['tallystick_reader', 'tallystick_ledger', 'tallystick_desk'] as const)(
    '%s makes no table, function or role, and is not its neighbour',
    async role => {
      const client = new pg.Client(world.database.urlAs(role))
      await client.connect()
      try {
        for (const sql of [
          'create table ledger.mine ()',
          'create table public.mine ()',
          'create schema mine',
          'create function ledger.me() returns bigint language sql as $$ select 1 $$',
          'set role tallystick_owner',
          'alter table ledger.title disable trigger all',
          "set session_replication_role = 'replica'",
          // The ledger, which reads the journal, shows steps to who looks at a disclosure.
          ...(role === 'tallystick_ledger' ? [] : ['select * from ledger.steps(1)']),
          'truncate ledger.entry cascade',
        ])
          await expect(client.query(sql), sql).rejects.toThrow(/denied|must be|already exists/)
      } finally {
        await client.end()
      }
    },
  )

  test('a table of one’s own does not stand in for one of the ledger', async () => {
    await reader.query('begin')
    try {
      await reader.query("select set_config('tallystick.party', $1, true)", [
        String(idNumber(stranger.id)),
      ])
      await reader.query('savepoint own')
      const made = await reader
        .query("create temp table party as select 1::bigint id, 'active' status")
        .catch(() => reader.query('rollback to savepoint own').then(() => null))
      if (made) await reader.query('set local search_path = pg_temp, ledger')
      const { rows } = await reader.query("select ledger.i_am('operator') as operator")
      expect(rows).toEqual([{ operator: false }])
    } finally {
      await reader.query('rollback')
    }
  })
})
