import type { Assumptions } from '../../assumption/assumptions.ts'
import { parseRatio } from '../../ratio.ts'
import type { ProjectionRun } from '../projection-run.ts'
import { addToPeriods, type PoolTotals } from '../totals.ts'
import type { Rounder } from './rounder.ts'

/** Splits off each recovery of a default, less its haircut; their sum is at most the default. */
export function splitRecovery(
  { recovery, haircut }: Assumptions,
  rounder: Rounder,
  defaulted: bigint,
): readonly bigint[] {
  let left = defaulted
  return recovery.map(({ rate }) => {
    const share = rounder.product('recovered', defaulted, parseRatio(rate))
    // biome-ignore lint/complexity/useMathMinMax: these are bigints, which Math does not take
    const kept = share < left ? share : left
    left -= kept
    return haircut ? kept - rounder.product('haircut', kept, parseRatio(haircut.recovery)) : kept
  })
}

/** Adds the recoveries of a default and its loss to the periods in which they fall. */
export function addRecoveries(
  { assumptions, conventions }: ProjectionRun,
  defaulted: bigint,
  recovered: readonly bigint[],
  totals: PoolTotals,
  periodAfter: (lag: number) => number | undefined,
): void {
  const add = (into: Float64Array, lag: number, amount: bigint) => {
    const period = periodAfter(lag) ?? into.length
    addToPeriods(into, period, period + 1, Number(amount))
  }
  const lags = assumptions.recovery.map(({ lag }) => lag)
  for (const [i, lag] of lags.entries()) add(totals.recovered, lag, recovered[i]!)
  const lost = recovered.reduce((left, amount) => left - amount, defaulted)
  add(totals.lost, conventions.loss === 'at_default' ? 0 : Math.max(0, ...lags), lost)
}
