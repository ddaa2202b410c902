import type { Delinquency } from '../../assumption/assumptions.ts'
import { type Ratio, ratioOf } from '../../ratio.ts'
import type { Rounder } from './rounder.ts'

/** What a period did to the balances in arrears. */
export interface Missed {
  readonly defaulted: bigint
  readonly cured: bigint
  readonly capitalised: bigint
}

const NOTHING: Missed = { defaulted: 0n, cured: 0n, capitalised: 0n }

/**
 * Balances of one loan that miss their payments, by how many periods they have: the newest first.
 */
export class Arrears {
  private readonly terms: Delinquency | undefined
  private readonly rounder: Rounder
  private buckets: bigint[] = []

  constructor(terms: Delinquency | undefined, rounder: Rounder) {
    this.terms = terms
    this.rounder = rounder
    const length = terms === undefined ? 0 : terms.kind === 'lag' ? terms.lag : terms.buckets.length
    this.buckets = new Array<bigint>(length).fill(0n)
  }

  balance(): bigint {
    return this.buckets.reduce((sum, bucket) => sum + bucket, 0n)
  }

  /** What stops paying this period; its interest is missed from the next one on. */
  enter(balance: bigint): void {
    this.buckets[0] = (this.buckets[0] ?? 0n) + balance
  }

  /**
   * One period on: interest capitalises if so agreed, then each bucket defaults, cures or rolls.
   */
  advance(interest: Ratio): Missed {
    if (this.terms === undefined) return NOTHING
    const capitalised = this.terms.interest === 'capitalised' ? this.capitalise(interest) : 0n
    const moved = this.terms.kind === 'lag' ? this.ripen(this.terms.defaults) : this.roll()
    return { ...moved, capitalised }
  }

  private capitalise(interest: Ratio): bigint {
    let sum = 0n
    this.buckets = this.buckets.map(bucket => {
      const earned = this.rounder.product('capitalised', bucket, interest)
      sum += earned
      return bucket + earned
    })
    return sum
  }

  /** The oldest bucket has waited out its lag: a share defaults, the rest pays again. */
  private ripen(defaults: string): Omit<Missed, 'capitalised'> {
    const ripe = this.buckets.pop() ?? 0n
    this.buckets.unshift(0n)
    const defaulted = this.rounder.product('defaulted', ripe, ratioOf(defaults))
    return { defaulted, cured: ripe - defaulted }
  }

  private roll(): Omit<Missed, 'capitalised'> {
    const rates = this.terms?.kind === 'roll' ? this.terms.buckets : []
    const next = this.buckets.map(() => 0n)
    let cured = 0n
    let defaulted = 0n
    this.buckets.forEach((bucket, age) => {
      const { cures, rolls } = rates[age]!
      const cure = this.rounder.product('delinquent', bucket, ratioOf(cures))
      const roll = least(this.rounder.product('defaulted', bucket, ratioOf(rolls)), bucket - cure)
      cured += cure
      next[age]! += bucket - cure - roll
      if (age + 1 < next.length) next[age + 1]! += roll
      else defaulted += roll
    })
    this.buckets = next
    return { defaulted, cured }
  }
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
