/** More of one key than may wait want to enter. */
export class SlotsFull extends Error {
  override name = 'SlotsFull'
}

/** How many are inside at this moment, and how many wait. */
export interface Use {
  readonly inside: number
  readonly waiting: number
}

interface Key {
  inside: number
  readonly waiting: (() => void)[]
}

/**
 * Lets so many in at once for each key, and so many wait, in the order in which they came. Keys of
 * which nobody is inside or waits are forgotten.
 */
export class Slots {
  readonly #insideMax: number
  readonly #waitingMax: number
  readonly #keys = new Map<string, Key>()

  constructor(insideMax: number, waitingMax: number) {
    this.#insideMax = insideMax
    this.#waitingMax = waitingMax
  }

  /** Resolves when there is room, with how to leave. Throws SlotsFull where too many wait. */
  async enter(name: string): Promise<() => void> {
    const key = this.#keys.get(name) ?? { inside: 0, waiting: [] }
    this.#keys.set(name, key)
    if (key.inside < this.#insideMax) key.inside += 1
    else {
      if (key.waiting.length >= this.#waitingMax) throw new SlotsFull(name)
      await new Promise<void>(resolve => key.waiting.push(resolve))
    }
    return () => this.#leave(name, key)
  }

  get size(): number {
    return this.#keys.size
  }

  /** Of all keys together. */
  get use(): Use {
    let [inside, waiting] = [0, 0]
    for (const key of this.#keys.values()) {
      inside += key.inside
      waiting += key.waiting.length
    }
    return { inside, waiting }
  }

  /** Whoever waits longest takes the place over. */
  #leave(name: string, key: Key): void {
    const next = key.waiting.shift()
    if (next) next()
    else key.inside -= 1
    if (key.inside === 0) this.#keys.delete(name)
  }
}

/** Slots within slots: who is let in at the outer ones waits at the inner ones. */
export class NestedSlots {
  readonly #outer: Slots
  readonly #inner: Slots

  constructor(outer: Slots, inner: Slots) {
    this.#outer = outer
    this.#inner = inner
  }

  /** Who is inside of both; who waits at either. */
  get use(): Use {
    const [outer, inner] = [this.#outer.use, this.#inner.use]
    return { inside: inner.inside, waiting: outer.waiting + inner.waiting }
  }

  /** Resolves with how to leave both. Throws SlotsFull where too many wait at either. */
  async enter(outer: string, inner: string): Promise<() => void> {
    const leaveOuter = await this.#outer.enter(outer)
    try {
      const leaveInner = await this.#inner.enter(inner)
      return () => {
        leaveInner()
        leaveOuter()
      }
    } catch (full) {
      leaveOuter()
      throw full
    }
  }
}
