import { afterAll, beforeAll, expect, test } from 'vitest'
import { titleActs } from '../../services/client/index.ts'
import { agree, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { type Debt, free, holding, offer, owe, part, pay, yuan } from '../support/journey/trade.ts'

/**
 * A third of the steel was rusty. The shipyard disputes what that third costs, as far as the mill
 * still has it: the rest goes on, and those who were paid with a part have nothing to fear.
 */
let stage: Stage
let shipyard: Firm
let mill: Firm
let trader: Firm
let debt: Debt

beforeAll(async () => {
  stage = await openStage()
  shipyard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  trader = await stage.joins('Ore Trader', 'supplier', ['Sun Li', 'Qian Yi'])
  debt = await owe(shipyard, mill, yuan(900_000))
  await pay(mill, trader, part(debt, 0n, yuan(200_000)))
})
afterAll(async () => await stage?.close())

/** The last third, which the mill still holds. */
const rusty = () => part(debt, yuan(600_000), yuan(900_000))

test('the disputed third cannot move; the rest does', async () => {
  const dispute = { kind: 'dispute', ...rusty() } as const
  expect(refused(await agree(trader, titleActs.setHold(dispute)))).toBe(
    'dispute_must_be_the_debtors',
  )
  done(await agree(shipyard, titleActs.setHold(dispute)))
  expect(await holding(mill)).toBe(yuan(700_000))
  expect(await free(mill)).toBe(yuan(400_000))
  const last = part(debt, yuan(899_999), yuan(900_000))
  expect(refused(await offer(mill, trader, last))).toBe('title_must_be_free_of_holds')
  await pay(mill, trader, part(debt, yuan(200_000), yuan(300_000)))
})

test('what was passed on already is out of its reach', async () => {
  const passedOn = { kind: 'dispute', ...part(debt, 0n, yuan(200_000)) } as const
  expect(refused(await agree(shipyard, titleActs.setHold(passedOn)))).toBe(
    'dispute_must_be_on_what_the_first_supplier_holds',
  )
})

test('settled: the shipyard lifts its hold, and the mill pays with that third too', async () => {
  done(await agree(shipyard, titleActs.liftHold({ kind: 'dispute', ...rusty() })))
  await pay(mill, trader, rusty())
  expect(await holding(trader)).toBe(yuan(600_000))
})
