import type { FlowSlot, Slot, Slots } from './slots.ts'

/**
 * The amounts of a deal in fen, by slot. Levels go on from period to period and are what a state
 * document holds; all else belongs to one period.
 */
export class Book {
  private readonly amounts: bigint[]

  private constructor(amounts: bigint[]) {
    this.amounts = amounts
  }

  static empty({ count }: Slots): Book {
    return new Book(new Array<bigint>(count).fill(0n))
  }

  get(slot: Slot): bigint {
    return this.amounts[slot]!
  }

  set(slot: Slot, amount: bigint): void {
    this.amounts[slot] = amount
  }

  raise(slot: Slot, by: bigint): void {
    if (by !== 0n) this.amounts[slot] = this.amounts[slot]! + by
  }

  flow({ now, soFar }: FlowSlot, amount: bigint): void {
    this.raise(now, amount)
    this.raise(soFar, amount)
  }

  copy(): Book {
    return new Book(this.amounts.slice())
  }

  /** The book of the next period: only levels go on. */
  next(slots: Slots): Book {
    return new Book(this.amounts.map((amount, slot) => (slots.isLevel(slot) ? amount : 0n)))
  }

  /** Levels that are not 0, in order of name: equal books give equal documents. */
  document(slots: Slots): Readonly<Record<string, string>> {
    const kept = this.amounts.flatMap((amount, slot): [string, string][] =>
      amount !== 0n && slots.isLevel(slot) ? [[slots.names[slot]!, String(amount)]] : [],
    )
    return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
