/**
 * The amounts of a deal by quantity (`note.A.balance`), in fen. Levels go on from period to
 * period and
 * are what a state document holds; flows belong to one period and leave their sum under
 * `.cumulative`.
 */
export class Book {
  private readonly levels: Map<string, bigint>
  private readonly flows: Map<string, bigint>

  constructor(levels: Iterable<readonly [string, bigint]>, flows: typeof levels = []) {
    this.levels = new Map(levels)
    this.flows = new Map(flows)
  }

  /** What was never written is 0. */
  get(name: string): bigint {
    return this.levels.get(name) ?? this.flows.get(name) ?? 0n
  }

  set(level: string, amount: bigint): void {
    this.levels.set(level, amount)
  }

  raise(level: string, by: bigint): void {
    this.levels.set(level, (this.levels.get(level) ?? 0n) + by)
  }

  /** A figure of this period only, e.g. an opening balance. */
  note(name: string, amount: bigint): void {
    this.flows.set(name, amount)
  }

  flow(name: string, amount: bigint): void {
    this.flows.set(name, (this.flows.get(name) ?? 0n) + amount)
    this.raise(`${name}.cumulative`, amount)
  }

  copy(): Book {
    return new Book(this.levels, this.flows)
  }

  /** Levels that are not 0, in order of name: equal books give equal documents. */
  amounts(): Readonly<Record<string, string>> {
    const kept = [...this.levels].filter(([, amount]) => amount !== 0n)
    return Object.fromEntries(
      kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, amount]) => [name, String(amount)]),
    )
  }
}
