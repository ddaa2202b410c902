import type { LockSet } from './next-group.ts'

/** Groups under way at once: while PostgreSQL writes one, the next is locked, read and asked. */
const GROUPS_MAX = 2

/** Groups lock one after the other and commit one after the other; between, they overlap. */
export interface CommitSlot {
  /** To be told when all locks are held. */
  readonly locked: () => void
  /** Resolves when the group before has committed or failed: entries become visible in order. */
  readonly before: Promise<unknown>
}

/** A group that is run again has the ledger to itself. */
export const SERIAL: CommitSlot = { locked: () => undefined, before: Promise.resolve() }

interface Group {
  /** Committed or failed. */
  readonly settled: PromiseWithResolvers<void>
  readonly answered: Promise<void>
}

/** `next` is called whenever another group might start. */
export class GroupsInFlight {
  readonly #next: () => void
  readonly #groups = new Map<LockSet, Group>()
  #starting: LockSet | null = null
  #again: Promise<unknown> = Promise.resolve()

  constructor(next: () => void) {
    this.#next = next
  }

  get lockSets(): readonly LockSet[] {
    return [...this.#groups.keys()]
  }

  get mayStart(): boolean {
    return this.#starting === null && this.#groups.size < GROUPS_MAX
  }

  /** Resolves when one of them has been answered; at once when there is none. */
  async oneAnswered(): Promise<void> {
    if (this.#groups.size > 0) await Promise.race([...this.#groups.values()].map(g => g.answered))
  }

  /** `answer` runs the group in its slot and, if that fails, again when `failed` has resolved. */
  start(
    lockSet: LockSet,
    answer: (slot: CommitSlot, failed: () => Promise<void>) => Promise<void>,
  ): void {
    const settled = Promise.withResolvers<void>()
    const before = [...this.#groups.values()].at(-1)?.settled.promise ?? Promise.resolve()
    const locked = () => {
      if (this.#starting === lockSet) this.#starting = null
      this.#next()
    }
    this.#starting = lockSet
    const answered = answer({ locked, before }, () => this.#failed(lockSet)).finally(() => {
      settled.resolve()
      this.#groups.delete(lockSet)
      locked()
    })
    this.#groups.set(lockSet, { settled, answered })
  }

  /**
   * Its locks are gone: nothing new starts beside it, the others go on without it, and then, one
   * at a time, those that failed.
   */
  async #failed(lockSet: LockSet): Promise<void> {
    const own = this.#groups.get(lockSet)!
    lockSet.locksAll = true
    own.settled.resolve()
    const earlier = this.#again
    this.#again = own.answered
    await Promise.all([...this.#groups.values()].map(group => group.settled.promise))
    await earlier
  }
}
