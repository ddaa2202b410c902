import { assert } from '../../kernel/bug.ts'

/** A slot: the number under which a book keeps an amount, given once before the deal is run. */
export type Slot = number

/** The slots of a flow: its amount in this period, and in all periods so far. */
export interface FlowSlot {
  readonly now: Slot
  readonly soFar: Slot
}

/** The slots of a deal, by the names that expressions and state documents use. */
export class Slots {
  readonly names: string[] = []
  readonly #known = new Map<string, Slot>()
  readonly #levels: boolean[] = []

  get count(): number {
    return this.names.length
  }

  /** Numbers a level: it is carried from period to period and stands in the state document. */
  level(name: string): Slot {
    const slot = this.figure(name)
    this.#levels[slot] = true
    return slot
  }

  /** Numbers a figure of one period, such as an opening balance. */
  figure(name: string): Slot {
    const before = this.#known.get(name)
    if (before !== undefined) return before
    this.#known.set(name, this.names.length)
    return this.names.push(name) - 1
  }

  /** Numbers a flow: a figure, and a level of its sum. */
  flow(name: string): FlowSlot {
    return { now: this.figure(name), soFar: this.level(`${name}.cumulative`) }
  }

  /** Finds a slot; null for a quantity that is computed and not kept. */
  find(name: string): Slot | null {
    return this.#known.get(name) ?? null
  }

  /** Gets a slot that must exist. */
  get(name: string): Slot {
    const slot = this.find(name)
    assert(slot !== null, `${name} is a quantity of the deal`)
    return slot
  }

  isLevel(slot: Slot): boolean {
    return this.#levels[slot] === true
  }

  /** Finds the level of that name; null for a figure, or for a name of another deal. */
  findLevel(name: string): Slot | null {
    const slot = this.find(name)
    return slot !== null && this.isLevel(slot) ? slot : null
  }
}
