import { NestedSlots, Slots, type Use } from '../../platform/slots.ts'
import type { Caller } from './session/caller.ts'

/** Of the reader's connections: so that no user, and no party, has them all. */
export const READS_AT_ONCE_PER_USER = 2
export const READS_AT_ONCE_PER_PARTY = 4
/** Requests of one user that may wait for others of its own. */
export const READS_WAITING_PER_USER = 100

/** Lets each user, and each party, read so much at once; strangers are one of each together. */
export class ReadSlots {
  readonly #slots = new NestedSlots(
    new Slots(READS_AT_ONCE_PER_USER, READS_WAITING_PER_USER),
    new Slots(READS_AT_ONCE_PER_PARTY, Number.POSITIVE_INFINITY),
  )

  /** Of the parties; who waits, also for reads of the same user. */
  get use(): Use {
    return this.#slots.use
  }

  /** Resolves with how to leave. Throws SlotsFull where too many requests of the user wait. */
  async enter(caller: Pick<Caller, 'user' | 'party'> | null): Promise<() => void> {
    return await this.#slots.enter(caller?.user ?? STRANGERS, caller?.party ?? STRANGERS)
  }
}

const STRANGERS = 'strangers'
