import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  BUYER,
  deliveryRow,
  invoiceRow,
  orderRow,
  type Row,
  type TradeWorld,
  taken,
  tradeWorld,
} from './trade-fixtures.ts'

let world: TradeWorld
beforeAll(async () => {
  world = await tradeWorld()
})
afterAll(() => world.close())

const goods = { order: '00012', quantity: '100' }

test('INV-DOC-01 documents without their zeros, by the other side, are known', async () => {
  const bill = { order: '00012', delivery: '0007', number: '00345678' }
  const sent = { order: '12', delivery: "'7", number: "'345678" }
  taken(await world.rows('order', [orderRow({ number: '00012' })]))
  taken(await world.rows('delivery', [deliveryRow({ ...goods, number: '0007' })]))
  taken(await world.rows('invoice', [invoiceRow(bill)]))
  const by = { party: BUYER.id }
  const again = [
    await world.rows('order', [orderRow({ number: '12' })], by),
    await world.rows('delivery', [deliveryRow({ ...goods, order: '12', number: '7' })], by),
    await world.rows(
      'invoice',
      [invoiceRow(sent), invoiceRow({ ...sent, code: '1100202630' })],
      by,
    ),
  ]
  expect(again.map(report => taken(report)).map(r => [r.accepted, r.duplicate, r.refused])).toEqual(
    [
      [0, 1, 0],
      [0, 1, 0],
      [0, 2, 0],
    ],
  )
})

test('one of paper is known when either side leaves its code out, in one file or two', async () => {
  const paper = (number: string, code: string, change: Row = {}) =>
    invoiceRow({ number, code, order: '', delivery: '', ...change })
  const first = taken(
    await world.rows('invoice', [
      paper('00000811', '1100202630'),
      paper('811', ''),
      paper('00000812', ''),
      paper('812', '011002000411'),
      // Another form may have the same number, and then the code must be given.
      paper('811', '3100202630', { amount: '6000', quantity: '12' }),
      paper('811', ''),
    ]),
  )
  // The code that was left out of 812 at first is added.
  expect(first).toMatchObject({ accepted: 4, duplicate: 1, refused: 1 })
  expect(first.refusals).toMatchObject([
    { row: 6, field: 'code', refusal: 'invoice_code_must_be_given' },
  ])
  const second = taken(
    await world.rows('invoice', [paper("'811", ''), paper('811', '1100202630'), paper('812', '')]),
  )
  expect(second).toMatchObject({ accepted: 0, duplicate: 2, refused: 1 })
})

test('another spelling that says another amount is a clash, not a new invoice', async () => {
  const report = taken(
    await world.rows('invoice', [
      invoiceRow({ number: 'INV-2026-8', order: '', delivery: '' }),
      invoiceRow({
        number: 'inv\u20102026\u20138',
        order: '',
        delivery: '',
        quantity: '1',
        amount: '500',
      }),
      invoiceRow({ number: 'INV\u034f-2026-8', order: '', delivery: '' }),
    ]),
  )
  expect(report.refusals).toMatchObject([
    { row: 2, field: 'amount', refusal: 'invoice_must_keep_its_amount' },
    { row: 2, field: 'quantity', refusal: 'invoice_must_keep_what_it_says' },
    {
      ...{ row: 3, field: 'number', refusal: 'document_number_must_keep_to_its_characters' },
      details: { found: 'U+034F', place: 4 },
    },
  ])
  const { rows } = await world.owner.query(
    `select number, spelling from trade.invoice where number = 'INV-2026-8'`,
  )
  expect(rows).toEqual([{ number: 'INV-2026-8', spelling: null }])
})
