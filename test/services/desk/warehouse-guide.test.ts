import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayWorld, gatewayWorld } from '../gateway/gateway-fixtures.ts'
import { listLines, openGuide, type TypedGuide } from './typed-guide.ts'

/** The guide on goods in store, typed by the people whom it names. */
let world: GatewayWorld
let guide: TypedGuide

beforeAll(async () => {
  world = await gatewayWorld()
  const keeper = await world.join(['keeper'])
  const inspector = await world.join(['inspector'])
  const depositor = await world.join(['supplier'])
  const bank = await world.join(['lender'])
  const people = {
    ...{ gu: world.operator.maker, mo: world.operator.checker },
    ...{ bao: keeper.maker, ke: keeper.checker, jian: inspector.maker, yan: inspector.checker },
    ...{ lin: depositor.maker, chen: depositor.checker, zhou: bank.maker, wu: bank.checker },
  }
  guide = openGuide(world, people)
  guide.meant.set('KEEPER', keeper.id).set('INSPECTOR', inspector.id).set('BANK', bank.id)
})
afterAll(async () => {
  guide?.close()
  await world?.close()
})

/** By which word the guide calls what a command before has made. */
const MADE = {
  ...{ COPPER: 'com', SITE: 'whs', PLACE: 'plc', GOODS: 'lot', WEIGHING: 'msr', OUTBOUND: 'msr' },
  ...{ RECEIPT: 'wrc', ORDER: 'dor' },
}

test('each command does what the guide says', async () => {
  const said: string[] = []
  for (const line of listLines('warehouse.md')) {
    said.push(await guide.type(line))
    for (const [word, noun] of Object.entries(MADE)) {
      const id = guide.meant.get(`made ${noun}`)
      if (id) guide.meant.set(word, id)
    }
  }
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(13)
  const { rows } = await world.owner.query(
    `select r.status, r.quantity, r.delivered_units,
            (select sum(c.hi - c.lo)::bigint from ledger.claim c
              where c.instrument = r.id and c.kind = 'pledge' and c.freed_by is null) as pledged
       from ledger.receipt r`,
  )
  const half = 25_000_000n
  expect(rows).toEqual([
    { status: 'issued', quantity: 2n * half, delivered_units: half, pledged: half },
  ])
})

test('both languages type the same', () => {
  expect(listLines('warehouse.zh.md')).toEqual(listLines('warehouse.md'))
})
