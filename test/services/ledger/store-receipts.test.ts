import { describe, expect, test } from 'vitest'
import { refusedBy, storeWith } from '../../support/wrong-rows.ts'
import {
  announce,
  count,
  GOODS_ROWS,
  issue,
  LOT_COLUMNS,
  lotValues,
  receive,
  term,
  weigh,
} from './goods-rows.ts'

/**
 * Wrong rows of warehouses, goods and receipts, written straight into the store by its owner: each
 * is refused by its own rule, at the boundary of it.
 */
const store = storeWith(GOODS_ROWS)

const lot = (change: string, id = 1) => [`update ledger.lot set ${change} where id = ${id}`]
const put = (lot: number, place: number, accepted: number, more?: Record<string, string>) => [
  count(lot, 13),
  receive(lot, place, accepted, 13, more),
]

const wrong: readonly (readonly [rule: string, by: readonly string[]])[] = [
  ['commodity_kept', ['update ledger.commodity set tolerance_ppm = 1']],
  [
    'commodity_is_listed_once',
    ["insert into ledger.commodity values (9, 'Zinc', 'GB', 'GRAMS', 0, 1)"],
  ],
  [
    'commodity_tolerates_ordinary_loss',
    ["insert into ledger.commodity values (9, 'X', 'GB', 'GRAMS', 50001, 1)"],
  ],
  [
    'commodity_is_of_goods',
    ["insert into ledger.commodity values (9, 'X', 'GB', 'NOTE_UNITS', 0, 1)"],
  ],
  ['warehouse_site_kept', ['delete from ledger.warehouse_site where id = 2']],
  ['site_is_opened_once', ["insert into ledger.warehouse_site values (9, 1, 'One', 'Y', 1)"]],
  ['storage_place_kept', ['delete from ledger.storage_place where id = 1']],
  ['place_fixed', ['update ledger.storage_place set capacity_units = 9000 where id = 1']],
  ['place_fixed', ['update ledger.storage_place set stored_units = 1 where id = 1']],
  [
    'place_begins_empty',
    ["insert into ledger.storage_place values (9, 1, 1, 'Q', true, 'GRAMS', 10, 1, default, 1)"],
  ],
  [
    'place_is_of_goods',
    ["insert into ledger.storage_place values (9, 1, 1, 'Q', true, 'X', 10, 0, default, 1)"],
  ],
  [
    'place_is_in_a_site_of_its_keeper',
    ["insert into ledger.storage_place values (9, 2, 1, 'Q', true, 'GRAMS', 10, 0, default, 1)"],
  ],
  [
    'place_is_opened_once',
    ["insert into ledger.storage_place values (9, 1, 1, 'A', true, 'GRAMS', 10, 0, default, 1)"],
  ],
  ['ownership_document_brings_goods_in_once', [announce(30, 'invoice M 3')]],
  ['lot_kept', ['delete from ledger.lot where id = 3']],
  ['lot_has_status', lot("status = 'x'", 3)],
  ['lot_has_two_parties', [announce(30).replace('(30, 1, 2,', '(30, 1, 1,')]],
  ['lot_is_shown_to_be_owned', [announce(30).replace("'invoice', 'M'", "'letter', 'M'")]],
  [
    'lot_begins_requested',
    [
      `insert into ledger.lot (${LOT_COLUMNS}, issued_units)
       values ${lotValues(30).slice(0, -1)}, 1)`,
    ],
  ],
  ...[
    'declared_units = 1',
    'commodity = 2',
    'depositor = 3',
    "ownership_name = 'x'",
    "claims = 'x'",
  ].map(change => ['lot_fixed', lot(change)] as const),
  ...[
    'accepted_units = 999',
    'place = 4',
    "grade = 'B'",
    'weighed_units = 1',
    "good_until = '2027-01-01'",
  ].map(change => ['lot_fixed', lot(change)] as const),
  ['lot_fixed', lot("status = 'requested'", 9)],
  ['lot_follows_its_receipts', lot('issued_units = 0')],
  ...['delivered_units = 1', 'counted_units = 1000', 'counted_at = now()'].map(
    change => ['lot_follows_its_receipts', lot(change, 2)] as const,
  ),
  ['lot_is_received_as_a_whole', put(3, 3, 1000, { grade: 'null' })],
  ['lot_is_inspected_by_a_third_party', put(3, 3, 1000, { inspector: '1' })],
  ['lot_is_withdrawn_by_an_entry', lot("status = 'withdrawn'", 3)],
  ['accepted_stock_was_weighed', put(3, 3, 996)],
  ['accepted_stock_was_weighed', put(3, 3, 1004)],
  ['accepted_stock_was_weighed', [receive(3, 3, 1000, 13)]],
  ['accepted_stock_was_weighed', [count(4, 13), receive(3, 3, 1000, 13)]],
  ['lot_lies_in_a_place_of_its_keeper', put(3, 4, 1000)],
  ['lot_lies_in_a_place_of_its_keeper', put(3, 5, 1000)],
  ['lot_lies_in_a_place_of_its_keeper', put(3, 1, 1000, { exclusive: 'false' })],
  ['place_holds_no_more_than_its_capacity', put(3, 1, 1001)],
  [
    'place_holds_no_more_than_its_capacity',
    [...put(3, 3, 1000), count(4, 14), receive(4, 3, 1000, 14)],
  ],
  ['exclusive_place_has_one_lot', put(3, 2, 1000)],
  [
    'goods_are_mixed_with_their_like',
    [announce(31, 'x', 2), weigh(31, 31, 1000), count(31, 15), receive(31, 3, 1000, 15)],
  ],
  ['measurement_kept', ['delete from ledger.measurement where id = 3']],
  ['measurement_counts_once', ['update ledger.measurement set gross_units = 1 where id = 3']],
  ['measurement_counts_once', [count(1, 14)]],
  ['measurement_counts_once', [count(8, 14)]],
  ['measurement_nets_no_less_than_nothing', [weigh(40, 3, -1)]],
  ['measurement_has_purpose', [weigh(40, 3, 1, 'guess')]],
  ['measurement_is_of_its_lot', [weigh(40, 3, 1).replace('1, 1)', '2, 1)')]],
  ['measurement_is_of_its_lot', [weigh(40, 3, 1).replace("'GRAMS'", "'PIECES'")]],
  ['shortfall_is_short', ['insert into ledger.shortfall values (8, 2, 996, 996, 1)']],
  ['receipts_are_over_accepted_stock', issue(22, 1, 401)],
  ['receipt_is_over_its_lot', issue(22, 3, 1)],
  ['receipt_is_over_its_lot', issue(22, 1, 1, { keeper: '4' })],
  ['receipt_is_over_its_lot', issue(22, 1, 1, { depositor: '3' })],
  ['receipt_is_over_its_lot', issue(22, 1, 1, { place: '2' })],
  ['receipt_is_over_its_lot', issue(22, 1, 1, { quantity: '2' })],
  ['receipt_is_over_its_lot', issue(22, 1, 1, { unit: "'PIECES'" })],
  ['receipt_is_over_stock_that_is_there', issue(22, 2, 1, { place: '2', exclusive: 'true' })],
  ['receipt_numbers_are_the_keepers', issue(22, 1, 1, { number: '21' })],
  ['receipt_is_insured_by_a_whole_policy', issue(22, 1, 1, { insurer: "'PICC'" })],
  ['receipt_ends_by_an_entry', ["update ledger.receipt set status = 'cancelled' where id = 21"]],
  ...['quantity = 1', 'lot = 2', "stored_until = '2030-01-01'", "fee = 'g'", 'number = 1'].map(
    change => ['receipt_fixed', [`update ledger.receipt set ${change} where id = 21`]] as const,
  ),
  ['receipt_has_status', ["update ledger.receipt set status = 'x', ended_by = 1 where id = 21"]],
  ['receipt_kept', ['delete from ledger.receipt where id = 21']],
  ['goods_have_their_receipt', issue(22, 1, 1).slice(0, 2)],
]

