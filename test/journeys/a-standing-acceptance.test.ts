import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, titleActs } from '../../services/client/index.ts'
import { agree, done, type Firm } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { answer, type Debt, holding, offer, owe, part, yuan } from '../support/journey/trade.ts'

/**
 * A haulier is paid every week by the same trader. It says once, signed by both of its people, that
 * small offers of that trader are accepted at once; what is larger, or of others, waits for a word.
 */
let stage: Stage
let trader: Firm
let farm: Firm
let haulier: Firm
let debt: Debt
let farmed: Debt
const limit = yuan(20_000)

beforeAll(async () => {
  stage = await openStage()
  const brewery = await stage.joins('Harbour Brewery', 'debtor', ['Lin Yue', 'Wang Bo'])
  trader = await stage.joins('Hop Trader', 'supplier', ['Chen An', 'Zhao Min'])
  farm = await stage.joins('Barley Farm', 'supplier', ['Sun Li', 'Qian Yi'])
  haulier = await stage.joins('Long Road Haulage', 'supplier', ['Zhou Tao', 'Wu Fang'])
  debt = await owe(brewery, trader, yuan(100_000))
  farmed = await owe(brewery, farm, yuan(100_000))
  const from = trader.id
  const standing = { id: newId('sta'), from, limit, until: '2026-03-04' } as const
  done(await agree(haulier, titleActs.giveStandingAcceptance(standing)))
})
afterAll(async () => await stage?.close())

test('an offer up to its limit is the haulier’s at once, with nobody at its desk', async () => {
  done(await offer(trader, haulier, part(debt, 0n, limit)))
  expect(await holding(haulier)).toBe(limit)
  expect(await holding(trader)).toBe(yuan(80_000))
  expect(await haulier.checker.client.desk.tasks()).toEqual([])
})

test('one fen more waits for an answer, and so does an offer of somebody else', async () => {
  const larger = part(debt, limit, limit + limit + 1n)
  done(await offer(trader, haulier, larger))
  expect(await holding(haulier)).toBe(limit)
  done(await answer(haulier, larger, 'accept'))

  done(await offer(farm, haulier, part(farmed, 0n, 1n)))
  expect(await holding(haulier)).toBe(limit + limit + 1n)
})

test('from the day on which it ends, every offer waits again', async () => {
  await stage.reaches('2026-03-04')
  const before = await holding(haulier)
  done(await offer(trader, haulier, part(debt, yuan(60_000), yuan(60_001))))
  expect(await holding(haulier)).toBe(before)
})
