import { afterAll, beforeAll, expect, test } from 'vitest'
import { money } from '../../../contracts/kernel/money.ts'
import { importReport } from '../../../services/intake/index.ts'
import {
  BUYER,
  deliveryRow,
  invoiceRow,
  orderRow,
  type Row,
  SELLER,
  STRANGER,
  type TradeWorld,
  taken,
  tradeWorld,
} from './trade-fixtures.ts'

let world: TradeWorld
beforeAll(async () => {
  world = await tradeWorld()
  taken(await world.rows('order', [orderRow()]))
  taken(await world.rows('delivery', [deliveryRow()]))
})
afterAll(() => world.close())

test('documents are accepted, and an invoice comes with its unused face', async () => {
  const number = 'FIRST 1'
  const report = taken(await world.rows('invoice', [invoiceRow({ number })]))
  expect(report).toMatchObject({ accepted: 1, duplicate: 0, refused: 0, refusals: [] })
  expect(report.endedAt).toBeInstanceOf(Date)
  const { rows } = await world.owner.query(
    `select i.number, i.amount_minor, i.synthetic, u.lo, u.hi, u.allocated_to, d.number as delivery
       from trade.invoice i join trade.invoice_allocation u on u.invoice = i.id
       join trade.delivery d on d.id = i.delivery where i.number = 'FIRST1'`,
  )
  expect(rows).toEqual([
    {
      ...{ number: 'FIRST1', amount_minor: 5000n, synthetic: false, delivery: 'D-1' },
      ...{ lo: 0n, hi: 5000n, allocated_to: 0n },
    },
  ])
})

test('the same rows again answer with the same report, and change nothing', async () => {
  const rows = [invoiceRow({ number: 'AGAIN1' }), invoiceRow({ number: 'AGAIN2', amount: '1' })]
  const first = taken(await world.rows('invoice', rows))
  const invoices = await world.count('invoice')
  const again = taken(await world.rows('invoice', rows))
  expect(again).toEqual(first)
  expect(first).toMatchObject({ accepted: 1, refused: 1 })
  expect(await world.count('invoice')).toBe(invoices)
  expect(await importReport(world.pool, first.id)).toEqual(first)
  expect(await importReport(world.pool, 'imp_0000000000001')).toBeNull()
})

test('known documents in another file are duplicates, whatever width and case', async () => {
  const row = (number: string) => invoiceRow({ number })
  taken(await world.rows('invoice', [row('abc 77')]))
  const report = taken(await world.rows('invoice', [row('ABC77'), row('ＡＢＣ７７'), row('abc78')]))
  expect(report).toMatchObject({ accepted: 1, duplicate: 2, refused: 0 })
  const orders = taken(await world.rows('order', [orderRow(), orderRow({ number: ' po-1' })]))
  expect(orders).toMatchObject({ accepted: 0, duplicate: 2 })
  const deliveries = taken(await world.rows('delivery', [deliveryRow(), deliveryRow()]))
  expect(deliveries).toMatchObject({ accepted: 0, duplicate: 2 })
})

test('the same identity with another amount or buyer is refused, and is a finding', async () => {
  taken(await world.rows('invoice', [invoiceRow({ number: 'TWICE2' })]))
  const findings = await world.count('finding')
  const report = taken(
    await world.rows('invoice', [
      invoiceRow({ number: 'twice2', amount: '5500', quantity: '11' }),
      invoiceRow({ number: 'TWI CE2', buyer: STRANGER.code }),
    ]),
  )
  const amounts = { recorded: money(5000n, 'CNY'), found: money(5500n, 'CNY') }
  expect(report.refusals).toMatchObject([
    { row: 1, field: 'amount', refusal: 'invoice_must_keep_its_amount', details: amounts },
    { row: 1, field: 'quantity', refusal: 'invoice_must_keep_what_it_says' },
    { row: 2, field: 'buyer', refusal: 'invoice_must_keep_its_buyer', details: null },
  ])
  expect(await world.count('finding')).toBe(findings + 2)
  const { rows } = await world.owner.query(
    `select kind, severity, evidence->>'amount' as amount, evidence->>'buyer' as buyer
       from trade.finding order by id desc limit 2`,
  )
  const alarm = { kind: 'invoice_says_another_thing', severity: 'alarm' }
  expect(rows).toEqual([
    { ...alarm, amount: '5000', buyer: STRANGER.id },
    { ...alarm, amount: '5500', buyer: BUYER.id },
  ])
})

