/**
 * Results of a pure function by the text of all they depend on, kept between runs: `most` at a
 * time;
 * full, it starts again.
 */
export class Remembered<T> {
  private readonly most: number
  private readonly known = new Map<string, T>()

  constructor(most: number) {
    this.most = most
  }

  of(key: string, make: () => T): T {
    const before = this.known.get(key)
    if (before !== undefined) return before
    const made = make()
    if (this.known.size >= this.most) this.known.clear()
    this.known.set(key, made)
    return made
  }
}
