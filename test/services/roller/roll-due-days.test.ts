import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { readBusinessDate } from '../../../services/platform/business-date.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { mustBeRolled } from '../../../services/roller/index.ts'
import { rollDueDays } from '../../../services/roller/roll-due-days.ts'
import type { Actor } from '../../support/actor.ts'
import { mustBeAccepted, START, type TestMarket, testMarket } from '../../support/market.ts'
import { addUser } from '../../support/staff.ts'

/** The ledger's first day is a Monday; each test goes on from where the one before it ended. */
let market: TestMarket
let system: Actor
beforeAll(async () => {
  market = await testMarket()
  system = await addUser(market, market.operator, 'signer')
})
afterAll(async () => await market?.close())

const servicesOn = (today: BusinessDate) => ({
  pool: market.owner as never,
  calendar: chinaCalendar(),
  today: () => today,
  operator: market.operator.id,
  submit: async (_id: string, acts: readonly { act: string; body: unknown }[]) => {
    for (const { act, body } of acts)
      mustBeAccepted(await market.act([system], act, body as object))
  },
})
const rollOn = async (today: BusinessDate) => {
  const rolled = await rollDueDays(servicesOn(today))
  return [rolled, await readBusinessDate(market.owner as never)]
}

async function instruct(limit: string, until: string) {
  const id = newId('sti')
  const { maker, checker } = market.operator
  const body = { id, scope: 'roll_business_date', limit, until }
  mustBeAccepted(await market.act([maker, checker], 'party.give-standing-instruction', body))
  return id
}

test('without an instruction the date stands still, and readiness says so', async () => {
  expect(START).toBe('2026-03-02')
  expect(await rollOn('2026-03-04')).toEqual([0, '2026-03-02'])
  await expect(mustBeRolled(servicesOn('2026-03-04'))).rejects.toThrow('2026-03-03')
  await mustBeRolled(servicesOn('2026-03-02'))
})

test('after a stop it goes on day by day, over the weekend, and never beyond today', async () => {
  await instruct('6', '2026-12-31')
  expect(await rollOn('2026-03-02')).toEqual([0, '2026-03-02'])
  expect(await rollOn('2026-03-08')).toEqual([4, '2026-03-06'])
  expect(await rollOn('2026-03-08')).toEqual([0, '2026-03-06'])
  const { rows } = await market.owner.query(
    'select count(*)::integer as days from ledger.business_day where instruction is not null',
  )
  expect(rows).toEqual([{ days: 4 }])
})

test('it ends where the instruction does: at its limit, then at its end', async () => {
  expect(await rollOn('2026-03-12')).toEqual([2, '2026-03-10'])
  await instruct('100', '2026-03-12')
  expect(await rollOn('2026-03-20')).toEqual([2, '2026-03-12'])
  const id = await instruct('100', '2026-12-31')
  const { maker, checker } = market.operator
  const ended = { id }
  mustBeAccepted(await market.act([maker, checker], 'party.withdraw-standing-instruction', ended))
  expect(await rollOn('2026-03-20')).toEqual([0, '2026-03-12'])
})

test('of two that roll at once each day is rolled to once', async () => {
  await instruct('100', '2026-12-31')
  const both = [rollDueDays(servicesOn('2026-03-20')), rollDueDays(servicesOn('2026-03-20'))]
  await Promise.allSettled(both)
  expect(await rollOn('2026-03-20')).toEqual([expect.any(Number), '2026-03-20'])
  const { rows } = await market.owner.query(
    "select count(*)::integer as days from ledger.business_day where date > '2026-03-12'",
  )
  expect(rows).toEqual([{ days: 6 }])
})
