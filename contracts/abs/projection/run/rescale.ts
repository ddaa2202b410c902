import { assert } from '../../../kernel/bug.ts'
import type { Sequence } from '../../convention.ts'
import type { PoolTotals } from '../totals.ts'

/** A rescaled scenario: flows in fen, not rounded, by collection period. */
export type Rescaled = Readonly<Record<RescaledFlow, Float64Array>>

const RESCALED_FLOWS = [
  'interest',
  'principal',
  'prepaid',
  'defaulted',
  'recovered',
  'lost',
  'closing',
] as const
export type RescaledFlow = (typeof RESCALED_FLOWS)[number]

/** A scenario as shares per collection period; a default is recovered `lag` periods later. */
export interface ScenarioShares {
  readonly defaults: Float64Array
  readonly prepayments: Float64Array
  readonly recovery: number
  readonly lag: number
}

/** Makes a scenario of zeros, to be filled by `rescale`. */
export function emptyRescaled(periods: number): Rescaled {
  const flows = RESCALED_FLOWS.map(flow => [flow, new Float64Array(periods)] as const)
  return Object.fromEntries(flows) as Record<RescaledFlow, Float64Array>
}

/**
 * Computes a stress scenario without projecting loans. Under `recast` the contractual flows of a
 * pool shrink by what survives, so one run without defaults and prepayments (`base`) gives every
 * scenario whose shares are the same for all loans. Every loan must pay once a period. The result
 * is off by the rounding of each loan, some fen per loan and period; only a full run is exact.
 */
export function rescale(
  base: PoolTotals,
  scenario: ScenarioShares,
  sequence: Exclude<Sequence, 'contract_only'>,
  into: Rescaled,
): void {
  const { defaults, prepayments, recovery, lag } = scenario
  const { interest, principal, prepaid, defaulted, recovered, lost, closing } = into
  const periods = closing.length
  assert(base.closing.length === periods, 'base and scenario have the same periods')
  assert(defaults.length >= periods && prepayments.length >= periods, 'shares reach to the end')
  const early = sequence === 'survivors_first'
  let opening = base.opening
  let survival = 1
  for (let t = 0; t < periods; t++) {
    const performing = survival * (1 - defaults[t]!)
    const rest = performing * (1 - prepayments[t]!)
    const paying = early ? rest : performing
    const due = base.principal[t]!
    interest[t] = base.interest[t]! * paying
    principal[t] = due * paying
    prepaid[t] = (early ? opening : opening - due) * (performing - rest)
    defaulted[t] = opening * (survival - performing)
    const back = t < lag ? 0 : defaulted[t - lag]!
    recovered[t] = back * recovery
    lost[t] = back - back * recovery
    opening = base.closing[t]!
    survival = rest
    closing[t] = opening * survival
  }
}
