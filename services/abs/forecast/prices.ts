import {
  CURVE_SHIFT,
  type NotePrice,
  notePrices,
} from '../../../contracts/abs/analytics/note-price.ts'
import type { GroupedAssumptions } from '../../../contracts/abs/assumption/groups.ts'
import type { PeriodResult } from '../../../contracts/abs/waterfall/result.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import type { ScenarioReport } from '../result/report.ts'
import type { ForecastInput } from './forecast-input.ts'

/** Runs pool and deal again under other assumptions; null when that is refused. */
export type Rerun = (assumptions: GroupedAssumptions) => Promise<readonly PeriodResult[] | null>

/**
 * Prices the quoted notes of a scenario. The effective duration is from two further runs, in which
 * every index of pool and deal moves with the curve; prepayments stay as the scenario has them.
 */
export async function priceQuotedNotes(
  { deal: { deal }, scenarios: { pricing } }: ForecastInput,
  { assumptions, periods }: ScenarioReport,
  rerun: Rerun,
): Promise<readonly NotePrice[]> {
  if (!pricing || Object.keys(pricing.quotes).length === 0) return []
  const up = await rerun(shiftCurves(assumptions, CURVE_SHIFT))
  // An index that may not fall so far has no lower run, and its notes no effective duration.
  const down = up && (await rerun(shiftCurves(assumptions, `-${CURVE_SHIFT}`)))
  return notePrices(deal, pricing, periods, up && down && { up, down })
}

function shiftCurves(assumptions: GroupedAssumptions, by: string): GroupedAssumptions {
  const curves = Object.entries(assumptions.curves).map(([name, curve]) => [
    name,
    curve.map(({ from, rate }) => ({ from, rate: new Rate(rate).plus(by).toFixed() })),
  ])
  return { ...assumptions, curves: Object.fromEntries(curves) }
}
