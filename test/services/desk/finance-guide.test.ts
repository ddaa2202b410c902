import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  writeFileSync(join(guide.folder, 'register.pdf'), '%PDF-1.7 what the register gave')
})
afterAll(async () => {
  guide?.close()
  await world?.close()
})

/** The ids that the commands have printed; of facilities the first is that on the group. */
function noteIds() {
  const nouns = ['fac', 'fin', 'quo', 'src', 'prl']
  const [facility, financing, quote, search, prices] = nouns.map(noun =>
    guide.meant.get(`made ${noun}`),
  )
  if (facility) guide.meant.set(guide.meant.has('GROUP') ? 'QUOTA' : 'GROUP', facility)
  if (financing) guide.meant.set('FINANCING', financing)
  if (quote) guide.meant.set('QUOTE', quote)
  if (prices) guide.meant.set('PRICES', prices)
  if (search) guide.meant.set('SEARCH', search)
}

test('each command does what the guide says', async () => {
  const said: string[] = []
  for (const line of listLines('finance.md')) {
    said.push(await guide.type(line))
    noteIds()
  }
  expect(said.filter(answer => answer.includes('done: entry'))).toHaveLength(19)
  expect(said.find(answer => answer.includes(' quotes\n'))).toContain(
    'CNY 594,560.00 on 2026-03-04',
  )
  // 99,889.01 less 889.01 are 99,000.00.
  const raised = said.find(answer => answer.startsWith('CNY 99,000.00 on 2026-03-04'))!
  expect(raised).toContain(`"instrument":"${guide.meant.get('RECEIVABLE')}","lo":"0"`)
  // 100,000.00 at 3.6 % over 89 days of a year of 360: 890.00.
  expect(said.find(answer => answer.startsWith('prl_'))).toContain('CNY 99,110.00 on')
  expect(readFileSync(join(guide.folder, 'asked.csv'), 'utf8')).toContain('fin_')
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
  const registered = await world.owner.query(
    `select r.number, r.status, (select count(*) from ledger.register_search)::int as searches
       from ledger.registration r`,
  )
  expect(registered.rows).toEqual([{ number: '20260302000001', status: 'live', searches: 2 }])
})

test('both languages type the same', () => {
  expect(listLines('finance.zh.md')).toEqual(listLines('finance.md'))
})
