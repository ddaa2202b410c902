import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLedger } from '../../../services/ledger/index.ts'
import { openPool } from '../../../services/platform/database.ts'
import { assignPositions, takeOver } from '../../../services/sequencer/assign-positions.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable, offerPart } from '../../support/acts.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let second: TestParty
let pool: pg.Pool

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
  pool = openPool(market.database.urlAs('tallystick_sequencer'), { name: 'sequencer', max: 1 })
})
afterAll(async () => {
  await pool?.end()
  await market?.close()
})

/** Acts of others that write rows of every kind that is compared, positions too. */
async function act(epoch: bigint): Promise<void> {
  const receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
  await offerPart(market, supplier, second, receivable, 0n, 100n)
  await assignPositions(pool, epoch, null)
}

/** The owner's pool, with `meanwhile` before each statement of whoever has a connection of it. */
function disturbed(meanwhile: () => Promise<void>): pg.Pool {
  const connect = async () => {
    const client = await market.owner.connect()
    const query = async (...args: [string]) => {
      const answer = await client.query(...args)
      await meanwhile()
      return answer
    }
    return { query, release: () => client.release() }
  }
  return { connect } as unknown as pg.Pool
}

test('the audit of a ledger in use finds nothing, since it reads one snapshot', async () => {
  const epoch = await takeOver(pool)
  await act(epoch)
  let acts = 0
  const report = await auditLedger(
    disturbed(async () => {
      acts += 1
      await act(epoch)
    }),
  )
  expect(acts).toBeGreaterThan(10)
  expect(report.findings).toEqual([])
  const after = await auditLedger(market.owner)
  expect(after.findings).toEqual([])
  expect(after.entries).toBeGreaterThan(report.entries + acts)
})
