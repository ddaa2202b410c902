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

/** The red letters of an invoice by their numbers, with what they took. */
const takenBack = async (number: string) => {
  const { rows } = await world.owner.query<{ letters: string[]; whole: boolean }>(
    `select array(select r.number || ' ' || r.amount_minor from trade.red_letter r
                   where r.invoice = i.id order by 1) as letters,
            i.red_lettered_minor = i.amount_minor as whole
       from trade.invoice i where i.number = $1`,
    [number],
  )
  return rows[0]!.whole ? [...rows[0]!.letters, 'all'] : rows[0]!.letters
}

test('a red letter cancels an invoice for ever; the same one again changes nothing', async () => {
  taken(await world.rows('invoice', [invoiceRow({ number: 'A1' })]))
  expect(taken(await world.rows('invoice', [redLetter('a1')]))).toMatchObject({ accepted: 1 })
  expect(await takenBack('A1')).toEqual(['RED-A1 5000', 'all'])
  const again = taken(
    await world.rows('invoice', [redLetter('A1'), redLetter('A1', { number: 'R2' })]),
  )
  expect(again).toMatchObject({ accepted: 0, duplicate: 1, refused: 1 })
  expect(again.refusals).toMatchObject([
    { row: 2, refusal: 'red_letters_must_be_within_the_amount_of_their_invoice' },
  ])
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
  expect([await takenBack('B1'), await takenBack('B3')]).toEqual([['RED-B1 50000', 'all'], []])
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

test('only the seller takes back, no more than the whole, and only what is known', async () => {
  taken(await world.rows('invoice', [invoiceRow({ number: 'C1' })]))
  const refusal = async (row: Row, party = SELLER.id) =>
    taken(await world.rows('invoice', [row], { party })).refusals[0]?.refusal
  expect(await refusal(redLetter('C1'), BUYER.id)).toBe('red_letter_must_be_the_sellers')
  expect(await refusal(redLetter('C1', { amount: '-5001' }))).toBe(
    'red_letters_must_be_within_the_amount_of_their_invoice',
  )
  expect(await refusal(redLetter('C1', { amount: '5000' }))).toBe('red_letter_must_be_below_zero')
  expect(await refusal(redLetter('NONE1'))).toBe('invoice_must_be_known')
  expect(await takenBack('C1')).toEqual([])
})

test('a red letter is in the currency of its invoice, and takes one invoice back', async () => {
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
    [4, 'number', 'red_letter_must_be_on_one_invoice'],
  ])
  expect(await takenBack('1100202630-00000771')).toEqual(['RED-8 5000', 'all'])
  expect(await takenBack('F2')).toEqual([])
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
    `select kind, evidence->>'beyond' as beyond from trade.finding`,
  )
  expect(rows).toEqual([{ kind: 'red_letter_on_used_invoice', beyond: '5000' }])
})

test('parts of an invoice are taken back by red letters of their own, each once', async () => {
  taken(await world.rows('invoice', [invoiceRow({ number: 'G1' })]))
  const part = (number: string, amount: string) => redLetter('G1', { number, amount })
  const letters = [part('G-1', '-2000'), part('G-2', '-2999'), part('G-3', '-2'), part('G-3', '-1')]
  const report = taken(await world.rows('invoice', letters))
  expect(report).toMatchObject({ accepted: 3, refused: 1 })
  expect(report.refusals).toMatchObject([
    { row: 3, refusal: 'red_letters_must_be_within_the_amount_of_their_invoice' },
  ])
  expect(await takenBack('G1')).toEqual(['G-1 2000', 'G-2 2999', 'G-3 1', 'all'])
  const again = taken(await world.rows('invoice', [part('g-1', '-2000'), part('G-2', '-2998')]))
  expect(again).toMatchObject({ duplicate: 1, refused: 1 })
  expect(again.refusals).toMatchObject([{ refusal: 'red_letter_must_keep_its_amount' }])
})
