import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  BUYER,
  deliveryRow,
  invoiceRow,
  orderRow,
  SELLER,
  type TradeWorld,
  taken,
  tradeWorld,
} from './trade-fixtures.ts'

let world: TradeWorld
beforeAll(async () => {
  world = await tradeWorld()
})
afterAll(() => world.close())

/** A code that its check character fits, of a party that is not enrolled yet. */
const LATE = '91990000MA0000009X'

const enrol = async (id: number, code: string) =>
  await world.owner.query(
    `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
     values ($1, $2, 'uscc', $2, '{supplier,debtor}', 'small', 1)`,
    [id, code],
  )

const own = { order: '', delivery: '' }

test('a file refused as its buyer was unknown is taken when it is sent again', async () => {
  const rows = [
    invoiceRow({ ...own, number: 'A1' }),
    invoiceRow({ ...own, number: 'A2', buyer: LATE }),
    invoiceRow({ ...own, number: 'A3', amount: '1' }),
    null,
  ]
  const first = taken(await world.rows('invoice', rows))
  expect(first).toMatchObject({ accepted: 1, duplicate: 0, refused: 3 })
  expect(taken(await world.rows('invoice', rows))).toEqual(first)

  await enrol(9, LATE)
  const again = taken(await world.rows('invoice', rows))
  expect(again).toMatchObject({ id: first.id, accepted: 2, duplicate: 0, refused: 2 })
  expect(again.refusals).toEqual(first.refusals.filter(({ row }) => row !== 2))
  expect(taken(await world.rows('invoice', rows))).toEqual(again)
  expect(await world.count('invoice')).toBe(2)
})

test('so is one whose order was to come; another refusal stays', async () => {
  const bill = invoiceRow({ number: 'B1', order: 'PO-B1', delivery: 'D-B1' })
  const rows = [bill, { ...bill, number: 'B2', quantity: '99', amount: '49500' }]
  expect(taken(await world.rows('invoice', rows))).toMatchObject({ accepted: 0, refused: 2 })
  taken(await world.rows('order', [orderRow({ number: 'PO-B1' })]))
  taken(await world.rows('delivery', [deliveryRow({ order: 'PO-B1', number: 'D-B1' })]))
  const again = taken(await world.rows('invoice', rows))
  expect(again).toMatchObject({ accepted: 1, refused: 1 })
  expect(again.refusals).toMatchObject([
    { row: 2, refusal: 'quantity_must_be_within_what_was_delivered' },
  ])
  const findings = await world.count('finding')
  expect(taken(await world.rows('invoice', rows))).toEqual(again)
  expect(await world.count('finding')).toBe(findings)
})

test('what the other side has stated meanwhile is known', async () => {
  const rows = [invoiceRow({ ...own, number: 'C1', invoicedOn: '2026-07-01' })]
  expect(taken(await world.rows('invoice', rows))).toMatchObject({ refused: 1 })
  await world.owner.query(`insert into ledger.business_day (date, entry) values ('2026-07-01', 2)`)
  const by = { party: BUYER.id }
  expect(taken(await world.rows('invoice', rows, by))).toMatchObject({ accepted: 1 })
  expect(taken(await world.rows('invoice', rows, { party: SELLER.id }))).toMatchObject({
    ...{ accepted: 1, duplicate: 0, refused: 0, refusals: [] },
  })
})
