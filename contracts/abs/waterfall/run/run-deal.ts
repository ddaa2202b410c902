import type { Answered } from '../../../kernel/answer.ts'
import type { Calendar } from '../../../kernel/calendar.ts'
import type { LoadedDeal } from '../../deal/loaded-deal.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import { Undistributable } from '../distribution.ts'
import type { RunFacts } from '../facts.ts'
import type { PeriodResult } from '../result.ts'
import { type RunRefusal, refuseRun } from '../run-refusal.ts'
import { type RunState, readState } from '../run-state.ts'
import type { PurchaseDocument, StateDocument } from '../state-document.ts'
import {
  checkActual,
  checkEvents,
  checkPeriods,
  checkReplacement,
  checkState,
  findCalendar,
} from './check-facts.ts'
import { type DealPlan, planDeal } from './plan-deal.ts'
import { addReplacements, scaleTemplate, type Vintage } from './replacement.ts'
import { makeInitialState, type PeriodRun, runPeriod } from './run-period.ts'

export type RunDecision =
  | { readonly ok: true; readonly results: readonly PeriodResult[] }
  | RunRefusal

/**
 * Runs the waterfall of a deal over pool periods, real or projected, from the closing date or from
 * the state after an earlier period. The run ends early when the deal closes.
 */
export function runDeal(
  loaded: LoadedDeal,
  periods: readonly PoolPeriod[],
  facts: RunFacts = {},
  from: StateDocument = makeInitialState(loaded),
): RunDecision {
  const found = findCalendar(loaded, facts)
  if (!found.ok) return found
  const calendar = found.value
  const plan = planDeal(loaded)
  const refused =
    checkState(plan, from) ??
    checkEvents(loaded, facts) ??
    checkActual(loaded, facts) ??
    checkReplacement(facts, periods) ??
    checkPeriods(plan, periods, calendar, from)
  if (refused) return refused
  return runAll(plan, periods, facts, calendar, readState(from, plan.layout.slots))
}

function runAll(
  plan: DealPlan,
  periods: readonly PoolPeriod[],
  facts: RunFacts,
  calendar: Calendar,
  from: RunState,
): RunDecision {
  const results: PeriodResult[] = []
  const vintages = from.purchases
    .filter(({ period }) => period > (facts.boughtThrough ?? 0))
    .flatMap(bought => makeVintages(bought, facts))
  let state = from
  for (const base of periods) {
    const pool = addReplacements(base, vintages)
    const bought = state.purchases.at(-1)
    if (bought?.period === base.period - 1 && pool.purchased < BigInt(bought.balance)) {
      return refuseRun('pool_must_hold_what_was_bought', base.period, 'periods.purchased')
    }
    const run = runOrRefuse(plan, pool, facts, calendar, state)
    if (!run.ok) return run
    results.push(run.value.result)
    state = run.value.after
    const latest = state.purchases.at(-1)
    if (latest?.period === base.period) vintages.push(...makeVintages(latest, facts))
    if (state.closed) break
  }
  return { ok: true, results }
}

/**
 * Makes the vintage of a purchase; without a template the pool periods must hold what was bought.
 */
function makeVintages({ period, balance }: PurchaseDocument, { replacement }: RunFacts): Vintage[] {
  if (!replacement) return []
  return [{ boughtIn: period, pool: scaleTemplate(replacement, BigInt(balance)) }]
}

function runOrRefuse(...run: Parameters<typeof runPeriod>): Answered<PeriodRun> | RunRefusal {
  try {
    return runPeriod(...run)
  } catch (error) {
    if (!(error instanceof Undistributable)) throw error
    const [, pool] = run
    return refuseRun(error.refusal, pool.period, error.path)
  }
}
