import { type Answer, answer } from '../../kernel/answer.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import { refuse } from '../../kernel/decision.ts'
import { parseRate, Rate } from '../../kernel/rate.ts'
import type { Asset } from '../asset.ts'
import { type ConcentrationLimit, type ConcentrationRefusal, checkLimit } from './concentration.ts'
import { type Field, isField, makeNumberReader, makeTextReader } from './field.ts'
import { shuffle } from './seeded-numbers.ts'
import { type Tally, tallyAssets } from './tally.ts'

/**
 * The targets of a selection. Limits count one group each (`largest` 1), on the smallest balance.
 */
export interface PoolTargets {
  /** Whole fen. */
  readonly balanceMin: bigint
  readonly balanceMax: bigint
  /** Averages by balance; an asset without the value is not selected. */
  readonly averages: readonly AverageTarget[]
  readonly limits: readonly ConcentrationLimit[]
}

export type AverageTarget =
  | { readonly field: Field; readonly atLeast: string }
  | { readonly field: Field; readonly atMost: string }

export interface Selection {
  readonly selected: readonly Asset[]
  readonly tally: Tally
}

export type SelectionRefusal =
  | ConcentrationRefusal
  | 'balances_must_rise_from_above_zero'
  | 'bound_must_be_a_decimal'
  | 'rate_bound_must_be_a_decimal_up_to_1'
  | 'limit_must_count_one_group'
  /** No pool was found; this does not prove that there is none. */
  | 'pool_must_meet_its_targets'

/** The most rounds; what still waits then stays out. Few are needed. */
const ROUNDS_MAX = 100

/**
 * Selects assets in an order drawn from the seed, each one if all targets still hold with it, in
 * rounds until a round adds nothing. Because every target holds at every step, pools that meet them
 * only in the end are not found, but each asset was let in or kept out for a stated reason.
 */
export function selectPool(
  assets: readonly Asset[],
  targets: PoolTargets,
  cutOff: BusinessDate,
  seed: number,
): Answer<Selection, SelectionRefusal> {
  const refusal = checkTargets(targets)
  if (refusal) return refuse(...refusal)
  const fits = makeGate(targets, cutOff)
  let waiting = shuffle(
    assets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    seed,
  )
  const selected: Asset[] = []
  for (let round = 0, added = 1; added > 0 && round < ROUNDS_MAX; round++) {
    const { in: taken = [], out: left = [] } = Object.groupBy(waiting, a =>
      fits(a) ? 'in' : 'out',
    )
    for (const asset of taken) selected.push(asset)
    added = taken.length
    waiting = left
  }
  const tally = tallyAssets(selected)
  return tally.balance < targets.balanceMin
    ? refuse('pool_must_meet_its_targets')
    : answer({ selected, tally })
}

/** Makes a gate: it lets an asset in, and counts it, when every target holds with it. */
function makeGate(targets: PoolTargets, cutOff: BusinessDate): (asset: Asset) => boolean {
  const averages = targets.averages.map(target => makeAverageGate(target, cutOff))
  const limits = targets.limits.map(limit => makeLimitGate(limit, targets.balanceMin, cutOff))
  let balance = 0n
  return asset => {
    if (balance + asset.balance > targets.balanceMax) return false
    const offers = [...averages, ...limits].map(offer => offer(asset))
    if (offers.some(take => take === null)) return false
    for (const take of offers) take!()
    balance += asset.balance
    return true
  }
}

/** Returns how to count the asset, or null when it does not fit. */
type Offer = (asset: Asset) => (() => void) | null

/** Makes the gate of an average, which holds while Σ balance·(value − bound) has its sign. */
function makeAverageGate(target: AverageTarget, cutOff: BusinessDate): Offer {
  const number = makeNumberReader(target.field)
  const [bound, side] = 'atLeast' in target ? [target.atLeast, 1] : [target.atMost, -1]
  let surplus = new Rate(0)
  return asset => {
    const value = number(asset, cutOff)
    if (value === null) return null
    const next = surplus.plus(value.minus(bound).times(String(asset.balance)).times(side))
    const take = () => {
      surplus = next
    }
    return next.lt(0) ? null : take
  }
}

function makeLimitGate(limit: ConcentrationLimit, balanceMin: bigint, cutOff: BusinessDate): Offer {
  const text = makeTextReader(limit.field)
  const cap = BigInt(new Rate(limit.shareMax).times(String(balanceMin)).floor().toFixed(0))
  const held = new Map<string, bigint>()
  return asset => {
    const group = text(asset, cutOff) ?? ''
    const next = (held.get(group) ?? 0n) + asset.balance
    return next > cap ? null : () => void held.set(group, next)
  }
}

function checkTargets(targets: PoolTargets): [SelectionRefusal, string] | null {
  if (targets.balanceMin <= 0n || targets.balanceMax < targets.balanceMin)
    return ['balances_must_rise_from_above_zero', 'balanceMin']
  for (const [i, target] of targets.averages.entries()) {
    if (!isField(target.field)) return ['field_must_be_known', `averages.${i}.field`]
    const bound = 'atLeast' in target ? target.atLeast : target.atMost
    const value = parseRate(bound)
    if (!value) return ['bound_must_be_a_decimal', `averages.${i}`]
    if (target.field === 'annualRate' && value.gt(1))
      return ['rate_bound_must_be_a_decimal_up_to_1', `averages.${i}`]
  }
  for (const [i, limit] of targets.limits.entries()) {
    const refusal = checkLimit(limit)
    if (refusal) return [refusal, `limits.${i}`]
    if (limit.largest !== 1) return ['limit_must_count_one_group', `limits.${i}.largest`]
  }
  return null
}
