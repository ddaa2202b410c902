import { type Answered, answer } from '../../../kernel/answer.ts'
import type { Calendar } from '../../../kernel/calendar.ts'
import type { BusinessDate } from '../../../kernel/date.ts'
import type { Name } from '../../deal/deal-text.ts'
import type { LoadedDeal } from '../../deal/loaded-deal.ts'
import { computeNotePrincipal, parseMoney } from '../../deal/money-text.ts'
import type { PoolPeriod } from '../../pool/pool-period.ts'
import { DealBook } from '../deal-book.ts'
import type { Distribution } from '../distribution.ts'
import type { RunFacts } from '../facts.ts'
import type { PeriodDates } from '../period-dates.ts'
import type { PeriodRates } from '../plan/interest-rates.ts'
import type { PeriodResult } from '../result.ts'
import { type RunRefusal, refuseRun } from '../run-refusal.ts'
import { type RunState, writeState } from '../run-state.ts'
import type { StateDocument } from '../state-document.ts'
import { findRulingState, hasEffect } from '../trigger-effects.ts'
import { type DealPlan, planDeal } from './plan-deal.ts'

/** Makes the state of a deal on its closing date (设立日). */
export function makeInitialState(loaded: LoadedDeal): StateDocument {
  const { deal } = loaded
  const { notes, accounts, slots } = planDeal(loaded).layout
  const book = DealBook.empty(slots)
  for (const [name, { balance, original }] of notes) {
    book.set(balance, computeNotePrincipal(deal.notes[name]!))
    book.set(original, computeNotePrincipal(deal.notes[name]!))
  }
  for (const [name, { balance }] of accounts) {
    const { opening } = deal.accounts[name]!
    if (opening) book.set(balance, parseMoney(opening))
  }
  const state: RunState = {
    period: 0,
    state: Object.keys(deal.states)[0]!,
    closed: false,
    accruedTo: deal.dates.closing,
    book,
    triggers: new Map(),
    purchases: [],
  }
  return writeState(state, slots)
}

/** The result of one distribution, and the state that the next one starts from. */
export interface PeriodRun {
  readonly result: PeriodResult
  readonly after: RunState
}

/** Runs one distribution in the order of the day: collection, accrual, waterfall, tests. */
export function runPeriod(
  plan: DealPlan,
  pool: PoolPeriod,
  facts: RunFacts,
  calendar: Calendar,
  from: RunState,
): Answered<PeriodRun> | RunRefusal {
  const { deal } = plan.loaded
  const dates = plan.findDates(pool.period, calendar)
  const rates = plan.rates(facts, calendar, from.accruedTo, dates.accrual)
  if (typeof rates === 'string') {
    return refuseRun('index_must_have_a_fixing', pool.period, `curves.${rates}`)
  }
  const d = openPeriod(plan, dates, facts, calendar, from, rates)
  plan.tests.before_collection(d)
  plan.collect(d, pool)
  if (d.dates.due) plan.accrue(d)
  plan.tests.after_collection(d)
  d.state = findRulingState(deal, d)
  const done = plan.distribute(d)
  plan.tests.after_distribution(done)
  const after = closePeriod(plan, done, from)
  return answer({ result: plan.result(done, after), after })
}

function openPeriod(
  { layout }: DealPlan,
  dates: PeriodDates,
  facts: RunFacts,
  calendar: Calendar,
  from: RunState,
  rates: PeriodRates,
): Distribution {
  const book = from.book.next(layout.slots)
  for (const { opening, balance } of layout.notes.values()) book.set(opening, book.get(balance))
  for (const { opening, balance } of layout.accounts.values()) book.set(opening, book.get(balance))
  return {
    dates,
    calendar,
    book,
    ...rates,
    events: findEventsInForce(facts, dates.nominalPayment),
    actual: facts.actual?.find(actual => actual.period === dates.period) ?? null,
    accruedTo: from.accruedTo,
    triggers: from.triggers,
    tests: [],
    payments: [],
    cash: { in: 0n, out: 0n },
    state: from.state,
    purchase: { cash: 0n, balance: 0n },
    closing: false,
  }
}

const NO_EVENTS: ReadonlySet<Name> = new Set()

function findEventsInForce({ events }: RunFacts, on: BusinessDate): ReadonlySet<Name> {
  if (events === undefined) return NO_EVENTS
  const inForce = events.filter(
    ({ effective, until }) => effective <= on && (until === undefined || on < until),
  )
  return new Set(inForce.map(({ event }) => event))
}

function closePeriod({ loaded: { deal } }: DealPlan, d: Distribution, from: RunState): RunState {
  const { cash, balance } = d.purchase
  const bought = { period: d.dates.period, cash: String(cash), balance: String(balance) }
  return {
    period: d.dates.period,
    state: d.state,
    closed: d.closing || hasEffect(deal, d, 'close'),
    accruedTo: d.dates.due ? d.dates.accrual : from.accruedTo,
    book: d.book,
    triggers: d.triggers,
    purchases: balance === 0n ? from.purchases : [...from.purchases, bought],
  }
}
