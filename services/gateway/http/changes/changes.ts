import type { Pool } from 'pg'
import type { PartyId, UserId } from '../../../../contracts/kernel/id.ts'
import { log } from '../log.ts'
import { APPLICATIONS, DAY, readMarks } from './read-marks.ts'

/** Who is told: a user of a party; of the operator also that somebody has applied. */
export interface Listener {
  readonly user: UserId
  readonly party: PartyId
  readonly operator: boolean
  readonly tell: () => void
  /** Called when nothing is told any more, since the program ends. */
  readonly end: () => void
}

/** So often the store is asked while anybody listens, for all who do together. */
const EVERY_MS = 1_000
const FAULT_MS = 5_000

/**
 * Tells users that something of their party has changed, and nothing of what it was: they ask
 * again, under their own rights. What this process changes is told at once; what others do is found
 * by one question to the store, on a connection that is given back.
 */
export class Changes {
  readonly #desk: Pool
  readonly #everyMs: number
  readonly #listeners = new Set<Listener>()
  #marks: ReadonlyMap<string, string> = new Map()
  #timer: NodeJS.Timeout | null = null
  #closed = false

  constructor(desk: Pool, everyMs = EVERY_MS) {
    this.#desk = desk
    this.#everyMs = everyMs
  }

  /** How many streams a user has open. */
  countOf(user: UserId): number {
    return [...this.#listeners].filter(one => one.user === user).length
  }

  /**
   * Calls back at once, then each time when something has changed, until it is told to stop. How
   * things stand is noted before the first call, so that nothing falls between it and the next.
   */
  async listen(listener: Listener): Promise<() => void> {
    const { party, tell } = listener
    if (!this.#marks.has(party))
      this.#marks = new Map([...(await readMarks(this.#desk, [party])), ...this.#marks])
    this.#listeners.add(listener)
    tell()
    this.#timer ??= setTimeout(() => void this.#look(), this.#everyMs)
    return () => void this.#listeners.delete(listener)
  }

  /** Something of a party was changed here. */
  note(party: PartyId): void {
    for (const listener of this.#listeners) if (listener.party === party) listener.tell()
  }

  close(): void {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    for (const { end } of this.#listeners) end()
  }

  async #look(): Promise<void> {
    let wait = this.#everyMs
    try {
      const before = this.#marks
      this.#marks = await readMarks(this.#desk, this.#parties())
      const moved = (name: string) => before.get(name) !== this.#marks.get(name)
      for (const { party, operator, tell } of this.#listeners)
        if (moved(party) || moved(DAY) || (operator && moved(APPLICATIONS))) tell()
    } catch (fault) {
      log.warn({ err: fault }, 'what has changed could not be read')
      wait = FAULT_MS
    }
    this.#timer = null
    if (this.#listeners.size === 0) this.#marks = new Map()
    else if (!this.#closed) this.#timer = setTimeout(() => void this.#look(), wait)
  }

  #parties(): readonly PartyId[] {
    return [...new Set([...this.#listeners].map(({ party }) => party))]
  }
}
