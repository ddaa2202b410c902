import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openPool } from '../../../services/platform/database.ts'
import { takeOver } from '../../../services/sequencer/assign-positions.ts'
import { mustBePlaced, startSequencer, unplaced } from '../../../services/sequencer/index.ts'
import type { TestParty } from '../../support/actor.ts'
import { proposeReceivable } from '../../support/acts.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let debtor: TestParty
let supplier: TestParty
const pools: ReturnType<typeof openPool>[] = []

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
})
afterAll(async () => {
  for (const pool of pools) await pool.end()
  await market?.close()
})

function sequencer() {
  const url = market.database.urlAs('tallystick_sequencer')
  const pool = openPool(url, { name: 'sequencer', max: 2 })
  pools.push(pool)
  const one = startSequencer(pool)
  onTestFinished(() => one.close())
  return one
}

async function mustBePlacedSoon(): Promise<void> {
  await proposeReceivable(market, { debtor, supplier, amount: 10n })
  expect((await unplaced(market.owner)).count).toBeGreaterThan(0)
  await expect.poll(async () => (await unplaced(market.owner)).count, { timeout: 10_000 }).toBe(0)
}

async function epoch(): Promise<bigint> {
  const { rows } = await market.owner.query('select epoch from ledger.sequencer')
  return rows[0].epoch
}

test('a second one that is started and stopped leaves the first at work', async () => {
  const first = sequencer()
  await expect.poll(() => first.works, { timeout: 10_000 }).toBe(true)
  // Its epoch has begun when it has placed something.
  await mustBePlacedSoon()
  const begun = await epoch()
  const second = sequencer()
  await mustBePlacedSoon()
  expect(second.works).toBe(false)
  await second.close()
  await mustBePlacedSoon()
  expect(first.works).toBe(true)
  expect(await epoch()).toBe(begun)
})

test('the second takes over when the first is closed', async () => {
  const first = sequencer()
  await expect.poll(() => first.works, { timeout: 10_000 }).toBe(true)
  const second = sequencer()
  await first.close()
  await mustBePlacedSoon()
  expect(second.works).toBe(true)
})

test('one that was fenced off by whoever asks for no lock begins anew', async () => {
  const only = sequencer()
  await expect.poll(() => only.works, { timeout: 10_000 }).toBe(true)
  const pool = openPool(market.database.urlAs('tallystick_sequencer'), { name: 'old', max: 1 })
  pools.push(pool)
  const theirs = await takeOver(pool)
  await expect.poll(epoch, { timeout: 10_000 }).toBe(theirs + 1n)
  await mustBePlacedSoon()
})

test('with no sequencer at work readiness ends after half a minute', async () => {
  await expect(mustBePlaced(market.owner)).resolves.toBeUndefined()
  const client = await market.owner.connect()
  const insert = (seconds: number) =>
    client.query(
      `with command as (
         insert into ledger.command (party, id, payload_hash, jws, outcome)
         values (1, 'late ' || $1::integer, sha256(''), 'x', '[]') returning party, id)
       insert into ledger.entry
         (id, act, party, command, part, postings, leaf, business_date, written_at)
       select nextval('ledger.entry_number'), 'test', party, id, 0, '[]', '{}', '2026-03-02',
              now() - $1::integer * interval '1 second'
         from command`,
      [seconds],
    )
  try {
    await client.query('begin')
    await insert(29)
    await expect(mustBePlaced(client)).resolves.toBeUndefined()
    await insert(31)
    await expect(mustBePlaced(client)).rejects.toThrow('has had no position for 31 s')
  } finally {
    await client.query('rollback')
    client.release()
  }
})
