import { createHash } from 'node:crypto'
import { NestedSlots, Slots, type Use } from '../../platform/slots.ts'

/** Requests of strangers that are parsed, judged or answered at the same time. */
const STRANGERS_AT_ONCE = 4
/** Of those, of one sender. */
const OF_SENDER_AT_ONCE = 2
/** Requests of strangers with a large body that are read at the same time: 4 MiB each at most. */
const LARGE_AT_ONCE = 8
/** So many of one sender may wait, and so many of all; whoever is beyond is told to come again. */
const WAITING_OF_SENDER_MAX = 250
export const STRANGERS_WAITING_MAX = 1_000
/** What is remembered of whoever is no stranger: addresses, or digests of 43 characters. */
const KNOWN_MAX = 10_000

/**
 * The line in which strangers wait, so that whatever they send takes a few places of the process
 * and never all of it: senders in turn, before anything of a request is parsed. Whoever has named a
 * session that is open, or has signed with an enrolled key, is no stranger any more and passes.
 */
export class StrangerSlots {
  readonly #work = buildSlots(STRANGERS_AT_ONCE)
  readonly #large = buildSlots(LARGE_AT_ONCE)
  readonly #known = new Map<string, true>()

  get use(): Use {
    const [work, large] = [this.#work.use, this.#large.use]
    return { inside: work.inside, waiting: work.waiting + large.waiting }
  }

  /** Whether the sender, or the session that its request names, has proved itself before. */
  knows(sender: string, sessionSecret: string | null): boolean {
    return (
      this.#remember(sender) || (sessionSecret !== null && this.#remember(digest(sessionSecret)))
    )
  }

  /** Lets the sender pass from now on. */
  meetSender(sender: string): void {
    this.#keep(sender)
  }

  /** Lets requests of this session pass from now on; whether it is open is asked each time. */
  meetSession(secret: string): void {
    this.#keep(digest(secret))
  }

  /** Resolves with how to leave. Throws SlotsFull where too many wait. */
  async enter(sender: string): Promise<() => void> {
    return await this.#work.enter(sender, 'all')
  }

  /** As `enter`, for who sends so much that only a few may do so at the same time. */
  async enterWithLarge(sender: string): Promise<() => void> {
    return await this.#large.enter(sender, 'all')
  }

  #remember(name: string): boolean {
    if (!this.#known.has(name)) return false
    this.#keep(name)
    return true
  }

  /** Whoever has not been seen for the longest is a stranger again. */
  #keep(name: string): void {
    this.#known.delete(name)
    this.#known.set(name, true)
    const [oldest] = this.#known.size > KNOWN_MAX ? this.#known.keys() : []
    if (oldest !== undefined) this.#known.delete(oldest)
  }
}

function buildSlots(atOnce: number): NestedSlots {
  return new NestedSlots(
    new Slots(OF_SENDER_AT_ONCE, WAITING_OF_SENDER_MAX),
    new Slots(atOnce, STRANGERS_WAITING_MAX),
  )
}

/** Secrets of sessions are kept nowhere. */
function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
