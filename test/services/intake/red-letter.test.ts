import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  BUYER,
  deliveryRow,
  invoiceRow,
  orderRow,
  type Row,
  SELLER,
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

const redLetter = (redLetterOf: string, change: Row = {}): Row => ({
  ...{ seller: SELLER.code, number: `RED-${redLetterOf}`, redLetterOf },
  ...{ currency: 'CNY', amount: '-5000', ...change },
})

const cancelledBy = async (number: string) => {
  const { rows } = await world.owner.query<{ red_letter: string | null }>(
    'select red_letter from trade.invoice where number = $1',
    [number],
  )
  return rows[0]!.red_letter
}

test('a red letter cancels an invoice for ever; the same one again changes nothing', async () => {
  taken(await world.rows('invoice', [invoiceRow({ number: 'A1' })]))
  expect(taken(await world.rows('invoice', [redLetter('a1')]))).toMatchObject({ accepted: 1 })
  expect(await cancelledBy('A1')).toBe('RED-A1')
  const again = taken(
    await world.rows('invoice', [redLetter('A1'), redLetter('A1', { number: 'R2' })]),
  )
  expect(again).toMatchObject({ accepted: 0, duplicate: 1, refused: 1 })
  expect(again.refusals).toMatchObject([{ row: 2, refusal: 'invoice_must_not_be_red_lettered' }])
})

test('an invoice and its red letter may stand in one file; goods are charged again', async () => {
  const all = { quantity: '100', amount: '50000' }
  taken(await world.rows('order', [orderRow({ number: 'PO-2' })]))
  taken(await world.rows('delivery', [deliveryRow({ order: 'PO-2' })]))
  const bill = (number: string) => invoiceRow({ number, order: 'PO-2', ...all })
  const report = taken(
    await world.rows('invoice', [
      bill('B1'),
      bill('B2'),
      redLetter('B1', { amount: '-50000' }),
      bill('B3'),
    ]),
  )
  expect(report).toMatchObject({ accepted: 3, refused: 1 })
  expect(report.refusals).toMatchObject([{ row: 2 }])
  expect([await cancelledBy('B1'), await cancelledBy('B3')]).toEqual(['RED-B1', null])
  taken(await world.rows('invoice', [redLetter('B3', { amount: '-50000' })]))
  expect(taken(await world.rows('invoice', [bill('B4')]))).toMatchObject({ accepted: 1 })
})

test('the same red letter twice in one file gives the goods back once', async () => {
  const all = { quantity: '100', amount: '50000' }
  taken(await world.rows('order', [orderRow({ number: 'PO-3' })]))
  taken(await world.rows('delivery', [deliveryRow({ order: 'PO-3' })]))
  const bill = (number: string) => invoiceRow({ number, order: 'PO-3', ...all })
  const cancel = redLetter('E1', { amount: '-50000' })
  const report = taken(
    await world.rows('invoice', [bill('E1'), cancel, cancel, bill('E2'), bill('E3')]),
  )
  expect(report).toMatchObject({ accepted: 3, duplicate: 1, refused: 1 })
  expect(report.refusals).toMatchObject([
    { row: 5, refusal: 'quantity_must_be_within_what_was_delivered' },
  ])
})

test('only the seller cancels, only the whole, and only what is known', async () => {
  taken(await world.rows('invoice', [invoiceRow({ number: 'C1' })]))
  const refusal = async (row: Row, party = SELLER.id) =>
    taken(await world.rows('invoice', [row], { party })).refusals[0]?.refusal
  expect(await refusal(redLetter('C1'), BUYER.id)).toBe('red_letter_must_be_the_sellers')
  expect(await refusal(redLetter('C1', { amount: '-4999' }))).toBe(
    'red_letter_must_cancel_the_whole_amount',
  )
  expect(await refusal(redLetter('NONE1'))).toBe('invoice_must_be_known')
  expect(await cancelledBy('C1')).toBeNull()
})

test('a red letter is in the currency of its invoice, and cancels one invoice', async () => {
  taken(
    await world.rows('invoice', [
      invoiceRow({ number: 'F1' }),
      invoiceRow({ number: 'F2' }),
      invoiceRow({ number: '771', code: '1100202630' }),
    ]),
  )
  const report = taken(
    await world.rows('invoice', [
      redLetter('F1', { currency: 'JPY' }),
      redLetter('F1', { currency: 'USD' }),
      redLetter('F1', { number: 'RED-7' }),
      redLetter('F2', { number: 'red_7' }),
      // The code of the paper form is left out.
      redLetter("'771", { number: 'RED-8' }),
    ]),
  )
  expect(report).toMatchObject({ accepted: 2, refused: 3 })
  expect(report.refusals.map(r => [r.row, r.field, r.refusal])).toEqual([
    [1, 'currency', 'red_letter_must_be_in_the_currency_of_its_invoice'],
    [2, 'currency', 'red_letter_must_be_in_the_currency_of_its_invoice'],
    [4, 'number', 'red_letter_must_cancel_one_invoice'],
  ])
  expect(await cancelledBy('1100202630-00000771')).toBe('RED-8')
  expect(await cancelledBy('F2')).toBeNull()
  expect(await world.count('finding')).toBe(0)
})

test('a red letter on an invoice that backs something is a finding', async () => {
  taken(await world.rows('invoice', [invoiceRow({ number: 'D1' })]))
  await world.owner.query(
    `update trade.invoice_allocation set allocated_to = 9 where invoice =
       (select id from trade.invoice where number = 'D1')`,
  )
  expect(taken(await world.rows('invoice', [redLetter('D1')]))).toMatchObject({ accepted: 1 })
  const { rows } = await world.owner.query(
    `select kind, evidence->>'inUse' as in_use from trade.finding`,
  )
  expect(rows).toEqual([{ kind: 'red_letter_on_used_invoice', in_use: '5000' }])
})
