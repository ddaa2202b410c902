import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber, idOf, type ReceivableId } from '../../../contracts/kernel/id.ts'
import type { ListedDetails } from '../../../contracts/pricing/draw-quote.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'
import { refusedByStore } from '../../support/refused-by-store.ts'

/** A bank's standing prices, and what a supplier draws from them. */
let market: TestMarket
let supplier: TestParty
let bank: TestParty
let rival: TestParty
let receivable: ReceivableId
const list = newId('prl')
const TIMES = { deadline: '2026-03-03T10:00:00.000Z', chooseBy: '2026-03-05T10:00:00.000Z' }

beforeAll(async () => {
  market = await testMarket()
  const debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  rival = await market.enrol(['lender'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100_000n })
  const on = { scope: 'debtor', subject: debtor.id, within: null, currency: 'CNY' }
  const limit = { limit: '80000', beginsOn: '2026-03-02', until: '2027-03-02' }
  mustBeAccepted(await does(bank, 'facility.grant', { id: newId('fac'), ...on, ...limit }))
  mustBeAccepted(await publish(list))
})
afterAll(async () => await market?.close())

const both = (party: TestParty) => [party.maker, party.checker]
const does = (by: TestParty, act: string, body: object) => market.act(both(by), act, body)

function publish(id: string, changed: object = {}) {
  const row = { debtor: null, daysMax: 100, amountMax: '60000', tierMax: 1, rate: '0.04', fee: '0' }
  const terms = { currency: 'CNY', recourse: 'without', dayCount: 'A/360', valueDays: 2 }
  const time = { firmDays: 3, drawMax: '90000', beginsOn: '2026-03-02', until: '2026-06-01' }
  const body = { id, replaces: null, ...terms, ...time, rows: [row], ...changed }
  return does(bank, 'pricing.publish-prices', body)
}

async function request(lo: number, hi: number, lenders = [bank]) {
  const id = newId('fin')
  const spans = [{ instrument: receivable, lo: String(lo), hi: String(hi) }]
  const asked = { lenders: lenders.map(one => one.id), recourse: 'either', ...TIMES }
  mustBeAccepted(await does(supplier, 'financing.request-quotes', { id, spans, ...asked }))
  return id
}

/** Draws with no figures first, which says them, then with them. */
async function draw(financing: string, by = supplier, from = list) {
  const terms = { list: from, lender: bank.id, dayCount: 'A/360', recourse: 'without' }
  const figures = { rate: '0', fee: '0', discount: '0', net: '0', apr: '0' }
  const dates = { valueDate: '2026-03-02', firmUntil: TIMES.chooseBy }
  const body = { id: newId('quo'), financing, ...terms, ...figures, ...dates }
  const asked = await market.act([by.maker], 'pricing.draw-quote', body)
  const [refused] = 'acts' in asked ? asked.acts : []
  const details = (refused as { readonly details?: ListedDetails } | undefined)?.details
  if (refusalOf(asked) !== 'quote_must_be_as_listed' || !details) return refusalOf(asked)
  const { fee, discount, net, ...said } = details
  const priced = { fee: fee.units, discount: discount.units, net: net.units, ...said }
  return refusalOf(await market.act([by.maker], 'pricing.draw-quote', { ...body, ...priced }))
}

const one = async <Row extends object>(sql: string) => (await market.owner.query<Row>(sql)).rows[0]

test('a quote that is drawn binds the lender as one of its own does', async () => {
  const financing = await request(0, 50_000)
  expect(await draw(financing, rival)).toBe('financing_must_be_the_holders_own')
  expect(await draw(financing)).toBeNull()
  expect(await draw(financing)).toBe('lender_must_have_one_quote_at_a_time')
  // 500.00 at 4 % over 89 days of a year of 360: 4.944… → 4.94.
  const quote = await one<{ id: bigint }>(
    `select id, lender, discount_minor, net_minor, value_date, price_list, status
       from ledger.quote`,
  )
  expect(quote).toMatchObject({
    ...{ lender: idNumber(bank.id), discount_minor: 494n, net_minor: 49_506n },
    ...{ value_date: '2026-03-04', price_list: idNumber(list), status: 'standing' },
  })
  const kept = await one<{ from: string; to: string }>(
    `select content::jsonb ->> 'from' as "from", content::jsonb ->> 'to' as "to"
       from ledger.financing_look`,
  )
  expect(kept).toEqual({ from: supplier.id, to: bank.id })
  const id = idOf('quo', quote!.id)
  mustBeAccepted(await does(supplier, 'financing.choose-quote', { financing, quote: id }))
})

