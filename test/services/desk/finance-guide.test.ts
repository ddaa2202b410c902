import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../../contracts/kernel/id.ts'
import { issueReceivable } from '../../support/acts.ts'
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
  const supplier = await world.join(['supplier'])
  const receivable = await issueReceivable(world, { debtor, supplier, amount: 100_000_000n })
  const people = {
    ...{ zhou: bank.maker, wu: bank.checker, gu: parent.maker, he: parent.checker },
    ...{ lin: supplier.maker, chen: supplier.checker },
  }
  guide = openGuide(world, people)
  guide.meant.set('DEBTOR', debtor.id).set('PARENT', parent.id).set('BANK', bank.id)
  guide.meant.set('RECEIVABLE', receivable)
})
afterAll(async () => {
  guide?.close()
  await world?.close()
})

/** The ids that the sentences have printed. */
async function noteIds() {
  const made = await world.owner.query<{ fin: bigint; quo: bigint | null }>(
    'select f.id as fin, (select max(q.id) from ledger.quote q) as quo from ledger.financing f',
  )
  for (const { fin, quo } of made.rows) {
    guide.meant.set('FINANCING', idOf('fin', fin))
    if (quo !== null) guide.meant.set('QUOTE', idOf('quo', quo))
  }
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
    await noteIds()
  }
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(11)
  const limits = readFileSync(join(guide.folder, 'limits.csv'), 'utf8')
  expect(limits).toContain('2000000.00')
  const { rows } = await world.owner.query(
    'select scope, limit_minor, status from ledger.facility order by id',
  )
  expect(rows).toEqual([
    { scope: 'group', limit_minor: 500_000_000n, status: 'live' },
    { scope: 'debtor', limit_minor: 300_000_000n, status: 'live' },
  ])
  const financed = await world.owner.query(
    `select n.status, f.reserved_minor from ledger.financing n
       join ledger.facility_use u on u.financing = n.id
       join ledger.facility f on f.id = u.facility`,
  )
  const row = { status: 'approved', reserved_minor: 60_000_000n }
  expect(financed.rows).toEqual([row, row])
})

test('both languages type the same', () => {
  expect(listLines('finance.zh.md')).toEqual(listLines('finance.md'))
})