const CELLS: Record<string, [change: Row, field: string]> = {
  value_must_be_given: [{ amount: ' ' }, 'amount'],
  value_must_be_text: [{ amount: 5000 }, 'amount'],
  text_must_be_within_its_limit: [{ number: `a${'\u0000'}` }, 'number'],
  text_must_not_start_like_a_formula: [{ number: '=1+1' }, 'number'],
  amount_must_be_a_decimal: [{ amount: '5e3' }, 'amount'],
  amount_must_be_whole_minor_units: [{ amount: '5000.5' }, 'amount'],
  amount_must_lie_within_its_limits: [{ amount: '9007199254740993' }, 'amount'],
  amount_must_be_positive: [{ amount: '-5000' }, 'amount'],
  number_must_be_whole: [{ quantity: '1.5' }, 'quantity'],
  date_must_exist: [{ invoicedOn: '2026-02-30' }, 'invoicedOn'],
  word_must_be_known: [{ currency: 'RMB' }, 'currency'],
  field_must_be_known: [{ colour: 'red' }, 'colour'],
}

test.each(Object.entries(CELLS))(
  'refuses: %s, and takes the row beside it',
  async (refusal, [change, field]) => {
    const good = invoiceRow({ number: `G1-${refusal}`, amount: '500', quantity: '1' })
    const bad = invoiceRow({ number: `B1-${refusal}`, ...change })
    const report = taken(await world.rows('invoice', [bad, good]))
    expect(report).toMatchObject({
      accepted: 1,
      refused: 1,
      refusals: [{ row: 1, field, refusal }],
    })
  },
)

test('every cell of a row that cannot be read is named', async () => {
  const bad = invoiceRow({ amount: '1.5', dueOn: 'soon', number: '@SUM(A1)', disputed: 'perhaps' })
  const { refusals } = taken(await world.rows('invoice', [bad, 'no row']))
  expect(refusals).toMatchObject([
    { row: 1, field: 'amount', refusal: 'amount_must_be_whole_minor_units' },
    { row: 1, field: 'disputed', refusal: 'word_must_be_known' },
    { row: 1, field: 'dueOn', refusal: 'date_must_exist' },
    { row: 1, field: 'number', refusal: 'text_must_not_start_like_a_formula' },
    { row: 2, field: '', refusal: 'row_must_be_an_object' },
  ])
})

test('an invoice must match its order and its delivery', async () => {
  taken(await world.rows('order', [orderRow({ number: 'M0', quantity: '10' })]))
  taken(await world.rows('delivery', [deliveryRow({ order: 'M0', number: 'M1', quantity: '10' })]))
  const bill = (number: string, change: Row) =>
    invoiceRow({ number, order: 'M0', delivery: 'M1', ...change })
  const { accepted, refusals } = taken(
    await world.rows('invoice', [
      bill('M-NONE1', { delivery: 'M2' }),
      bill('M-PRICE1', { amount: '5010', price: '501' }),
      bill('M-EARLY1', { invoicedOn: '2026-05-31' }),
      bill('M-CURRENCY1', { currency: 'USD' }),
      bill('M-6', { quantity: '6', amount: '3000' }),
      bill('M-5', { quantity: '5', amount: '2500' }),
      bill('M-4', { quantity: '4', amount: '2000' }),
      bill('M-ALONE1', { delivery: '' }),
    ]),
  )
  expect(refusals).toMatchObject([
    { row: 1, field: 'delivery', refusal: 'delivery_must_be_known' },
    { row: 2, field: 'price', refusal: 'price_must_be_that_of_the_order' },
    { row: 3, field: 'invoicedOn', refusal: 'invoice_must_not_precede_its_delivery' },
    { row: 4, field: 'currency', refusal: 'currency_must_be_that_of_the_order' },
    { row: 6, field: 'quantity', refusal: 'quantity_must_be_within_what_was_delivered' },
    { row: 8, field: 'delivery', refusal: 'value_must_be_given' },
  ])
  expect(accepted).toBe(2)
  const later = taken(await world.rows('invoice', [bill('M-1', { quantity: '1', amount: '500' })]))
  expect(later.refusals).toMatchObject([{ refusal: 'quantity_must_be_within_what_was_delivered' }])
})

