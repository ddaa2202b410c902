/**
 * A bounded memo: results of a pure function by a text of everything they depend on, kept between
 * runs. It holds `most` results; when it is full, it is emptied.
 */
export class BoundedMemo<T> {
  readonly #most: number
  readonly #known = new Map<string, T>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string, make: () => T): T {
    const before = this.#known.get(key)
    if (before !== undefined) return before
    const made = make()
    if (this.#known.size >= this.#most) this.#known.clear()
    this.#known.set(key, made)
    return made
  }
}
