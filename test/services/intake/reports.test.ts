import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportReport } from '../../../services/intake/index.ts'
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

test('a list is known again by its party and kind, and is no other’s', async () => {
  const rows = [null]
  const asked = [
    ['order', SELLER.id],
    ['delivery', SELLER.id],
    ['order', BUYER.id],
    ['delivery', BUYER.id],
  ] as const
  const idsOf = async () => {
    const ids: string[] = []
    for (const [kind, party] of asked) ids.push(taken(await world.rows(kind, rows, { party })).id)
    return ids
  }
  const first = await idsOf()
  expect(new Set(first).size).toBe(4)
  expect(await idsOf()).toEqual(first)
})

test('a report goes out whole, however many cells were refused', async () => {
  const { id, refused } = taken(await world.rows('order', Array(5_001).fill(null)))
  expect(refused).toBe(5_001)
  const lines = String(await buffer(exportReport(world.pool, id))).split('\r\n')
  const numbers = lines.slice(1, -1).map(line => Number(line.split(',')[0]))
  expect(numbers).toEqual(Array.from({ length: 5_001 }, (_, n) => n + 1))
})

test('a report says what was sent, by currency; rows judged again leave the refused', async () => {
  const dollars = { currency: 'USD', order: undefined, delivery: undefined }
  const rows = [
    invoiceRow({ number: 'S1' }),
    invoiceRow({ number: 'S1' }),
    invoiceRow({ number: 'S1', dueOn: '2026-07-11' }),
    invoiceRow({ number: 'S2', dueOn: 'soon' }),
    invoiceRow({ number: 'S3', amount: 'much' }),
    invoiceRow({ number: 'S4', ...dollars, amount: '7', quantity: undefined, price: undefined }),
    { seller: SELLER.code, number: 'R1', redLetterOf: 'S4', currency: 'USD', amount: '-2' },
  ]
  const cny = { currency: 'CNY', redLetters: false }
  const usd = { currency: 'USD', redLetters: false, recorded: 7n, known: 0n, refused: 0n }
  const red = { ...usd, redLetters: true, recorded: 2n }
  const before = taken(await world.rows('invoice', rows))
  expect(before.sums).toEqual([{ ...cny, recorded: 0n, known: 0n, refused: 20_000n }, usd, red])
  taken(await world.rows('order', [orderRow()]))
  taken(await world.rows('delivery', [deliveryRow()]))
  const after = taken(await world.rows('invoice', rows))
  expect(after).toMatchObject({ accepted: 3, duplicate: 1, refused: 3 })
  expect(after.sums).toEqual([
    { ...cny, recorded: 5_000n, known: 5_000n, refused: 10_000n },
    usd,
    red,
  ])
})
