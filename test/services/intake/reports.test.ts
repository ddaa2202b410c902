import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportReport } from '../../../services/intake/index.ts'
import { BUYER, SELLER, type TradeWorld, taken, tradeWorld } from './trade-fixtures.ts'

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
