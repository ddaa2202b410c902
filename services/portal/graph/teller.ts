/** However much changes, pages ask again once in so long. */
const PAUSE_MS = 1_000

/** Passes on that something has changed: to whoever listens, while the tab is looked at. */
export class Teller {
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | null = null

  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly tell = (): void => {
    this.#timer ??= setTimeout(() => this.#passOn(), PAUSE_MS)
  }

  /** A tab that nobody looks at waits until somebody does. */
  #passOn(): void {
    this.#timer = null
    if (document.visibilityState === 'hidden') {
      document.addEventListener('visibilitychange', this.tell, { once: true })
      return
    }
    for (const listener of this.#listeners) listener()
  }
}
