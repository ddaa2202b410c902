import { assert } from '../../../kernel/bug.ts'
import { assertConserved, type PoolPeriod } from '../../pool/pool-period.ts'
import { least } from '../distribution.ts'

/** A vintage: the pool that a revolving purchase bought, from the period after the purchase on. */
export interface Vintage {
  readonly boughtIn: number
  readonly pool: readonly PoolPeriod[]
}

/** Adds the replacement assets bought before it to a pool period. */
export function addReplacements(base: PoolPeriod, vintages: readonly Vintage[]): PoolPeriod {
  const merged = vintages.reduce((pool, { boughtIn, pool: bought }) => {
    const age = base.period - boughtIn
    const its = bought[age - 1]
    return its ? merge(pool, its, age === 1) : pool
  }, base)
  assertConserved(merged)
  return merged
}

const LEAVING = ['principal', 'prepaid', 'defaulted', 'diluted', 'repurchased'] as const
const STAYING = ['capitalised', 'interest', 'penalty', 'fees'] as const
const ADDED = [
  ...LEAVING,
  ...STAYING,
  'recovered',
  'lost',
  'closingBalance',
  'closingDefaulted',
] as const

function merge(pool: PoolPeriod, its: PoolPeriod, isNew: boolean): PoolPeriod {
  const sums = Object.fromEntries(ADDED.map(flow => [flow, pool[flow] + its[flow]]))
  return {
    ...pool,
    ...sums,
    openingBalance: pool.openingBalance + (isNew ? 0n : its.openingBalance),
    purchased: pool.purchased + (isNew ? its.openingBalance : 0n),
    openingDefaulted: pool.openingDefaulted + its.openingDefaulted,
  }
}

/**
 * Scales a template's pool to another opening balance. In order of time, what leaves the pool tiles
 * the balance of the template; every cut is scaled and rounded down, so that the scaled flows tile
 * `balance` exactly, as spans tile a face.
 */
export function scaleTemplate(
  template: readonly PoolPeriod[],
  balance: bigint,
): readonly PoolPeriod[] {
  const size = template[0]?.openingBalance ?? 0n
  assert(size > 0n, 'a replacement template has a balance')
  const reached = new Map<string, bigint>()
  /** Scales the next `amount` of a row of tiles. */
  const cut = (tile: string, amount: bigint) => {
    const lo = reached.get(tile) ?? 0n
    reached.set(tile, lo + amount)
    return ((lo + amount) * balance) / size - (lo * balance) / size
  }
  let opening = { performing: balance, defaulted: 0n }
  return template.map(period => {
    const scaled = scalePeriod(period, opening, cut)
    opening = { performing: scaled.closingBalance, defaulted: scaled.closingDefaulted }
    return scaled
  })
}

function scalePeriod(
  period: PoolPeriod,
  opening: { readonly performing: bigint; readonly defaulted: bigint },
  cut: (tile: string, amount: bigint) => bigint,
): PoolPeriod {
  const leaving = LEAVING.map(flow => [flow, cut('leaving', period[flow])] as const)
  const staying = STAYING.map(flow => [flow, cut(flow, period[flow])] as const)
  const flows = Object.fromEntries([...leaving, ...staying]) as Pick<
    PoolPeriod,
    (typeof LEAVING | typeof STAYING)[number]
  >
  const bad = opening.defaulted + flows.defaulted
  const recovered = least(cut('settled', period.recovered), bad)
  const lossCut = least(cut('settled', period.lost), bad - recovered)
  const lost = period.closingDefaulted === 0n ? bad - recovered : lossCut
  const left = leaving.reduce((sum, [, amount]) => sum + amount, 0n)
  return {
    ...period,
    ...flows,
    recovered,
    lost,
    purchased: 0n,
    openingBalance: opening.performing,
    closingBalance: opening.performing + flows.capitalised - left,
    openingDefaulted: opening.defaulted,
    closingDefaulted: bad - recovered - lost,
  }
}
