import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimit } from './rate-limiter.ts'

/**
 * A limit that holds for all processes together: it is counted in `desk.rate`, by the hash of its
 * key, so that no address lies in the database. So much in the time in which that much comes again.
 */
export class SharedRateLimiter {
  readonly #limiter: RateLimiterPostgres

  /** `pool` is the role tallystick_desk; `name` tells this limit from others. */
  constructor(pool: Pool, name: string, { burst, perSecond }: RateLimit) {
    this.#limiter = new RateLimiterPostgres({
      ...{ storeClient: pool, storeType: 'pool', schemaName: 'desk', tableName: 'rate' },
      ...{ tableCreated: true, keyPrefix: name },
      ...{ points: burst, duration: Math.max(1, Math.round(burst / perSecond)) },
    })
  }

  /** Takes what is asked and answers 0; beyond the limit answers the seconds to wait. */
  async take(key: string, points: number): Promise<number> {
    try {
      await this.#limiter.consume(digest(key), points)
      return 0
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      return Math.max(1, refused.msBeforeNext) / 1_000
    }
  }

  /** Puts back what was taken and not used. */
  async giveBack(key: string, points: number): Promise<void> {
    await this.#limiter.reward(digest(key), points)
  }
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
