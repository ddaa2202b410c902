import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectMachine, type Machine } from '../support/journey/machine.ts'
import { type Firm, refused } from '../support/journey/people.ts'
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
  const mandate = { act: 'receivable.confirm', limit: yuan(50_000), until: '2026-06-30' } as const
  erp = await connectMachine(stage, retailer, mandate)
})
afterAll(async () => await stage?.close())

test('an ERP confirms alone within its mandate, and not a fen beyond', async () => {
  const bill = await propose(dairy, retailer, yuan(30_000))
  expect(await erp.client.receivable.confirm(confirmation(bill))).toMatchObject({ ok: true })
  expect(await dairy.maker.client.reads.receivable(bill.receivable)).toMatchObject({
    ...{ status: 'issued', amount: yuan(30_000), dueOn: '2026-05-29' },
    debtor: { name: 'Every Day Stores' },
  })

  const large = await propose(dairy, retailer, yuan(50_000) + 1n)
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

test('it does nothing that it has no mandate for', async () => {
  const answer = await erp.client.parties.setPolicy({ singleLimit: 1n, representativeLimit: 0n })
  expect(refused(answer)).toBe('checker_must_sign')
})
