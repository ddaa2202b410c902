import type { Assumptions } from '../../assumption/assumptions.ts'
import { ratioOf } from '../../ratio.ts'
import type { Run } from '../projection-run.ts'
import { addFrom, type PoolTotals } from '../totals.ts'
import type { Rounder } from './rounder.ts'

/** Each share of a default that comes back, haircut taken; together never more than the default. */
export function recoveredOf(
  { recovery, haircut }: Assumptions,
  rounder: Rounder,
  defaulted: bigint,
): readonly bigint[] {
  let left = defaulted
  return recovery.map(({ rate }) => {
    const share = rounder.product('recovered', defaulted, ratioOf(rate))
    // biome-ignore lint/complexity/useMathMinMax: these are bigints, which Math does not take
    const kept = share < left ? share : left
    left -= kept
    return haircut ? kept - rounder.product('haircut', kept, ratioOf(haircut.recovery)) : kept
  })
}

/** Puts what comes back of a default, and what is lost of it, in the periods they fall in. */
export function addRecoveries(
  { assumptions, conventions }: Run,
  defaulted: bigint,
  recovered: readonly bigint[],
  totals: PoolTotals,
  periodAfter: (lag: number) => number | undefined,
): void {
  const add = (into: Float64Array, lag: number, amount: bigint) => {
    const period = periodAfter(lag) ?? into.length
    addFrom(into, period, period + 1, Number(amount))
  }
  const lags = assumptions.recovery.map(({ lag }) => lag)
  for (const [i, lag] of lags.entries()) add(totals.recovered, lag, recovered[i]!)
  const lost = recovered.reduce((left, amount) => left - amount, defaulted)
  add(totals.lost, conventions.loss === 'at_default' ? 0 : Math.max(0, ...lags), lost)
}
