import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueReceivable } from '../../support/acts.ts'
import { type GatewayWorld, gatewayWorld } from '../gateway/gateway-fixtures.ts'
import { listLines, openGuide, type TypedGuide } from './typed-guide.ts'

/** The guide on pledges, typed by the people whom it names, against a ledger with their debt. */
let world: GatewayWorld
let guide: TypedGuide

beforeAll(async () => {
  world = await gatewayWorld()
  const debtor = await world.join(['debtor'])
  const supplier = await world.join(['supplier'])
  const bank = await world.join(['lender'])
  const receivable = await issueReceivable(world, { debtor, supplier, amount: 100_000n })
  const people = { lin: supplier.maker, chen: supplier.checker, zhou: bank.maker, wu: bank.checker }
  guide = openGuide(world, people)
  guide.meant.set('RECEIVABLE', receivable).set('BANK', bank.id)
})
afterAll(async () => {
  guide?.close()
  await world?.close()
})

test('each command does what the guide says', async () => {
  const said: string[] = []
  for (const line of listLines('pledge.md')) said.push(await guide.type(line))
  const shown = said.filter(answer => answer.startsWith('shown on '))
  expect(shown).toHaveLength(2)
  expect(shown[0]).toBe(shown[1])
  expect(shown[0]).toContain('the debtor is current')
  const offered = said.find(answer => answer.startsWith('wait_'))
  expect(offered).toMatch(
    /^ {2}rcv_\w+, lo 0, hi 60000; secured 45000, currency CNY, reference L-7, dueOn 2027-03-01$/m,
  )
  const done = said.filter(answer => answer.includes('done: entry'))
  expect(done).toHaveLength(7)
  const { rows } = await world.owner.query('select secured_minor, paid_minor from ledger.pledge')
  expect(rows).toEqual([{ secured_minor: 45_000n, paid_minor: 45_000n }])
  const left = await world.owner.query(
    `select sum(hi - lo)::bigint as units from ledger.claim
      where kind = 'pledge' and freed_by is null`,
  )
  expect(left.rows).toEqual([{ units: null }])
})

test('both languages type the same', () => {
  expect(listLines('pledge.zh.md')).toEqual(listLines('pledge.md'))
})
