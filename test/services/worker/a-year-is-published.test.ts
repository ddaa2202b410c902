import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { type Ledger, openLedger } from '../../../services/ledger/index.ts'
import { signed, type TestParty } from '../../support/actor.ts'
import { proposeReceivable } from '../../support/acts.ts'
import { refusalOf, rollTo, type TestMarket, testMarket } from '../../support/market.ts'
import { testTemporal } from '../../support/temporal.ts'
import { runWaits } from '../../support/waits.ts'
import { AFTER, BEFORE } from '../../support/years.ts'

let market: TestMarket
let later: Ledger
let debtor: TestParty
let supplier: TestParty

beforeAll(async () => {
  market = await testMarket({ calendar: BEFORE })
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  later = await openLedger({ pool: market.pool, calendar: AFTER, today: () => null })
})
afterAll(async () => {
  await later.close()
  await market.close()
})

async function byOfficers(act: string, body: object): Promise<void> {
  const { maker, checker } = market.operator
  const [answer] = await later.submit([signed([maker, checker], { aud: later.name, act, body })])
  expect(refusalOf(answer!)).toBeNull()
}

const roll = (to: BusinessDate) => rollTo({ ...market, ledger: later, calendar: AFTER }, to)

async function wait() {
  const { rows } = await market.owner.query(
    `select w.started_in is not null as started, w.moved, w.reminded_on, w.escalated_on, w.closed,
            r.status
       from ledger.wait w join ledger.receivable r on true`,
  )
  return rows[0]
}

/** Time enough for what must not happen. */
const settle = () => sleep(1_500)

const soon = { timeout: 30_000, interval: 100 }

test('a proposal under way is reminded, escalated and lapsed by the new dates', async () => {
  await market.roll('2026-12-30')
  const trade = { debtor, supplier, amount: 100n }
  await proposeReceivable(market, { ...trade, dueOn: '2027-06-01' })
  const running = await runWaits(market, await testTemporal())
  try {
    await expect.poll(wait, soon).toMatchObject({ started: true, moved: false })
    await settle()
    await byOfficers('calendar.publish', { edition: 'test-2027' })
    await roll('2027-01-06')
    await expect.poll(wait, soon).toMatchObject({ moved: false, reminded_on: '2027-01-06' })
    // By the old dates it would be escalated on the 11th and lapse on the 13th.
    await roll('2027-01-12')
    await settle()
    expect(await wait()).toMatchObject({ escalated_on: null })
    await roll('2027-01-13')
    await expect.poll(wait, soon).toMatchObject({ escalated_on: '2027-01-13' })
    await settle()
    expect(await wait()).toMatchObject({ status: 'proposed', closed: false })
    await roll('2027-01-15')
    await expect.poll(wait, soon).toMatchObject({ status: 'lapsed', closed: true })
  } finally {
    await running.close()
  }
})
