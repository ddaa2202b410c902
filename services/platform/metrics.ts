import type { Pool } from 'pg'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

/** The registry of all metrics. Label values are few and known beforehand. */
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
        for (const [state, count] of Object.entries(countUse(pool)))
          this.inc({ pool: name, state }, count)
    }
  },
})

export function watchPool(pool: Pool, name: string): void {
  pools.set(pool, name)
}

function countUse({ totalCount, idleCount, waitingCount }: Pool) {
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
}

const works = new Gauge({
  name: 'tallystick_works',
  help: 'Of work that one process at a time does: 1 where this one does it, 0 where it stands by.',
  labelNames: ['work'],
  registers: [metrics],
})

/** Null: this process has nothing to do with it any more. */
export function showWork(work: string, here: boolean | null): void {
  if (here === null) works.remove({ work })
  else works.set({ work }, here ? 1 : 0)
}

/** How much work is waiting, and for how long the oldest of it has. */
export interface Lag {
  readonly count: number
  readonly oldestSeconds: number
}

/**
 * Makes gauges of waiting work. They measure when they are read, so they show it also when the part
 * that should do the work has stopped. Answers a function that sets how to measure; with null, or
 * when measuring fails, the gauges show NaN.
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