describe('INV-WRC-01 receipts over a lot never exceed its accepted stock', () => {
  test.each(wrong)('refuses: %s by %s', async (rule, by) => {
    expect(await refusedBy(store.owner, by)).toBe(rule)
  })

  test('what is free is issued to the last unit, and a cancelled receipt gives back', async () => {
    const { owner } = store
    const cancel = "update ledger.receipt set status = 'cancelled', ended_by = 1 where id = 21"
    await owner.query('begin')
    for (const statement of issue(22, 1, 400)) await owner.query(statement)
    const issued = 'select issued_units from ledger.lot where id = 1'
    expect((await owner.query(issued)).rows).toEqual([{ issued_units: 1000n }])
    await owner.query(cancel)
    expect((await owner.query(issued)).rows).toEqual([{ issued_units: 400n }])
    await owner.query('rollback')
  })

  test('of two that race for the last unit one is refused', async () => {
    const race = (client: typeof store.owner, id: number) => refusedBy(client, issue(id, 1, 400))
    const outcomes = await Promise.all([race(store.owner, 23), race(store.runtime, 24)])
    expect(outcomes.toSorted()).toEqual(['nothing', 'receipts_are_over_accepted_stock'])
  })
})

/** Holder 2 surrenders all of receipt 21 by one entry, and an order takes it up. */
const surrender = (change: Record<string, string> = {}) => [
  `insert into ledger.claim (instrument, lo, hi, holder, kind, claimant, charge, bound_by)
   values (21, 0, 600, 2, 'delivery', 1, 5, 5)`,
  order(change),
]
const order = (change: Record<string, string> = {}) => {
  const row = {
    ...{ id: '61', receipt: '21', lot: '1', holder: '2', units: '600', collector: "'t'" },
    ...{ until: "'2026-03-10'", surrendered_by: '5' },
    ...change,
  }
  const names = Object.keys(row).join()
  return `insert into ledger.delivery_order (${names}) values (${Object.values(row).join()})`
}
const goOut = (net: number, entry = 31) => [
  weigh(50, 1, net, 'outbound', '05'),
  count(50, entry),
  `update ledger.delivery_order set status = 'delivered', weighed_units = ${net}, ended_by = 31
    where id = 61`,
]
const RETIRED = [
  'update ledger.claim set freed_by = 31 where instrument = 21',
  'update ledger.title set holder = 0, since = 31 where instrument = 21',
]
const left = (change: string) => [`update ledger.receipt set ${change} where id = 21`]
const changed = (change: string) => [
  ...surrender(),
  `update ledger.delivery_order set ${change} where id = 61`,
]

