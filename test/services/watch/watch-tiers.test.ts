import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { openPool } from '../../../services/platform/database.ts'
import { assignPositions, takeOver } from '../../../services/sequencer/assign-positions.ts'
import { watchTurn } from '../../../services/watch/watch-tiers.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable, offerPart } from '../../support/acts.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let pool: ReturnType<typeof openPool>
beforeAll(async () => {
  market = await testMarket()
  pool = openPool(market.database.urlAs('tallystick_sequencer'), { name: 'watch', max: 2 })
})
afterAll(async () => {
  await pool.end()
  await market.close()
})

async function pass(from: TestParty, to: TestParty, receivable: `rcv_${string}`, lo: bigint) {
  const spans = await offerPart(market, from, to, receivable, lo, 100n)
  const both = [to.maker, to.checker]
  const body = { spans, answer: 'accept' }
  mustBeAccepted(await market.act(both, 'title.answer-offer', body))
}

async function findings() {
  await assignPositions(pool, await takeOver(pool), null)
  while ((await watchTurn(pool)) > 0);
  const { rows } = await market.owner.query(
    `select kind, party, subject, evidence - 'entry' as evidence from trade.finding order by id`,
  )
  return rows
}

test('a certificate that comes back, or is passed on too often, is reported once', async () => {
  const debtor = await market.enrol(['debtor'])
  const chain: TestParty[] = []
  for (let i = 0; i < 11; i++) chain.push(await market.enrol(['supplier']))
  const [first, second] = chain as [TestParty, TestParty]
  const receivable = await issueReceivable(market, { debtor, supplier: first, amount: 100n })
  await pass(first, second, receivable, 0n)
  await pass(second, first, receivable, 50n)
  const back = {
    ...{ kind: 'return_watched', party: idNumber(first.id), subject: idNumber(receivable) },
    evidence: { lo: '50', hi: '100', returns: 1 },
  }
  expect(await findings()).toEqual([back])

  const other = await issueReceivable(market, { debtor, supplier: first, amount: 100n })
  for (let i = 1; i < 10; i++) await pass(chain[i - 1]!, chain[i]!, other, 0n)
  expect(await findings()).toEqual([back])
  await pass(chain[9]!, chain[10]!, other, 0n)
  const deep = {
    ...{ kind: 'tiers_watched', party: idNumber(chain[10]!.id), subject: idNumber(other) },
    evidence: { lo: '0', hi: '100', tiers: 11 },
  }
  expect(await findings()).toEqual([back, deep])
})
