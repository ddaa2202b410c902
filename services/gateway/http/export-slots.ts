import { NestedSlots, Slots, type Use } from '../../platform/slots.ts'

/** Lists that one party takes out at the same time; each holds a connection while it goes out. */
export const EXPORTS_AT_ONCE_PER_PARTY = 1
/** Of all parties together: so that reads keep most of the reader's connections. */
export const EXPORTS_AT_ONCE = 2

/** Of one party, beside those that go out. */
export const EXPORTS_WAITING_PER_PARTY = 4

/** Lets lists out so many at a time; the others wait, those of one party only so many. */
export class ExportSlots {
  readonly #slots = new NestedSlots(
    new Slots(EXPORTS_AT_ONCE_PER_PARTY, EXPORTS_WAITING_PER_PARTY),
    new Slots(EXPORTS_AT_ONCE, Number.POSITIVE_INFINITY),
  )

  get use(): Use {
    return this.#slots.use
  }

  /** Resolves with how to leave. Throws SlotsFull where too many of the party wait. */
  async enter(party: string): Promise<() => void> {
    return await this.#slots.enter(party, 'all')
  }
}
