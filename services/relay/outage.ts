import type { Log } from '../platform/log.ts'
import { TemporalAwayFault } from './wait-workflows.ts'

/** Tells once who is away when turns begin to fail, and once that it is back. */
export class Outage {
  readonly #log: Pick<Log, 'info' | 'warn'>
  #away: keyof typeof SAID | null = null

  constructor(log: Pick<Log, 'info' | 'warn'>) {
    this.#log = log
  }

  get lasts(): boolean {
    return this.#away !== null
  }

  /** A turn has failed; a fault that Temporal did not give is the database's. */
  began(fault: unknown): void {
    const who = fault instanceof TemporalAwayFault ? 'Temporal' : 'PostgreSQL'
    if (this.#away !== who) this.#log.warn({ err: fault }, SAID[who])
    this.#away = who
  }

  /** A turn was done. */
  ended(): void {
    if (this.#away) this.#log.info(`${this.#away} is back`)
    this.#away = null
  }
}

/** Waits are rows of the ledger, so nothing is lost by either. */
const SAID = {
  Temporal: 'Temporal is away: waits stay until it is back',
  PostgreSQL: 'PostgreSQL is away: waits are not read until it is back',
} as const
