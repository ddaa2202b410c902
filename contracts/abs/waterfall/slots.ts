import { assert } from '../../kernel/bug.ts'

/** Where a book keeps an amount: every quantity of a deal is numbered once, before it is run. */
export type Slot = number

/** What flows counts in this period and, beside it, in all periods so far. */
export interface FlowSlot {
  readonly now: Slot
  readonly soFar: Slot
}

/** The numbers of a deal's quantities, by the names that expressions and state documents use. */
export class Slots {
  readonly names: string[] = []
  private readonly known = new Map<string, Slot>()
  private readonly levels: boolean[] = []

  get count(): number {
    return this.names.length
  }

  /** Goes on from period to period, and is what a state document holds. */
  level(name: string): Slot {
    const slot = this.figure(name)
    this.levels[slot] = true
    return slot
  }

  /** Belongs to one period, e.g. an opening balance. */
  figure(name: string): Slot {
    const before = this.known.get(name)
    if (before !== undefined) return before
    this.known.set(name, this.names.length)
    return this.names.push(name) - 1
  }

  flow(name: string): FlowSlot {
    return { now: this.figure(name), soFar: this.level(`${name}.cumulative`) }
  }

  /** Null for what is worked out, not kept. */
  find(name: string): Slot | null {
    return this.known.get(name) ?? null
  }

  of(name: string): Slot {
    const slot = this.find(name)
    assert(slot !== null, `${name} is a quantity of the deal`)
    return slot
  }

  isLevel(slot: Slot): boolean {
    return this.levels[slot] === true
  }

  /** The level of that name; null for what belongs to one period, or to another deal. */
  levelOf(name: string): Slot | null {
    const slot = this.find(name)
    return slot !== null && this.isLevel(slot) ? slot : null
  }
}
