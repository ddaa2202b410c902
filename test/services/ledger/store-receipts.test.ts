import { describe, expect, test } from 'vitest'
import { refusedBy, storeWith } from '../../support/wrong-rows.ts'

/**
 * Wrong rows of warehouses, goods and receipts, written straight into the store by its owner: each
 * is refused by its own rule, at the boundary of it.
 */
const LOT_COLUMNS = `id, keeper, depositor, commodity, declared_units, packing, marks,
  ownership_kind, ownership_issuer, ownership_number, ownership_name, authority, claims,
  requested_by`
const lotValues = (id: number, name = `invoice M ${id}`, commodity = 1) =>
  `(${id}, 1, 2, ${commodity}, 1000, 'p', 'm', 'invoice', 'M', '${id}', '${name}', 'a', 'c', 1)`
const announce = (id: number, name?: string, commodity?: number) =>
  `insert into ledger.lot (${LOT_COLUMNS}) values ${lotValues(id, name, commodity)}`
const weigh = (id: number, lot: number, net: number, purpose = 'inbound', at = '01') => `
  insert into ledger.measurement (id, lot, purpose, unit, gross_units, tare_units, device,
                                  calibration, taken_at, party, entry)
  values (${id}, ${lot}, '${purpose}', 'GRAMS', ${net}, 0, 'W', 'C',
          '2026-03-02T${at}:00:00Z', 1, 1)`
const count = (measurement: number, entry: number) =>
  `update ledger.measurement set counted_by = ${entry} where id = ${measurement}`
const receive = (
  lot: number,
  place: number,
  accepted: number,
  entry: number,
  change: Record<string, string> = {},
) => {
  const row = {
    ...{ status: "'received'", place: String(place), exclusive: String(place < 3) },
    ...{ inspector: '3', weighed_units: '1000', accepted_units: String(accepted) },
    ...{ grade: "'A'", certificate: "'Q'", received_by: String(entry) },
    ...change,
  }
  const set = Object.entries(row).map(([column, value]) => `${column} = ${value}`)
  return `update ledger.lot set ${set.join()} where id = ${lot}`
}
const issue = (id: number, lot: number, quantity: number, change: Record<string, string> = {}) => {
  const row = {
    ...{ id: String(id), lot: String(lot), keeper: '1', depositor: '2', place: '3' },
    ...{ exclusive: 'false', number: String(id), unit: "'GRAMS'", quantity: String(quantity) },
    ...{ stored_until: "'2027-01-04'", fee: "'f'", issued_by: '1' },
    ...change,
  }
  return [
    `insert into ledger.instrument (id, kind, size, issued_by)
     values (${id}, 'receipt', ${quantity}, 1)`,
    `insert into ledger.title (instrument, lo, hi, size, holder, since, origin)
     values (${id}, 0, ${quantity}, ${quantity}, 2, 1, 0)`,
    `insert into ledger.receipt (${Object.keys(row).join()}) values (${Object.values(row).join()})`,
  ]
}

const RIGHT = `
  insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
  values (1, 'A', 'uscc', 'Keeper', '{keeper}', 'large', 1),
         (2, 'B', 'uscc', 'Depositor', '{supplier}', 'large', 1),
         (3, 'C', 'uscc', 'Inspector', '{inspector}', 'large', 1),
         (4, 'D', 'uscc', 'Other keeper', '{keeper}', 'large', 1);
  insert into ledger.business_day (date, entry) values ('2026-03-02', 1);
  alter table ledger.measurement drop constraint measurement_entry_fkey;
  alter table ledger.shortfall drop constraint shortfall_entry_fkey;
  insert into ledger.commodity (id, name, standard, unit, tolerance_ppm, listed_by)
  values (1, 'Copper', 'GB', 'GRAMS', 3000, 1), (2, 'Zinc', 'GB', 'GRAMS', 0, 1),
         (3, 'Reels', 'GB', 'PIECES', 0, 1);
  insert into ledger.warehouse_site (id, keeper, name, address, opened_by)
  values (1, 1, 'One', 'Here', 1), (2, 4, 'Two', 'There', 1);
  insert into ledger.storage_place (id, site, keeper, code, exclusive, unit, capacity_units,
                                    opened_by)
  values (1, 1, 1, 'A', true, 'GRAMS', 1000, 1), (2, 1, 1, 'B', true, 'GRAMS', 2000, 1),
         (3, 1, 1, 'T', false, 'GRAMS', 2500, 1), (4, 2, 4, 'X', false, 'GRAMS', 5000, 1),
         (5, 1, 1, 'R', false, 'PIECES', 5000, 1);
  ${[1, 2, 3, 4].map(id => announce(id)).join(';')};
  ${[1, 2, 3, 4].map(id => weigh(id, id, 1000)).join(';')};
  ${count(1, 11)}; ${receive(1, 3, 1000, 11)};
  ${count(2, 12)}; ${receive(2, 2, 1000, 12)};
  ${weigh(8, 2, 996, 'stock', '03')};
  ${announce(9)};
  update ledger.lot set status = 'withdrawn', withdrawn_by = 1 where id = 9;
  ${issue(21, 1, 600).join(';')}`
const store = storeWith(RIGHT)

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
    'place_is_in_a_site_of_its_keeper',
    ["insert into ledger.storage_place values (9, 2, 1, 'Q', true, 'GRAMS', 10, 0, default, 1)"],
  ],
  [
    'place_is_opened_once',
    ["insert into ledger.storage_place values (9, 1, 1, 'A', true, 'GRAMS', 10, 0, default, 1)"],
  ],
  ['ownership_document_brings_goods_in_once', [announce(30, 'invoice M 3')]],
  ['lot_kept', ['delete from ledger.lot where id = 3']],
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
  ...['accepted_units = 999', 'place = 4', "grade = 'B'", 'weighed_units = 1'].map(
    change => ['lot_fixed', lot(change)] as const,
  ),
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