describe('INV-WRC-04 what leaves by the gate was surrendered and weighed, and is retired', () => {
  test.each<readonly [rule: string, by: readonly string[]]>([
    ['delivery_order_has_what_was_surrendered', [order()]],
    ['delivery_order_has_what_was_surrendered', surrender({ units: '599' })],
    ['delivery_order_has_what_was_surrendered', surrender({ holder: '3' })],
    ['delivery_order_has_what_was_surrendered', surrender({ lot: '2' })],
    ['delivery_order_has_what_was_surrendered', surrender({ status: "'ended'", ended_by: '6' })],
    ['delivery_order_surrenders_once', [...surrender(), order({ id: '62' })]],
    ['delivery_order_kept', [...surrender(), 'delete from ledger.delivery_order where id = 61']],
    ...['units = 1', 'holder = 3', "until = '2027-01-01'", "collector = 'x'"].map(
      change => ['delivery_order_fixed', changed(change)] as const,
    ),
    ['delivery_order_has_status', changed("status = 'x', ended_by = 6")],
    ['delivery_order_ends_by_an_entry', changed("status = 'ended'")],
    ['what_is_delivered_was_weighed', changed("status = 'ended', ended_by = 6, weighed_units = 1")],
    ['goods_out_were_weighed', changed("status = 'delivered', ended_by = 31, weighed_units = 600")],
    ['goods_out_were_weighed', [...surrender(), ...goOut(598)]],
    ['goods_out_were_weighed', [...surrender(), ...goOut(602)]],
    ['goods_out_were_weighed', [...surrender(), ...goOut(600, 32)]],
    ['what_left_is_retired', [...surrender(), ...goOut(600)]],
    ['receipt_fixed', left('delivered_units = 1')],
    ['receipt_fixed', left("status = 'delivered', ended_by = 31")],
    ['what_left_is_retired', left("status = 'cancelled', ended_by = 31")],
  ])('refuses: %s by %s', async (rule, by) => {
    expect(await refusedBy(store.owner, by)).toBe(rule)
  })

  test('what goes out is a unit below what was surrendered, within the tolerance', async () => {
    const { owner } = store
    await owner.query('begin')
    for (const statement of [...surrender(), ...goOut(599), ...RETIRED])
      await owner.query(statement)
    await owner.query('set constraints all immediate')
    const { rows } = await owner.query(
      `select r.delivered_units, r.status, l.delivered_units as of_lot
         from ledger.receipt r join ledger.lot l on l.id = r.lot where r.id = 21`,
    )
    expect(rows).toEqual([{ delivered_units: 600n, status: 'delivered', of_lot: 600n }])
    await owner.query('rollback')
  })
})

