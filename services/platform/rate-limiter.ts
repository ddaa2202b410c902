/** So much at once, and so much a second from then on. */
export interface RateLimit {
  readonly burst: number
  readonly perSecond: number
}

interface Bucket {
  level: number
  /** Milliseconds, of a clock that never goes back. */
  at: number
}

/**
 * More keys than this are not remembered: those that have asked for nothing longest are forgotten
 * first, so that nobody is relieved of a debt while it goes on asking. Keys are addresses and ids,
 * so the buckets take at most some 2 MB.
 */
const KEYS_MAX = 10_000

/** A bucket for each key, that fills by itself. No timers. */
export class RateLimiter {
  readonly #limit: RateLimit
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  constructor(limit: RateLimit, now: () => number = () => performance.now()) {
    this.#limit = limit
    this.#now = now
  }

  /**
   * Takes what is asked and answers 0, or takes nothing and answers the seconds to wait. To ask for
   * 0 is to ask whether there is a debt.
   */
  take(key: string, points: number): number {
    const { burst, perSecond } = this.#limit
    const bucket = this.#bucketOf(key)
    // Who asks for more than there ever is, waits for all there is.
    const missing = Math.min(points, burst) - bucket.level
    if (missing > 0) return missing / perSecond
    bucket.level -= points
    return 0
  }

  /** Takes what has been used already, into debt if need be. */
  charge(key: string, points: number): void {
    if (points > 0) this.#bucketOf(key).level -= points
  }

  /** Puts back what was taken and not used. */
  giveBack(key: string, points: number): void {
    const bucket = this.#bucketOf(key)
    bucket.level = Math.min(this.#limit.burst, bucket.level + points)
  }

  /** What of the burst is taken at this moment. */
  used(key: string): number {
    return this.#limit.burst - this.#bucketOf(key).level
  }

  #bucketOf(key: string): Bucket {
    const now = this.#now()
    const { burst, perSecond } = this.#limit
    const known = this.#buckets.get(key)
    if (!known) this.#makeRoom()
    const bucket = known ?? { level: burst, at: now }
    bucket.level = Math.min(burst, bucket.level + ((now - bucket.at) / 1_000) * perSecond)
    bucket.at = now
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    return bucket
  }

  #makeRoom(): void {
    if (this.#buckets.size < KEYS_MAX) return
    const [oldest] = this.#buckets.keys()
    this.#buckets.delete(oldest!)
  }
}
