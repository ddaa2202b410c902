import { Client, Connection } from '@temporalio/client'
import { closeOfBusiness } from '../../contracts/kernel/clock.ts'
import type { Waits } from '../../contracts/wait/wait-rule.ts'
import { WAITS } from '../../contracts/wait/waits.ts'
import { chinaCalendar } from '../../services/platform/china-calendar.ts'
import { openPool } from '../../services/platform/database.ts'
import { startRelay } from '../../services/relay/index.ts'
import { startWorker } from '../../services/worker/index.ts'
import { signed } from './actor.ts'
import type { TestMarket } from './market.ts'

export interface RunningWaits {
  close(): Promise<void>
}

/** Relay and worker of a market, against the Temporal server at an address. */
export async function runWaits(
  market: TestMarket,
  address: string,
  waits: Waits = WAITS,
): Promise<RunningWaits> {
  const taskQueue = `test-${market.ledger.name}`
  const pool = openPool(market.database.urlAs('tallystick_sequencer'), { name: 'waits', max: 4 })
  const connection = await Connection.connect({ address })
  const temporal = new Client({ connection })
  const worker = await startWorker({
    ...{ address, namespace: 'default', taskQueue, pool, calendar: chinaCalendar() },
    ...{ clock: closeOfBusiness, waits },
    submitAsOperator: async (id, acts) => {
      const body = { acts }
      const parts = { aud: market.ledger.name, act: 'manifest', body, id }
      const [answer] = await market.ledger.submit([signed([market.operator.maker], parts)])
      return answer?.ok ? answer.acts : []
    },
  })
  const relay = startRelay({ pool, temporal, taskQueue, clock: closeOfBusiness, waits })
  return {
    close: async () => {
      await relay.close()
      await worker.close()
      await connection.close()
      await pool.end()
    },
  }
}
