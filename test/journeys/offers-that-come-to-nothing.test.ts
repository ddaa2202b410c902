import { afterAll, beforeAll, expect, test } from 'vitest'
import { done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { answer, type Debt, free, offer, owe, part, yuan } from '../support/journey/trade.ts'

/**
 * What is offered is set aside until the other side answers. One offer is refused, one is taken
 * back, one is forgotten: each time the part is its holder's again, to pay somebody else with.
 */
let stage: Stage
let mill: Firm
let trader: Firm
let debt: Debt
const million = yuan(1_000_000)
const offered = yuan(300_000)

beforeAll(async () => {
  stage = await openStage({ waits: true })
  const shipyard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  trader = await stage.joins('Ore Trader', 'supplier', ['Sun Li', 'Qian Yi'])
  debt = await owe(shipyard, mill, million)
})
afterAll(async () => await stage?.close())

test('refused: the trader wants cash', async () => {
  const third = part(debt, 0n, offered)
  done(await offer(mill, trader, third))
  expect(await free(mill)).toBe(million - offered)
  expect(refused(await offer(mill, trader, third))).toBe('title_must_be_free_of_claims')

  done(await answer(trader, third, 'reject'))
  expect(await free(mill)).toBe(million)
})

test('withdrawn: the mill’s maker takes it back alone, and it is gone', async () => {
  const third = part(debt, 0n, offered)
  done(await offer(mill, trader, third))
  expect(refused(await trader.maker.client.title.withdrawOffer(third))).toBe(
    'withdrawer_must_be_the_transferor',
  )
  done(await mill.maker.client.title.withdrawOffer(third))
  expect(await free(mill)).toBe(million)
  expect(refused(await answer(trader, third, 'accept'))).toBe('answerer_must_be_the_transferee')
})

test('lapsed: nobody at the trader answers for a week', async () => {
  const third = part(debt, 0n, offered)
  done(await offer(mill, trader, third))
  const [wait] = await mill.maker.client.reads.waits()
  expect(wait).toMatchObject({ awaited: { name: 'Ore Trader' }, lapseOn: '2026-03-09' })
  const [task] = await trader.checker.client.desk.tasks()
  expect(task).toMatchObject({ kind: 'answer', dueOn: '2026-03-09' })

  await stage.reaches('2026-03-06')
  expect(await free(mill)).toBe(million - offered)
  await stage.reaches('2026-03-09')
  await expect.poll(async () => await free(mill), { timeout: 30_000 }).toBe(million)
  expect(await trader.checker.client.desk.tasks()).toEqual([])
})
