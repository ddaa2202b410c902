const EVERY_MS = 2_000
const MB = 1_000_000

/** Tells every few seconds how many bytes of all are done. */
export class Progress {
  readonly #what: string
  readonly #total: number
  #done = 0
  #told = Date.now()

  constructor(what: string, total: number) {
    this.#what = what
    this.#total = total
  }

  add(bytes: number): void {
    this.#done += bytes
    if (Date.now() - this.#told < EVERY_MS) return
    this.#told = Date.now()
    say(`${this.#what} ${Math.round(this.#done / MB)} of ${Math.round(this.#total / MB)} MB`)
  }
}

export function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
