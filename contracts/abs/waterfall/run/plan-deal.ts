import type { Calendar } from '../../../kernel/calendar.ts'
import type { BusinessDate } from '../../../kernel/date.ts'
import type { Trigger } from '../../deal/deal.ts'
import type { Name } from '../../deal/deal-text.ts'
import type { LoadedDeal } from '../../deal/loaded-deal.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import type { Ratio } from '../../ratio.ts'
import { placesOf } from '../book-layout.ts'
import type { Act, Distribution } from '../distribution.ts'
import type { RunFacts } from '../facts.ts'
import { type PeriodDates, periodDates } from '../period-dates.ts'
import { planRates } from '../plan/interest-rates.ts'
import type { Planning } from '../plan/planning.ts'
import { planTests } from '../plan/trigger-tests.ts'
import type { PeriodResult } from '../result.ts'
import type { RunState } from '../run-state.ts'
import { planAccrue } from '../steps/accrue.ts'
import { planCollect } from '../steps/collect.ts'
import { planDistribute } from '../steps/distribute.ts'
import { planSteps } from '../steps/plan-steps.ts'
import { planResult } from './period-result.ts'

/** A deal ready to run: every sentence and expression was made into a function once. */
export interface Plan extends Planning {
  readonly rates: (facts: RunFacts, start: BusinessDate) => ReadonlyMap<string, Ratio> | Name
  readonly collect: (d: Distribution, pool: PoolPeriod) => void
  readonly accrue: Act
  readonly distribute: (d: Distribution) => Distribution
  readonly tests: Readonly<Record<Trigger['tested'], Act>>
  readonly result: (d: Distribution, after: RunState) => PeriodResult
  readonly datesOf: (period: number, calendar: Calendar) => PeriodDates
}

const PLANS = new WeakMap<LoadedDeal, Plan>()

/** A deal is planned when it is first run; its scenarios share the plan. */
export function planOf(loaded: LoadedDeal): Plan {
  const before = PLANS.get(loaded)
  if (before) return before
  const planning: Planning = { loaded, places: placesOf(loaded), values: new Map() }
  const waterfalls = Object.entries(loaded.deal.states).map(
    ([state, { steps }]) => [state, planSteps(planning, steps, `states.${state}.steps`)] as const,
  )
  const plan: Plan = {
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
    result: planResult(planning),
    datesOf: planDates(loaded),
  }
  PLANS.set(loaded, plan)
  return plan
}

/** Dates are worked out once for each calendar. */
function planDates({ deal: { dates } }: LoadedDeal): Plan['datesOf'] {
  const known = new WeakMap<Calendar, PeriodDates[]>()
  return (period, calendar) => {
    const own = known.get(calendar) ?? []
    known.set(calendar, own)
    own[period] ??= periodDates(dates, period, calendar)
    return own[period]
  }
}
