import { afterAll, beforeAll, expect, test } from 'vitest'
import { regulatorActs } from '../../services/client/index.ts'
import { agree, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { type Debt, owe, part, pay, yuan } from '../support/journey/trade.ts'

/**
 * A regulator asks where a shipyard's debt has gone. It sees all holders and invoices of that one
 * receivable, once it has said why, signed by two of its people and written into the journal.
 */
let stage: Stage
let mill: Firm
let trader: Firm
let regulator: Firm
let debt: Debt

beforeAll(async () => {
  stage = await openStage()
  const shipyard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  trader = await stage.joins('Ore Trader', 'supplier', ['Sun Li', 'Qian Yi'])
  regulator = await stage.joins('City Finance Bureau', 'regulator', ['Zhou Tao', 'Wu Fang'])
  debt = await owe(shipyard, mill, yuan(1_000_000))
  await pay(mill, trader, part(debt, 0n, yuan(400_000)))
})
afterAll(async () => await stage?.close())

const look = (purpose: string) =>
  regulatorActs.lookThrough({ instrument: debt.receivable, purpose })

test('before it has said why it sees nothing; nobody else sees it by saying why', async () => {
  expect(await regulator.maker.client.reads.receivable(debt.receivable)).toBeNull()
  expect(refused(await agree(regulator, look('  ')))).toBe('purpose_must_be_given')
  expect(refused(await agree(trader, look('curious')))).toBe(
    'look_through_must_be_by_a_regulator_or_a_court',
  )
})

test('with its reason in the journal it sees all holders, steps and invoices', async () => {
  const entry = done(await agree(regulator, look('Case 7: is one delivery financed twice?')))
  const { reads } = regulator.checker.client
  const cited = await reads.citedLookThrough(entry)
  expect(cited!.titles.map(({ holder, lo, hi }) => [holder!.name, hi - lo])).toEqual([
    ['Ore Trader', yuan(400_000)],
    ['Red Hill Mill', yuan(600_000)],
  ])
  expect(cited!.steps.map(({ tier, to }) => [tier, to.name])).toEqual([
    [1, 'Red Hill Mill'],
    [2, 'Ore Trader'],
  ])
  expect(
    cited!.invoices.map(({ seller, buyer, amount }) => [seller.name, buyer.name, amount]),
  ).toEqual([
    ['Red Hill Mill', 'Bohai Shipyard', yuan(1_000_000)],
    ['Ore Trader', 'Red Hill Mill', yuan(400_000)],
  ])

  const [newest] = await reads.entries()
  expect(newest).toMatchObject({
    ...{ number: entry, act: 'regulator.look-through', businessDate: '2026-03-02' },
    party: { name: 'City Finance Bureau' },
  })
})

test('an entry is its own reader’s: others cite it in vain', async () => {
  const entry = done(await agree(regulator, look('Case 8')))
  const court = await stage.joins('Maritime Court', 'court', ['Feng Jie', 'He Qing'])
  expect(await court.maker.client.reads.citedLookThrough(entry)).toBeNull()
  await expect(mill.maker.client.reads.citedLookThrough(entry)).rejects.toThrow()
  const own = await mill.maker.client.reads.entries()
  expect(own.map(({ act }) => act)).not.toContain('regulator.look-through')
})
