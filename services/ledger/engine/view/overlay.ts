/**
 * A map over another one: what a command does lies in its own layer until the command is accepted,
 * so a refused one leaves nothing behind and hurts no neighbour.
 */
export class Overlay<K, V> {
  readonly #below: Overlay<K, V> | null
  readonly #own = new Map<K, V>()

  constructor(below: Overlay<K, V> | null = null) {
    this.#below = below
  }

  get(key: K): V | undefined {
    return this.#own.get(key) ?? this.#below?.get(key)
  }

  set(key: K, value: V): void {
    this.#own.set(key, value)
  }

  fork(): Overlay<K, V> {
    return new Overlay(this)
  }

  /** Everything set in this layer goes to the one below. */
  merge(): void {
    for (const [key, value] of this.#own) this.#below?.set(key, value)
  }

  /** Keys of this layer and all below, each once. */
  keys(): Set<K> {
    const keys = this.#below?.keys() ?? new Set<K>()
    for (const key of this.#own.keys()) keys.add(key)
    return keys
  }

  entries(): IterableIterator<[K, V]> {
    return this.#own.entries()
  }
}