test('a delivery must match its order, those before it counted', async () => {
  taken(await world.rows('order', [orderRow({ number: 'Q0', quantity: '10' })]))
  const goods = (number: string, quantity: string, change: Row = {}) =>
    deliveryRow({ order: 'Q0', number, quantity, ...change })
  const { accepted, refusals } = taken(
    await world.rows('delivery', [
      goods('1', '6'),
      goods('2', '5'),
      goods('3', '4'),
      goods('1', '7'),
      goods('4', '1', { order: 'NONE1' }),
      goods('5', '1', { deliveredOn: '2026-04-30' }),
    ]),
  )
  expect(accepted).toBe(2)
  expect(refusals.map(r => [r.row, r.refusal])).toEqual([
    [2, 'quantity_must_be_within_what_was_ordered'],
    [4, 'delivery_must_keep_what_it_says'],
    [5, 'order_must_be_known'],
    [6, 'delivery_must_not_precede_its_order'],
  ])
})

test('nobody imports the documents of others, and documents are of enrolled parties', async () => {
  const unknown = '91990000MA0000009X'
  const refusals = async (row: Row, party = SELLER.id) => {
    const report = taken(await world.rows('invoice', [row], { party }))
    return report.refusals.map(r => r.refusal)
  }
  const row = invoiceRow({ number: 'THEIRS1', amount: '500', quantity: '1' })
  expect(await refusals(row, STRANGER.id)).toEqual(['importer_must_be_seller_or_buyer'])
  expect(await refusals({ ...row, buyer: unknown })).toEqual(['buyer_must_be_enrolled'])
  expect(await refusals({ ...row, seller: unknown })).toEqual(['seller_must_be_enrolled'])
  expect(await refusals(row, BUYER.id)).toEqual([])
})

test('an empty list has an empty report', async () => {
  expect(taken(await world.rows('order', []))).toMatchObject({ accepted: 0, refused: 0 })
})

test('a list has at most ten thousand rows', async () => {
  const rows = Array(10_000).fill('no row')
  expect(taken(await world.rows('order', rows))).toMatchObject({ refused: 10_000 })
  const longer = await world.rows('order', [...rows, 'no row'])
  expect(longer).toMatchObject({
    ok: false,
    refusal: 'file_must_be_within_its_limit',
    path: 'rows',
  })
})

test('a service is ordered, delivered and invoiced by amount alone, to the last fen', async () => {
  const nothing = { quantity: undefined, price: undefined }
  const uncounted = { ...nothing, order: 'SV-1', delivery: 'SD-1' }
  taken(await world.rows('order', [orderRow({ ...nothing, number: 'SV-1', amount: '5000' })]))
  const handed = (number: string) => deliveryRow({ quantity: undefined, order: 'SV-1', number })
  taken(await world.rows('delivery', [handed('SD-1'), handed('SD-2')]))
  const bill = (number: string, amount: string, delivery = 'SD-1') =>
    invoiceRow({ ...uncounted, number, amount, delivery })
  const take = { seller: SELLER.code, number: 'SR-1', redLetterOf: 'SV-A1', currency: 'CNY' }
  const report = taken(
    await world.rows('invoice', [
      bill('SV-A1', '3000'),
      bill('SV-B1', '2001', 'SD-2'),
      { ...take, amount: '-1' },
      bill('SV-B1', '2001', 'SD-2'),
      bill('SV-C1', '1'),
    ]),
  )
  expect(report.refusals.map(r => [r.row, r.refusal])).toEqual([
    [2, 'amount_must_be_within_what_was_ordered'],
    [5, 'amount_must_be_within_what_was_ordered'],
  ])
  expect(taken(await world.rows('invoice', [bill('SV-D1', '1')])).refused).toBe(1)
})

test('an order that counts nothing says its amount; half of a price is refused', async () => {
  const refusal = async (change: Row) =>
    taken(await world.rows('order', [orderRow({ number: 'SV-2', ...change })])).refusals[0]
  const nothing = { quantity: undefined, price: undefined }
  expect(await refusal(nothing)).toMatchObject({ field: 'amount', refusal: 'value_must_be_given' })
  expect(await refusal({ quantity: undefined, amount: '500' })).toMatchObject({
    refusal: 'quantity_and_price_must_stand_together',
  })
  expect(await refusal({ amount: '49999' })).toMatchObject({
    refusal: 'amount_must_be_quantity_times_price',
  })
})
