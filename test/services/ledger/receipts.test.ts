import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { DEBT } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf } from '../../support/market.ts'
import { both, type GoodsMarket, goodsMarket, on } from './goods-fixtures.ts'

/** Copper is weighed, received, receipted, pledged and passed on: each act by its signers. */
let goods: GoodsMarket
beforeAll(async () => {
  goods = await goodsMarket()
})
afterAll(async () => await goods?.market.close())

const TONNE = 1_000_000n

describe('goods come in', () => {
  test('what is announced under one document comes in once, however it is spelled', async () => {
    const document = { kind: 'invoice', issuer: '江西 铜业', number: 'No. 00-17' }
    const first = await goods.request({ ownership: document })
    expect(refusalOf(first.answer)).toBeNull()
    const again = await goods.request({
      ownership: { ...document, issuer: '江西铜业', number: 'ＮＯ００１７' },
    })
    expect(refusalOf(again.answer)).toBe('ownership_document_must_bring_goods_in_once')
    const { market, depositor } = goods
    const off = await market.act(both(depositor), 'receipt.withdraw-deposit', { lot: first.lot })
    expect(refusalOf(off)).toBeNull()
    expect(refusalOf((await goods.request({ ownership: document })).answer)).toBeNull()
  })

  test('keeper and inspector sign for what was weighed, and nobody alone', async () => {
    const { lot } = await goods.request({})
    const weighing = await goods.weigh(lot, 30n * TONNE)
    const place = await goods.place('exclusive', 100n * TONNE)
    const body = goods.receiving({ lot, place, weighings: [weighing], accepted: 30n * TONNE })
    const { keeper, inspector, market } = goods
    const receive = (by: Parameters<typeof market.act>[0], change: object = {}) =>
      market.act(by, 'receipt.receive', { ...body, ...change })
    expect(refusalOf(await receive(both(keeper)))).toBe('cosigner_must_sign')
    const signers = [...both(keeper), ...both(inspector)]
    const more = String(30n * TONNE + 90_001n)
    expect(refusalOf(await receive(signers, { accepted: more }))).toBe(
      'weight_must_agree_to_the_tolerance',
    )
    expect(refusalOf(await receive(signers))).toBeNull()
    expect(refusalOf(await receive(signers))).toBe('lot_must_be_announced')
  })

  test('a place takes one lot if it is exclusive, and never more than it holds', async () => {
    const taken = await goods.store({ accepted: 30n * TONNE })
    const { lot } = await goods.request({})
    const weighing = await goods.weigh(lot, TONNE)
    const body = { lot, weighings: [weighing], accepted: TONNE }
    const receive = async (place: string) =>
      refusalOf(await goods.receive(goods.receiving({ ...body, place: place as never })))
    expect(await receive(taken.place)).toBe('exclusive_place_must_be_empty')
    expect(await receive(await goods.place('exclusive', TONNE - 1n))).toBe('place_must_have_room')
    expect(await receive(await goods.place('exclusive', TONNE))).toBeNull()
  })
})

