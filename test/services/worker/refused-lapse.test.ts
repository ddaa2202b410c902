import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActAnswer } from '../../../contracts/command/answer.ts'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { idOf } from '../../../contracts/kernel/id.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { openPool } from '../../../services/platform/database.ts'
import { waitActivities } from '../../../services/worker/wait-activities.ts'
import { proposeReceivable } from '../../support/acts.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
beforeAll(async () => {
  market = await testMarket()
})
afterAll(async () => await market.close())

test('what the ledger refused to give up is kept with its refusal until it is done', async () => {
  const [debtor, supplier] = [await market.enrol(['debtor']), await market.enrol(['supplier'])]
  await proposeReceivable(market, { debtor, supplier, amount: 300n })
  const pool = openPool(market.database.urlAs('tallystick_sequencer'), { name: 'worker', max: 1 })
  const { rows } = await market.owner.query<{ id: bigint }>('select id from ledger.wait')
  const wait = idOf('wait', rows[0]!.id)
  let answers: readonly ActAnswer[] = []
  const { lapse } = waitActivities({
    ...{ pool, calendar: chinaCalendar(), clock: () => '2026-03-02T00:00:00Z' as never },
    submitAsOperator: async () => answers,
  })
  const kept = async () =>
    (await market.owner.query('select refused, refused_at from ledger.wait')).rows[0]
  try {
    const days = { lapseOn: '2026-03-16', today: '2026-03-02' } as const
    answers = [refuse('lapse_must_wait_for_its_date', '', days)]
    await lapse(wait)
    expect(await kept()).toEqual({ refused: answers[0], refused_at: expect.any(Date) })
    answers = [{ ok: true, entry: '7', made: [] }]
    await lapse(wait)
    expect(await kept()).toEqual({ refused: null, refused_at: null })
  } finally {
    await pool.end()
  }
})
