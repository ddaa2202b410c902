import type { Pool } from 'pg'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** Every counter and histogram of ours registers here. Label values are few and known before. */
export const metrics = new Registry()

/** Adds memory, event loop and garbage collection of this process; once, where a program starts. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: metrics })
}

const pools = new Map<Pool, string>()

new Gauge({
  name: 'tallystick_pool_connections',
  help: 'Connections to the database, and requests that wait for one, by pool.',
  labelNames: ['pool', 'state'],
  registers: [metrics],
  collect() {
    this.reset()
    for (const [pool, name] of pools) {
      if (pool.ended) pools.delete(pool)
      else
        for (const [state, count] of Object.entries(useOf(pool)))
          this.inc({ pool: name, state }, count)
    }
  },
})

export function watchPool(pool: Pool, name: string): void {
  pools.set(pool, name)
}

function useOf({ totalCount, idleCount, waitingCount }: Pool) {
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
}

/** What waits to be done, and for how long the oldest of it has. */
export interface Lag {
  readonly count: number
  readonly oldestSeconds: number
}

/**
 * Gauges of what somebody has yet to do, asked when they are read: they tell of it also when who
 * should do it has stopped. Answers how to say whom to ask; null, or a fault: nothing is said.
 */
export function lagGauges(name: string, of: string): (ask: (() => Promise<Lag>) | null) => void {
  let source: (() => Promise<Lag>) | null = null
  const age = new Gauge({
    name: `tallystick_${name}_age_seconds`,
    help: `How long the oldest has waited of: ${of}.`,
    registers: [metrics],
  })
  new Gauge({
    name: `tallystick_${name}`,
    help: of,
    registers: [metrics],
    async collect() {
      const lag = await source?.().catch(() => null)
      this.set(lag?.count ?? Number.NaN)
      age.set(lag?.oldestSeconds ?? Number.NaN)
    },
  })
  return ask => {
    source = ask
  }
}