describe('INV-WRC-01 receipts over a lot never exceed its accepted stock', () => {
  test('a receipt takes keeper and platform, and is numbered after the last', async () => {
    const { lot } = await goods.store({ kind: 'commingled', accepted: 30n * TONNE })
    const { market, keeper, depositor } = goods
    const body = goods.issuing({ lot, quantity: 20n * TONNE })
    expect(refusalOf(await market.act(both(keeper), 'receipt.issue', body))).toBe(
      'cosigner_must_sign',
    )
    expect(refusalOf(await goods.issue(body))).toBeNull()
    expect(refusalOf(await goods.issue({ ...body, quantity: '1' }))).toBe('id_must_be_new')
    const beyond = goods.issuing({ lot, quantity: 10n * TONNE + 1n })
    expect(refusalOf(await goods.issue(beyond))).toBe('receipts_must_not_exceed_the_accepted_stock')
    const rest = goods.issuing({ lot, quantity: 10n * TONNE })
    expect(refusalOf(await goods.issue(rest))).toBeNull()
    const { rows } = await market.owner.query(
      `select r.number - min(r.number) over () as n, r.quantity, t.holder
         from ledger.receipt r join ledger.title t on t.instrument = r.id
        where r.lot = $1 order by r.number`,
      [idNumber(lot)],
    )
    const holder = idNumber(depositor.id)
    expect(rows).toEqual([
      { n: 0, quantity: 20n * TONNE, holder },
      { n: 1, quantity: 10n * TONNE, holder },
    ])
  })

  test('two that are issued at once over the same goods: one wins', async () => {
    const { lot } = await goods.store({ kind: 'commingled', accepted: TONNE })
    const issue = () => goods.issue(goods.issuing({ lot, quantity: TONNE }))
    const refusals = (await Promise.all([issue(), issue()])).map(refusalOf)
    expect(refusals.toSorted()).toEqual([null, 'receipts_must_not_exceed_the_accepted_stock'])
  })

  test('INV-WRC-02 an exclusive place has one live receipt', async () => {
    const { lot } = await goods.store({ accepted: 3n * TONNE })
    expect(refusalOf(await goods.issue(goods.issuing({ lot, quantity: TONNE })))).toBeNull()
    expect(refusalOf(await goods.issue(goods.issuing({ lot, quantity: TONNE })))).toBe(
      'exclusive_place_must_have_one_live_receipt',
    )
  })

  test('what shows theft is recorded and holds the receipts; nothing is issued on it', async () => {
    const { lot } = await goods.store({ kind: 'commingled', accepted: 10n * TONNE })
    const first = await goods.receipt({ lot, quantity: TONNE })
    const { market, keeper, lender } = goods
    await goods.pledgeTo(lender, on(first, 0n, 600_000n))
    const at = (hour: string) => `2026-03-02T0${hour}:00:00.000Z` as const
    await goods.weigh(lot, 9n * TONNE, { purpose: 'stock', takenAt: at('3') })
    expect(refusalOf(await goods.issue(goods.issuing({ lot, quantity: TONNE })))).toBe(
      'stock_must_not_be_short',
    )
    const offer = async () => refusalOf(await goods.pledge(first, 700_000n, 700_001n))
    expect(await offer()).toBe('title_must_be_free_of_holds')
    const { rows } = await market.owner.query(
      `select s.booked_units, s.counted_units, f.severity, f.party,
              array(select v.party from ledger.entry_visibility v
                     where v.entry = s.entry and v.instrument = $2 order by 1) as told
         from ledger.shortfall s join trade.finding f on f.subject = s.lot where s.lot = $1`,
      [idNumber(lot), idNumber(first)],
    )
    const told = [keeper, goods.depositor, lender].map(({ id }) => idNumber(id))
    expect(rows).toEqual([
      {
        ...{ booked_units: 10n * TONNE, counted_units: 9n * TONNE, severity: 'alarm' },
        ...{ party: idNumber(keeper.id), told: told.toSorted((a, b) => (a < b ? -1 : 1)) },
      },
    ])
    const lift = { kind: 'sensor', spans: on(first, 0n, TONNE) }
    expect(refusalOf(await market.act(both(keeper), 'title.lift-hold', lift))).toBe(
      'cosigner_must_sign',
    )
    mustBeAccepted(await market.act([...both(keeper), ...both(lender)], 'title.lift-hold', lift))
    expect(await offer()).toBe('goods_must_not_be_short')
    await goods.weigh(lot, 10n * TONNE, { purpose: 'stock', takenAt: at('2') })
    expect(await offer()).toBe('goods_must_not_be_short')
    await goods.weigh(lot, 10n * TONNE, { purpose: 'stock', takenAt: at('4') })
    expect(await offer()).toBeNull()
  })

  test('a pledgee holds what is pledged to it, and keeper and pledgee lift an alarm', async () => {
    const { lot } = await goods.store({ kind: 'commingled', accepted: TONNE })
    const receipt = await goods.receipt({ lot, quantity: TONNE })
    const { market, keeper, lender } = goods
    await goods.pledgeTo(lender, on(receipt, 0n, 10n))
    const hold = (hi: bigint) => ({ kind: 'sensor', spans: on(receipt, 0n, hi) })
    const set = async (hi: bigint) =>
      refusalOf(await market.act(both(lender), 'title.set-hold', hold(hi)))
    expect(await set(11n)).toBe('hold_on_goods_must_be_the_keepers_or_pledgees')
    expect(await set(10n)).toBeNull()
    const lift = async (signers: Parameters<typeof market.act>[0]) =>
      refusalOf(await market.act(signers, 'title.lift-hold', hold(10n)))
    expect(await lift(both(lender))).toBe('cosigner_must_sign')
    expect(await lift([...both(lender), ...both(keeper)])).toBeNull()
  })

  test('what is issued comes from the keeper', async () => {
    const { lot } = await goods.store({ kind: 'commingled', accepted: TONNE })
    const receipt = await goods.receipt({ lot, quantity: TONNE })
    const { rows } = await goods.market.owner.query(
      `select m.from_party, m.to_party from ledger.entry e
        cross join lateral ledger.movements_in(e.id, e.party, e.postings) m
        where m.instrument = $1`,
      [idNumber(receipt)],
    )
    const { keeper, depositor } = goods
    expect(rows).toEqual([{ from_party: idNumber(keeper.id), to_party: idNumber(depositor.id) }])
  })
})

