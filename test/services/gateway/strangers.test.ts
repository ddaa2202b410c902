import { afterAll, beforeAll, expect, test } from 'vitest'
import { besiege } from '../../support/hostile-strangers.ts'
import { type GatewayWorld, gatewayWorld, type Joined } from './gateway-fixtures.ts'

/** The small form of `npm run bench -- strangers`, which sends a million and prints figures. */
let world: GatewayWorld
let supplier: Joined

beforeAll(async () => {
  world = await gatewayWorld()
  supplier = await world.join(['supplier'])
})
afterAll(async () => await world?.close())

const REQUESTS = 600

test('whatever strangers send is answered, none of it as a fault of ours', async () => {
  const read = () => supplier.alone.read('{ viewer { titles { edges { cursor } } } }')
  let ended = false
  let reads = 0
  const reading = (async () => {
    for (; !ended; reads++) expect(await read()).toMatchObject({ viewer: {} })
  })()
  const { sent, answered } = await besiege({ url: world.url, requests: REQUESTS, atOnce: 8 })
  ended = true
  await reading
  expect(reads).toBeGreaterThan(0)
  expect(sent).toBe(REQUESTS)
  // Too many passwords at once are refused with 503 as well; nothing else may be.
  const faults = Object.keys(answered).filter(status => Number(status) >= 500)
  expect(faults.filter(status => status !== '503')).toEqual([])
  // Forms that never end are broken off, and all else is refused or is what anybody may ask.
  for (const status of ['200', '400', '401', '404']) expect(answered[status]).toBeGreaterThan(0)
})