test('not one fen more is drawn than the list says', async () => {
  const rest = newId('prl')
  mustBeAccepted(await publish(rest, { drawMax: '30000' }))
  expect(await draw(await request(50_000, 80_001), supplier, rest)).toBe(
    'price_list_must_have_so_much_left',
  )
  const ended = { list: rest }
  mustBeAccepted(await does(bank, 'pricing.end-prices', ended))
  expect(refusalOf(await does(bank, 'pricing.end-prices', ended))).toBe(
    'price_list_must_not_have_ended',
  )
  const financing = await request(50_000, 80_000)
  expect(await draw(financing, supplier, rest)).toBe('price_list_must_stand')
  expect(await draw(financing)).toBeNull()
  expect(await draw(await request(80_000, 90_001))).toBe('price_list_must_have_so_much_left')
})

test('a list is replaced with one act; what lies outside the limits has no room', async () => {
  const next = newId('prl')
  expect(refusalOf(await publish(newId('prl'), { replaces: newId('prl') }))).toBe(
    'price_list_must_be_the_lenders_own',
  )
  mustBeAccepted(await publish(next, { replaces: list }))
  expect(await draw(await request(80_000, 90_000))).toBe('price_list_must_stand')
  expect(await draw(await request(50_000, 80_001), supplier, next)).toBe(
    'lender_must_have_room_for_it',
  )
  expect(await draw(await request(80_000, 90_000, [rival]), supplier, next)).toBe(
    'price_list_must_be_of_a_lender_asked',
  )
})

const number = (id: string) => idNumber(id as typeof list)
const forge = (change: string) => `
  insert into ledger.quote (id, financing, lender, rate, day_count, fee_minor, value_date, recourse,
                            firm_until, discount_minor, net_minor, apr, quoted_by, price_list)
  select 1, f.id, p.lender, 0.04, 'A/360', 0, '2026-03-04', 'without', now(), 1, 1, 0.04, 1, p.id
    from ledger.price_list p, ledger.financing f ${change}`
const FREE = "where p.status = 'standing' and f.status = 'requested' and f.face_minor = 10000"

const FORGERIES = [
  ['price_list_fixed', 'update ledger.price_list set draw_max_minor = draw_max_minor + 1'],
  ['price_list_fixed', "update ledger.price_list set until = '2030-01-01'"],
  ['price_list_kept', 'delete from ledger.price_list'],
  [
    'price_list_ends_by_an_entry',
    "update ledger.price_list set status = 'ended' where status = 'standing'",
  ],
  ['price_row_kept', 'update ledger.price_row set rate = 0.01'],
  ['quote_fixed', 'update ledger.quote set price_list = null'],
  ['quote_is_drawn_as_listed', forge(FREE).replace('0.04,', '0.03,')],
  ['quote_is_drawn_as_listed', forge(FREE.replace('standing', 'ended'))],
  ['quote_is_drawn_as_listed', forge(FREE).replace("'without'", "'with'")],
  [
    'price_list_is_drawn_within_its_limit',
    `update ledger.price_list set drawn_minor = 90001 where status = 'standing'; ${forge(FREE)}`,
  ],
] as const

test.each(FORGERIES)('INV-FIN-03 the store refuses: %s by %s', async (rule, sql) => {
  expect(await refusedByStore(market.owner, sql)).toBe(rule)
})

test('the audit finds a price, a sum and a drawn quote that were written in', async () => {
  const client = await market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query('update ledger.price_row set rate = 0.01 where price_list = $1', [
      number(list),
    ])
    await client.query('update ledger.price_list set drawn_minor = 0 where id = $1', [number(list)])
    await client.query('update ledger.quote set price_list = null')
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['price_list_differs', 'quote_differs']),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
