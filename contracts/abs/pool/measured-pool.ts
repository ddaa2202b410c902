import type { BusinessDate } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Asset } from '../asset.ts'
import { type Field, makeTextReader, parseBound } from './field.ts'
import type { Tally } from './tally.ts'

/**
 * A pool whose rates and months left were read once, to be averaged in many groups: sums are whole
 * numbers, so that they are exact and cheap, and only the quotient is a decimal.
 */
export interface MeasuredPool {
  readonly assets: readonly Asset[]
  readonly cutOff: BusinessDate
  readonly rate: Measure
  readonly months: Measure
  /** Of the whole pool. */
  readonly sums: Sums
}

/** A field of every asset times `scale`, which makes all its values whole; null: it has none. */
interface Measure {
  readonly values: readonly (bigint | null)[]
  readonly scale: bigint
}

/** What a group of assets adds up to. */
export interface Sums {
  count: number
  balance: bigint
  readonly rate: WeightedSum
  readonly months: WeightedSum
}

/** The balance of the assets that have the value, and the sum of balance × value × scale. */
interface WeightedSum {
  weight: bigint
  sum: bigint
}

/** Reads the assets of a pool once. */
export function measurePool(assets: readonly Asset[], cutOff: BusinessDate): MeasuredPool {
  const rate = measureField(assets, 'annualRate', cutOff)
  const months = measureField(assets, 'remainingMonths', cutOff)
  const pool = { assets, cutOff, rate, months, sums: emptySums() }
  for (const at of assets.keys()) addAsset(pool.sums, pool, at)
  return pool
}

/** Tells the count, balance and averages of a whole pool. */
export function summariseWhole({ sums, rate, months }: MeasuredPool): {
  readonly tally: Tally
  readonly weightedRate: Rate | null
  readonly weightedRemainingMonths: Rate | null
} {
  return {
    tally: { count: sums.count, balance: sums.balance },
    weightedRate: average(sums.rate, rate),
    weightedRemainingMonths: average(sums.months, months),
  }
}

export function emptySums(): Sums {
  return {
    count: 0,
    balance: 0n,
    rate: { weight: 0n, sum: 0n },
    months: { weight: 0n, sum: 0n },
  }
}

/** Adds the asset at an index of the pool to the sums of a group. */
export function addAsset(
  sums: Sums,
  { assets, rate, months }: Pick<MeasuredPool, 'assets' | 'rate' | 'months'>,
  at: number,
): void {
  const { balance } = assets[at]!
  sums.count++
  sums.balance += balance
  addWeighted(sums.rate, balance, rate.values[at]!)
  addWeighted(sums.months, balance, months.values[at]!)
}

/** Computes the average of a group; null where no asset has the value, or all balances are 0. */
export function average({ weight, sum }: WeightedSum, { scale }: Measure): Rate | null {
  return weight === 0n ? null : new Rate(String(sum)).div(String(weight * scale))
}

function addWeighted(sum: WeightedSum, balance: bigint, value: bigint | null): void {
  if (value === null) return
  sum.weight += balance
  sum.sum += balance * value
}

/** Reads a field of every asset. Values repeat: each is parsed once. */
function measureField(assets: readonly Asset[], field: Field, cutOff: BusinessDate): Measure {
  const text = makeTextReader(field)
  const texts = assets.map(asset => text(asset, cutOff))
  const numbers = new Map([...new Set(texts)].map(value => [value, parseBound(value ?? '')]))
  const places = [...numbers.values()].reduce((most, n) => Math.max(most, n?.dp() ?? 0), 0)
  const whole = new Map(
    [...numbers].map(([value, n]) => [value, n && BigInt(n.times(`1e${places}`).toFixed(0))]),
  )
  return { values: texts.map(value => whole.get(value) ?? null), scale: 10n ** BigInt(places) }
}
