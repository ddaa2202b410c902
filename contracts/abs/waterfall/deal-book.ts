import type { FlowSlot, Slot, Slots } from './slots.ts'

/**
 * The book of a deal: its amounts in fen, by slot. Levels are carried from period to period and
 * make up the state document; every other amount belongs to one period.
 */
export class DealBook {
  readonly #amounts: bigint[]

  /** Takes an amount for each slot; `empty` makes a book of zeros. */
  constructor(amounts: bigint[]) {
    this.#amounts = amounts
  }

  static empty({ count }: Slots): DealBook {
    return new DealBook(new Array<bigint>(count).fill(0n))
  }

  get(slot: Slot): bigint {
    return this.#amounts[slot]!
  }

  set(slot: Slot, amount: bigint): void {
    this.#amounts[slot] = amount
  }

  raise(slot: Slot, by: bigint): void {
    if (by !== 0n) this.#amounts[slot] = this.#amounts[slot]! + by
  }

  /** Adds an amount to a flow of this period and to its sum so far. */
  flow({ now, soFar }: FlowSlot, amount: bigint): void {
    this.raise(now, amount)
    this.raise(soFar, amount)
  }

  copy(): DealBook {
    return new DealBook(this.#amounts.slice())
  }

  /** Makes the book of the next period, with the levels alone. */
  next(slots: Slots): DealBook {
    return new DealBook(this.#amounts.map((amount, slot) => (slots.isLevel(slot) ? amount : 0n)))
  }

  /** Lists the levels that are not 0 in order of name, so that equal books give equal documents. */
  listLevels(slots: Slots): Readonly<Record<string, string>> {
    const kept = this.#amounts.flatMap((amount, slot): [string, string][] =>
      amount !== 0n && slots.isLevel(slot) ? [[slots.names[slot]!, String(amount)]] : [],
    )
    return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
