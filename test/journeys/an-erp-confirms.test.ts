import { afterAll, beforeAll, expect, test } from 'vitest'
import { partyActs, receivableActs } from '../../services/client/index.ts'
import { connectMachine, type Machine } from '../support/journey/machine.ts'
import { agree, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { confirmation, propose, yuan } from '../support/journey/trade.ts'

/**
 * A retailer confirms hundreds of payables a day. Its two people let its ERP confirm what is small
 * with a key of its own; what is large, or too much for one day, still takes the two of them.
 */
let stage: Stage
let retailer: Firm
let dairy: Firm
let erp: Machine

beforeAll(async () => {
  stage = await openStage()
  retailer = await stage.joins('Every Day Stores', 'debtor', ['Lin Yue', 'Wang Bo'])
  dairy = await stage.joins('Green Valley Dairy', 'supplier', ['Chen An', 'Zhao Min'])
  erp = await connectMachine(stage, retailer, {
    ...{ act: 'receivable.confirm', limit: yuan(30_000), until: '2026-06-30' },
    dailyLimit: yuan(50_000),
  })
})
afterAll(async () => await stage?.close())

test('an ERP confirms alone within its mandate, and not a fen beyond', async () => {
  const bill = await propose(dairy, retailer, yuan(30_000))
  expect(await erp.client.receivable.confirm(confirmation(bill))).toMatchObject({ ok: true })
  expect(await dairy.maker.client.reads.receivable(bill.receivable)).toMatchObject({
    ...{ status: 'issued', amount: yuan(30_000), dueOn: '2026-05-29' },
    debtor: { name: 'Every Day Stores' },
  })

  const large = await propose(dairy, retailer, yuan(30_000) + 1n)
  const alone = await erp.client.receivable.confirm(confirmation(large))
  expect(refused(alone)).toBe('checker_must_sign')
})

test('what it confirms in one day is bounded; the next day it goes on', async () => {
  const second = await propose(dairy, retailer, yuan(20_000))
  const third = await propose(dairy, retailer, 1n)
  expect(await erp.client.receivable.confirm(confirmation(second))).toMatchObject({ ok: true })
  const over = await erp.client.receivable.confirm(confirmation(third))
  expect(refused(over)).toBe('signer_alone_must_stay_within_the_daily_limit')

  await stage.reaches('2026-03-03')
  expect(await erp.client.receivable.confirm(confirmation(third))).toMatchObject({ ok: true })
})

test('its people can narrow what it may do, and it does nothing else', async () => {
  const narrow = { singleLimit: yuan(5_000), representativeLimit: 0n }
  expect(refused(await erp.client.parties.setPolicy(narrow))).toBe('checker_must_sign')
  done(await agree(retailer, partyActs.setPolicy(narrow)))
  const bill = await propose(dairy, retailer, yuan(5_000) + 1n)
  expect(refused(await erp.client.receivable.confirm(confirmation(bill)))).toBe('checker_must_sign')
  done(await agree(retailer, receivableActs.confirm(confirmation(bill))))
})