describe('INV-WRC-03 the same goods are pledged once', () => {
  test('of two lenders that race for the same goods one gets them', async () => {
    const { lot } = await goods.store({ kind: 'commingled', accepted: TONNE })
    const receipt = await goods.receipt({ lot, quantity: TONNE })
    const { lender, other } = goods
    const race = [lender, other].map(to => goods.pledge(receipt, 0n, TONNE, { to: to.id }))
    const refusals = (await Promise.all(race)).map(refusalOf)
    expect(refusals.toSorted()).toEqual([null, 'title_must_be_free_of_claims'])
  })

  test('a pledge takes holder, keeper and pledgee; its release pledgee and keeper', async () => {
    const { lot } = await goods.store({ kind: 'commingled', accepted: TONNE })
    const receipt = await goods.receipt({ lot, quantity: TONNE })
    const { market, depositor, keeper, lender } = goods
    const spans = on(receipt, 0n, 600_000n)
    const offer = { ...DEBT, to: lender.id, spans }
    const alone = await market.act(both(depositor), 'title.offer-pledge', offer)
    expect(refusalOf(alone)).toBe('cosigner_must_sign')
    await goods.pledgeTo(lender, spans)
    expect(refusalOf(await market.act(both(lender), 'title.release', { spans }))).toBe(
      'cosigner_must_sign',
    )
    const half = on(receipt, 0n, 300_000n)
    const both2 = [...both(lender), ...both(keeper)]
    expect(refusalOf(await market.act(both2, 'title.release', { spans: half }))).toBeNull()
    expect(refusalOf(await goods.pass(receipt, 300_000n, 400_000n))).toBe(
      'title_must_be_free_of_claims',
    )
    expect(refusalOf(await goods.pass(receipt, 0n, 300_000n))).toBeNull()
  })
})

test('the audit rebuilds goods from what was signed, and finds what was changed', async () => {
  const client = await goods.market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query('update ledger.lot set accepted_units = accepted_units + 1')
    await client.query('update ledger.measurement set gross_units = gross_units + 1')
    await client.query('update ledger.receipt set number = number + 100')
    await client.query('update ledger.commodity set tolerance_ppm = 50000')
    await client.query("update ledger.warehouse_site set address = 'elsewhere'")
    await client.query('update ledger.storage_place set capacity_units = capacity_units + 1')
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(
        ['lot', 'measurement', 'receipt', 'commodity', 'warehouse_site', 'storage_place'].map(
          table => `${table}_differs`,
        ),
      ),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
