import { setTimeout as sleep } from 'node:timers/promises'
import { type StandBy, standBy } from '../platform/stand-by.ts'
import { unstarted, watchUnstarted } from './lag.ts'
import { log } from './log.ts'
import type { RelayOptions } from './options.ts'
import { Outage } from './outage.ts'
import { relayWaits } from './relay-waits.ts'

const TURN_MS = 300
/** With Temporal away nothing is lost: waits stay open rows, and are started when it is back. */
const AWAY_MS = 2_000

/** Carries waits from the ledger to Temporal while no other process does. */
export function startRelay(options: RelayOptions): StandBy {
  const { pool } = options
  watchUnstarted(() => unstarted(pool))
  const relay = standBy({ name: 'relay', pool, log, work: stop => relayUntil(options, stop) })
  return {
    get works() {
      return relay.works
    },
    close: async () => {
      watchUnstarted(null)
      await relay.close()
    },
  }
}

async function relayUntil(options: RelayOptions, stop: AbortSignal): Promise<void> {
  const outage = new Outage(log)
  let open: ReadonlySet<bigint> = new Set()
  while (!stop.aborted) {
    try {
      open = await relayWaits(options, open)
      outage.ended()
    } catch (fault) {
      outage.began(fault)
    }
    await sleep(outage.lasts ? AWAY_MS : TURN_MS, undefined, { signal: stop }).catch(
      () => undefined,
    )
  }
}