/** What is accepted is undone by a division by zero, 22012, at its end. */
const undone = (by: readonly string[]) => [...by, 'select 1 / 0']
const prolonged = (change: Record<string, string>) => [
  term(21),
  term(21, { entry: '50', stored_until: "'2027-01-05'", ...change }),
]
const perishable = (until: string) => [
  ...put(3, 3, 1000, { good_until: "'2027-01-04'" }),
  ...issue(25, 3, 1000, { stored_until: until }),
  term(25, { stored_until: until }),
]
const ended = (day: string) => [
  term(21),
  `insert into ledger.business_day (date, entry) values ('${day}', 2)`,
  "update ledger.receipt_term set status = 'ended', ended_by = 60 where receipt = 21",
]

describe('INV-WRC-05 a term of storage is only made longer, within the life of the goods', () => {
  test.each<readonly [rule: string, by: readonly string[]]>([
    ['22012', undone(prolonged({}))],
    ['term_is_only_made_longer', prolonged({ stored_until: "'2027-01-04'" })],
    ['term_is_only_made_longer', prolonged({ status: "'ended'", ended_by: '60' })],
    ['term_is_only_made_longer', [term(21, { fee: "'g'" })]],
    ['22012', undone(perishable("'2027-01-04'"))],
    ['term_is_within_the_life_of_the_goods', perishable("'2027-01-05'")],
    ['22012', undone(ended('2027-01-04'))],
    ['term_ends_on_its_day', ended('2027-01-03')],
    ['term_ends_by_an_entry', [term(21), 'update ledger.receipt_term set ended_by = 60']],
    ['term_fixed', [term(21), "update ledger.receipt_term set fee = 'g'"]],
    ['term_fixed', [term(21), "update ledger.receipt_term set status = 'renewed'"]],
    ['term_fixed', [...ended('2027-01-04'), 'update ledger.receipt_term set ended_by = 61']],
    ['term_has_status', [term(21), "update ledger.receipt_term set status = 'x'"]],
    ['term_kept', [term(21), 'delete from ledger.receipt_term']],
  ])('%s by %s', async (rule, by) => {
    expect(await refusedBy(store.owner, by)).toBe(rule)
  })
})

test('INV-WRC-02 an exclusive place has one live receipt', async () => {
  const of = { place: '1', exclusive: 'true' }
  const stored = put(3, 1, 1000)
  const two = [...stored, ...issue(25, 3, 1, of), ...issue(26, 3, 1, of)]
  expect(await refusedBy(store.owner, two)).toBe('exclusive_place_has_one_live_receipt')
  expect(await refusedBy(store.owner, [...stored, ...issue(25, 3, 1000, of)])).toBe('nothing')
})

test('a newer measurement stands beside the lot, an older one does not', async () => {
  const counted = async () =>
    (await store.owner.query('select counted_units from ledger.lot where id = 2')).rows[0]
  await store.owner.query('begin')
  await store.owner.query(weigh(41, 2, 1000, 'stock', '02'))
  expect(await counted()).toEqual({ counted_units: 996n })
  await store.owner.query(weigh(42, 2, 1000, 'stock', '04'))
  expect(await counted()).toEqual({ counted_units: 1000n })
  await store.owner.query('rollback')
})

test('the role of the ledger writes no sums', async () => {
  for (const change of ['issued_units = 0', 'delivered_units = 0', 'counted_units = null'])
    expect(await refusedBy(store.runtime, lot(change))).toBe('42501')
  const place = 'update ledger.storage_place set stored_units = 0'
  expect(await refusedBy(store.runtime, [place])).toBe('42501')
})
