import type { Calendar } from '../../../kernel/calendar.ts'
import type { LoadedDeal } from '../../deal/loaded-deal.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import { Undistributable } from '../distribution.ts'
import type { RunFacts } from '../facts.ts'
import type { PeriodResult } from '../result.ts'
import { type RunRefusal, refuseRun } from '../run-refusal.ts'
import { type RunState, runStateOf } from '../run-state.ts'
import type { PurchaseDocument, StateDocument } from '../state-document.ts'
import {
  calendarOf,
  checkActual,
  checkEvents,
  checkPeriods,
  checkReplacement,
  checkState,
} from './check-facts.ts'
import { type Plan, planOf } from './plan-deal.ts'
import { scaleTemplate, type Vintage, withReplacements } from './replacement.ts'
import { initialState, type PeriodRun, runPeriod } from './run-period.ts'

export type RunDecision =
  | { readonly ok: true; readonly results: readonly PeriodResult[] }
  | RunRefusal

/**
 * Runs the waterfall over pool periods, real or projected: from the closing date, or from the state
 * after an earlier period. Ends early when the deal closes.
 */
export function runDeal(
  loaded: LoadedDeal,
  periods: readonly PoolPeriod[],
  facts: RunFacts = {},
  from: StateDocument = initialState(loaded),
): RunDecision {
  const calendar = calendarOf(loaded, facts)
  if ('refusal' in calendar) return calendar
  const plan = planOf(loaded)
  const refused =
    checkState(plan, from) ??
    checkEvents(loaded, facts) ??
    checkActual(loaded, facts) ??
    checkReplacement(facts, periods) ??
    checkPeriods(plan, periods, calendar, from)
  if (refused) return refused
  return runAll(plan, periods, facts, calendar, runStateOf(from, plan.places.slots))
}

function runAll(
  plan: Plan,
  periods: readonly PoolPeriod[],
  facts: RunFacts,
  calendar: Calendar,
  from: RunState,
): RunDecision {
  const results: PeriodResult[] = []
  const vintages = from.purchases.flatMap(bought => vintageOf(bought, facts))
  let state = from
  for (const base of periods) {
    const pool = withReplacements(base, vintages)
    const bought = state.purchases.at(-1)
    if (bought?.period === base.period - 1 && pool.purchased < BigInt(bought.balance)) {
      return refuseRun('pool_must_hold_what_was_bought', base.period, 'periods.purchased')
    }
    const run = distributed(plan, pool, facts, calendar, state)
    if ('refusal' in run) return run
    results.push(run.result)
    state = run.after
    const latest = state.purchases.at(-1)
    if (latest?.period === base.period) vintages.push(...vintageOf(latest, facts))
    if (state.closed) break
  }
  return { ok: true, results }
}

/** None without a template: then the pool periods themselves must hold what was bought. */
function vintageOf({ period, balance }: PurchaseDocument, { replacement }: RunFacts): Vintage[] {
  if (!replacement) return []
  return [{ boughtIn: period, pool: scaleTemplate(replacement, BigInt(balance)) }]
}

function distributed(...run: Parameters<typeof runPeriod>): PeriodRun | RunRefusal {
  try {
    return runPeriod(...run)
  } catch (error) {
    if (!(error instanceof Undistributable)) throw error
    const [, pool] = run
    return refuseRun(error.refusal, pool.period, error.path)
  }
}
