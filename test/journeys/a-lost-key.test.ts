import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAnswers, partyActs, receivableActs } from '../../services/client/index.ts'
import { connectMachine, type Machine } from '../support/journey/machine.ts'
import { agree, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { confirmation, propose, yuan } from '../support/journey/trade.ts'

/**
 * Keys get lost. That of a system its two people revoke themselves; a person who has lost the only
 * one applies for another with a letter of the firm, and two officers of the operator see to it.
 */
let stage: Stage
let retailer: Firm
let dairy: Firm
const mandate = {
  ...{ act: 'receivable.confirm', limit: yuan(50_000), dailyLimit: yuan(50_000) },
  until: '2026-06-30',
} as const

beforeAll(async () => {
  stage = await openStage()
  retailer = await stage.joins('Every Day Stores', 'debtor', ['Lin Yue', 'Wang Bo'])
  dairy = await stage.joins('Green Valley Dairy', 'supplier', ['Chen An', 'Zhao Min'])
})
afterAll(async () => await stage?.close())

test('the disk of an ERP was stolen: its key is revoked, and a new one goes on', async () => {
  const confirms = async ({ client }: Machine) =>
    await client.receivable.confirm(confirmation(await propose(dairy, retailer, yuan(10_000))))
  const stolen = await connectMachine(stage, retailer, mandate)
  done(await confirms(stolen))

  done(await agree(retailer, partyActs.revokeKey({ key: stolen.key })))
  expect(refused(await confirms(stolen))).toBe('key_must_not_be_revoked')
  await expect(stolen.client.reads.titles()).rejects.toThrow()

  done(await confirms(await connectMachine(stage, retailer, mandate)))
})

test('a maker’s phone is gone: two officers give her a new key, the old one is dead', async () => {
  const old = dairy.maker
  const order = await propose(dairy, retailer, yuan(100))
  const unsent = await old.client.sign(receivableActs.cancel({ receivable: order.receivable }))

  const maker = await stage.recovers(dairy, old)
  const { answers } = await old.client.submit([unsent])
  expect(refused(actAnswers(answers[0]!, 1)[0]!)).toBe('key_must_not_be_revoked')
  await expect(old.client.reads.titles()).rejects.toThrow()
  await propose({ ...dairy, maker }, retailer, yuan(200))

  // Her colleague is told, in case nobody at the firm had asked for it.
  const [notice] = await dairy.checker.client.desk.tasks()
  expect(notice).toMatchObject({
    ...{ kind: 'notice', recovered: { user: old.user, key: maker.key.id } },
  })
})
