import { Bug } from '../../kernel/bug.ts'
import type { LoadedDeal } from '../deal/load-deal.ts'
import type { PoolPeriod } from '../pool-period.ts'
import type { RunFacts } from './facts.ts'
import type { PeriodResult } from './result.ts'
import type { RunRefusal } from './run-refusal.ts'
import type { StateDocument } from './state-document.ts'

export type RunDecision =
  | { readonly ok: true; readonly results: readonly PeriodResult[] }
  | RunRefusal

/**
 * Runs the waterfall over pool periods, real or projected: from issuance, or from the state after an
 * earlier period. Ends early when the deal closes.
 */
export function runDeal(
  _deal: LoadedDeal,
  _periods: readonly PoolPeriod[],
  _facts: RunFacts = {},
  _from?: StateDocument,
): RunDecision {
  throw new Bug('not built yet')
}
