import type { Calendar } from '../../../kernel/calendar.ts'
import type { Trigger } from '../../deal/deal.ts'
import type { LoadedDeal } from '../../deal/loaded-deal.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import { layOutBook } from '../book-layout.ts'
import type { Action, Distribution } from '../distribution.ts'
import { computePeriodDates, type PeriodDates } from '../period-dates.ts'
import { planRates, type RatesOn } from '../plan/interest-rates.ts'
import type { Planning } from '../plan/planning.ts'
import { planTests } from '../plan/trigger-tests.ts'
import type { PeriodResult } from '../result.ts'
import type { RunState } from '../run-state.ts'
import { planAccrue } from '../steps/accrue.ts'
import { planCollect } from '../steps/collect.ts'
import { planDistribute } from '../steps/distribute.ts'
import { planSteps } from '../steps/plan-steps.ts'
import { planPeriodResult } from './period-result.ts'

/** A planned deal: every step and every expression was made into a function once. */
export interface DealPlan extends Planning {
  readonly rates: RatesOn
  readonly collect: (d: Distribution, pool: PoolPeriod) => void
  readonly accrue: Action
  readonly distribute: (d: Distribution) => Distribution
  readonly tests: Readonly<Record<Trigger['tested'], Action>>
  readonly result: (d: Distribution, after: RunState) => PeriodResult
  readonly findDates: (period: number, calendar: Calendar) => PeriodDates
}

const PLANS = new WeakMap<LoadedDeal, DealPlan>()

/** Plans a deal when it is run for the first time; all its scenarios share the plan. */
export function planDeal(loaded: LoadedDeal): DealPlan {
  const before = PLANS.get(loaded)
  if (before) return before
  const planning: Planning = { loaded, layout: layOutBook(loaded), values: new Map() }
  const waterfalls = Object.entries(loaded.deal.states).map(
    ([state, { steps }]) => [state, planSteps(planning, steps, `states.${state}.steps`)] as const,
  )
  const plan: DealPlan = {
    ...planning,
    rates: planRates(planning),
    collect: planCollect(planning),
    accrue: planAccrue(planning),
    distribute: planDistribute(planning, new Map(waterfalls)),
    tests: {
      before_collection: planTests(planning, 'before_collection'),
      after_collection: planTests(planning, 'after_collection'),
      after_distribution: planTests(planning, 'after_distribution'),
    },
    result: planPeriodResult(planning),
    findDates: planDates(loaded),
  }
  PLANS.set(loaded, plan)
  return plan
}

/** Plans the dates of periods, computed once for each calendar. */
function planDates({ deal: { dates } }: LoadedDeal): DealPlan['findDates'] {
  const known = new WeakMap<Calendar, PeriodDates[]>()
  return (period, calendar) => {
    const own = known.get(calendar) ?? []
    known.set(calendar, own)
    own[period] ??= computePeriodDates(dates, period, calendar)
    return own[period]
  }
}
