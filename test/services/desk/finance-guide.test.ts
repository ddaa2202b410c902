import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../../contracts/kernel/id.ts'
import { type GatewayWorld, gatewayWorld } from '../gateway/gateway-fixtures.ts'
import { listLines, openGuide, type TypedGuide } from './typed-guide.ts'

/** The guide on finance, typed by the people whom it names. */
let world: GatewayWorld
let guide: TypedGuide

beforeAll(async () => {
  world = await gatewayWorld()
  const debtor = await world.join(['debtor'])
  const parent = await world.join(['guarantor'])
  const bank = await world.join(['lender'])
  const people = { zhou: bank.maker, wu: bank.checker, gu: parent.maker, he: parent.checker }
  guide = openGuide(world, people)
  guide.meant.set('DEBTOR', debtor.id).set('PARENT', parent.id)
})
afterAll(async () => {
  guide?.close()
  await world?.close()
})

/** The ids that the sentences have printed. */
async function noteFacilities() {
  const { rows } = await world.owner.query<{ id: bigint; scope: string }>(
    'select id, scope from ledger.facility',
  )
  for (const { id, scope } of rows)
    guide.meant.set(scope === 'group' ? 'GROUP' : 'QUOTA', idOf('fac', id))
}

test('each command does what the guide says', async () => {
  const said: string[] = []
  for (const line of listLines('finance.md')) {
    said.push(await guide.type(line))
    await noteFacilities()
  }
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(5)
  const limits = readFileSync(join(guide.folder, 'limits.csv'), 'utf8')
  expect(limits).toContain('2000000.00')
  const { rows } = await world.owner.query(
    'select scope, limit_minor, status from ledger.facility order by id',
  )
  expect(rows).toEqual([
    { scope: 'group', limit_minor: 500_000_000n, status: 'live' },
    { scope: 'debtor', limit_minor: 300_000_000n, status: 'paused' },
  ])
})

test('both languages type the same', () => {
  expect(listLines('finance.zh.md')).toEqual(listLines('finance.md'))
})
