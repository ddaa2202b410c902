import type { Delinquency } from '../../assumption/assumptions.ts'
import { parseRatio, type Ratio } from '../../ratio.ts'
import type { Rounder } from './rounder.ts'

/** What one period did to the balances in arrears, in fen. */
export interface ArrearsMovement {
  readonly defaulted: bigint
  readonly cured: bigint
  readonly capitalised: bigint
}

const NOTHING: ArrearsMovement = { defaulted: 0n, cured: 0n, capitalised: 0n }

/** The balances of one loan that miss their payments, by number of periods missed, newest first. */
export class Arrears {
  readonly #terms: Delinquency | undefined
  readonly #rounder: Rounder
  #buckets: bigint[] = []

  constructor(terms: Delinquency | undefined, rounder: Rounder) {
    this.#terms = terms
    this.#rounder = rounder
    const length = terms === undefined ? 0 : terms.kind === 'lag' ? terms.lag : terms.buckets.length
    this.#buckets = new Array<bigint>(length).fill(0n)
  }

  balance(): bigint {
    return this.#buckets.reduce((sum, bucket) => sum + bucket, 0n)
  }

  /** Adds a balance that stops paying; it earns no interest from the next period on. */
  enter(balance: bigint): void {
    this.#buckets[0] = (this.#buckets[0] ?? 0n) + balance
  }

  /** Advances by a period: missed interest is capitalised or waived, then each bucket moves on. */
  advance(interest: Ratio): ArrearsMovement {
    if (this.#terms === undefined) return NOTHING
    const capitalised = this.#terms.interest === 'capitalised' ? this.#capitalise(interest) : 0n
    const moved = this.#terms.kind === 'lag' ? this.#ripen(this.#terms.defaults) : this.#roll()
    return { ...moved, capitalised }
  }

  #capitalise(interest: Ratio): bigint {
    let sum = 0n
    this.#buckets = this.#buckets.map(bucket => {
      const earned = this.#rounder.product('capitalised', bucket, interest)
      sum += earned
      return bucket + earned
    })
    return sum
  }

  /** Ends the lag of the oldest bucket: a share of it defaults, the rest pays again. */
  #ripen(defaults: string): Omit<ArrearsMovement, 'capitalised'> {
    const ripe = this.#buckets.pop() ?? 0n
    this.#buckets.unshift(0n)
    const defaulted = this.#rounder.product('defaulted', ripe, parseRatio(defaults))
    return { defaulted, cured: ripe - defaulted }
  }

  #roll(): Omit<ArrearsMovement, 'capitalised'> {
    const rates = this.#terms?.kind === 'roll' ? this.#terms.buckets : []
    const next = this.#buckets.map(() => 0n)
    let cured = 0n
    let defaulted = 0n
    this.#buckets.forEach((bucket, age) => {
      const { cures, rolls } = rates[age]!
      const cure = this.#rounder.product('delinquent', bucket, parseRatio(cures))
      const roll = least(
        this.#rounder.product('defaulted', bucket, parseRatio(rolls)),
        bucket - cure,
      )
      cured += cure
      next[age]! += bucket - cure - roll
      if (age + 1 < next.length) next[age + 1]! += roll
      else defaulted += roll
    })
    this.#buckets = next
    return { defaulted, cured }
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
