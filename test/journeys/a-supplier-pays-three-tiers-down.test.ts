import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Firm } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { holding, owe, part, pay, yuan } from '../support/journey/trade.ts'

/**
 * A shipyard owes its steel mill; the mill pays its ore trader with a part of that debt, the trader
 * its haulier, the haulier its garage. Nobody lends anything, and the shipyard still owes once.
 */
let stage: Stage
let shipyard: Firm
let mill: Firm
let trader: Firm
let haulier: Firm
let garage: Firm

beforeAll(async () => {
  stage = await openStage()
  shipyard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  trader = await stage.joins('Ore Trader', 'supplier', ['Sun Li', 'Qian Yi'])
  haulier = await stage.joins('Long Road Haulage', 'supplier', ['Zhou Tao', 'Wu Fang'])
  garage = await stage.joins('Corner Garage', 'supplier', ['Feng Jie', 'He Qing'])
})
afterAll(async () => await stage?.close())

test('a debt of one million pays three more invoices, and its debtor can follow it', async () => {
  const debt = await owe(shipyard, mill, yuan(1_000_000))
  await pay(mill, trader, part(debt, 0n, yuan(400_000)))
  await pay(trader, haulier, part(debt, 0n, yuan(150_000)))
  await pay(haulier, garage, part(debt, yuan(100_000), yuan(150_000)))

  // Each holds what it has not passed on.
  expect(await holding(mill)).toBe(yuan(600_000))
  expect(await holding(trader)).toBe(yuan(250_000))
  expect(await holding(haulier)).toBe(yuan(100_000))
  expect(await holding(garage)).toBe(yuan(50_000))

  // The shipyard sees whom it will pay, and by which way each part came to its holder.
  const { reads } = shipyard.maker.client
  const held = await reads.titlesOf(debt.receivable)
  expect(held.map(({ holder, lo, hi }) => [holder!.name, hi - lo])).toEqual([
    ['Long Road Haulage', yuan(100_000)],
    ['Corner Garage', yuan(50_000)],
    ['Ore Trader', yuan(250_000)],
    ['Red Hill Mill', yuan(600_000)],
  ])
  const whole = { instrument: debt.receivable, lo: 0n, hi: debt.amount }
  const steps = await reads.lookThrough(whole)
  expect(steps.map(({ tier, from, to, lo, hi }) => [tier, from?.name, to.name, hi - lo])).toEqual([
    [1, undefined, 'Red Hill Mill', yuan(1_000_000)],
    [2, 'Red Hill Mill', 'Ore Trader', yuan(400_000)],
    [3, 'Ore Trader', 'Long Road Haulage', yuan(150_000)],
    [4, 'Long Road Haulage', 'Corner Garage', yuan(50_000)],
  ])

  // The garage sees the way to itself, and nothing of what others kept.
  const own = await garage.maker.client.reads.titlesOf(debt.receivable)
  expect(own.map(({ holder }) => holder!.name)).toEqual(['Corner Garage'])
})
