import { afterAll, beforeAll, expect, test } from 'vitest'
import { SELLERS_LOCKED_MAX } from '../../../services/intake/write-chunk.ts'
import {
  BUYER,
  deliveryRow,
  orderRow,
  type TradeWorld,
  taken,
  tradeWorld,
} from './trade-fixtures.ts'

let world: TradeWorld

beforeAll(async () => {
  world = await tradeWorld()
})
afterAll(async () => await world?.close())

/** Rows that name so many sellers, none of them enrolled. */
const strangers = (count: number) =>
  Array.from({ length: count }, (_, i) => deliveryRow({ seller: `S${i}`, number: `D-S${i}` }))

/** No constraint says it: the sum of an order's deliveries is judged, import after import. */
test.each([
  ['of one seller each', 0, 0],
  ['one of them of more sellers than are locked one by one', SELLERS_LOCKED_MAX, 0],
  ['both of more sellers', SELLERS_LOCKED_MAX, SELLERS_LOCKED_MAX],
])('two imports race to deliver one order, %s: it is delivered once', async (_, one, other) => {
  for (let round = 0; round < 8; round++) {
    const order = `PO-${one}-${other}-${round}`
    taken(await world.rows('order', [orderRow({ number: order, quantity: '100' })]))
    const part = (number: string) => deliveryRow({ order, number, quantity: '60' })
    const reports = await Promise.all([
      world.rows('delivery', [part('D-1'), ...strangers(one)]),
      world.rows('delivery', [part('D-2'), ...strangers(other)], { party: BUYER.id }),
    ])
    expect(reports.reduce((sum, report) => sum + taken(report).accepted, 0)).toBe(1)
  }
})
