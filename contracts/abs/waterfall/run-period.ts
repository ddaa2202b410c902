import type { Calendar } from '../../kernel/calendar.ts'
import type { BusinessDate } from '../../kernel/date.ts'
import type { Name } from '../deal/deal.ts'
import type { LoadedDeal } from '../deal/load-deal.ts'
import { moneyOf, notePrincipal } from '../deal/money-text.ts'
import type { PoolPeriod } from '../pool-period.ts'
import { accrue } from './accrue.ts'
import { Book } from './book.ts'
import { collect } from './collect.ts'
import { distribute } from './distribute.ts'
import type { Distribution } from './distribution.ts'
import type { RunFacts } from './facts.ts'
import { periodDates } from './period-dates.ts'
import { resultOf } from './period-result.ts'
import { ratesFrom } from './rates.ts'
import type { PeriodResult } from './result.ts'
import { hasRuling, rulingState } from './ruling.ts'
import { type RunRefusal, refuseRun } from './run-refusal.ts'
import { runTests } from './run-tests.ts'
import type { StateDocument } from './state-document.ts'

/** The deal on its closing date (设立日). */
export function initialState({ deal }: LoadedDeal): StateDocument {
  const book = new Book([])
  for (const [name, note] of Object.entries(deal.notes)) {
    book.set(`note.${name}.balance`, notePrincipal(note))
    book.set(`note.${name}.balance.original`, notePrincipal(note))
  }
  for (const [name, { opening }] of Object.entries(deal.accounts)) {
    if (opening) book.set(`account.${name}.balance`, moneyOf(opening))
  }
  return {
    format: 'tallystick.deal-state.v1',
    period: 0,
    state: Object.keys(deal.states)[0]!,
    closed: false,
    accruedTo: deal.dates.closing,
    amounts: book.amounts(),
    triggers: {},
    purchases: [],
  }
}

/**
 * One distribution, in the order of the day: collection, accrual, waterfall, each with its tests.
 */
export function runPeriod(
  loaded: LoadedDeal,
  pool: PoolPeriod,
  facts: RunFacts,
  calendar: Calendar,
  from: StateDocument,
): PeriodResult | RunRefusal {
  const rates = ratesFrom(loaded, facts, from.accruedTo)
  if (typeof rates === 'string') {
    return refuseRun('index_must_have_a_fixing', pool.period, `curves.${rates}`)
  }
  const d = openPeriod(loaded, pool.period, facts, calendar, from, rates)
  runTests(d, 'before_collection')
  collect(d, pool)
  if (d.dates.due) accrue(d)
  runTests(d, 'after_collection')
  d.state = rulingState(d)
  distribute(d)
  runTests(d, 'after_distribution')
  return resultOf(d, closePeriod(d, from))
}

function openPeriod(
  loaded: LoadedDeal,
  period: number,
  facts: RunFacts,
  calendar: Calendar,
  from: StateDocument,
  rates: Distribution['rates'],
): Distribution {
  const dates = periodDates(loaded.deal.dates, period, calendar)
  const book = new Book(Object.entries(from.amounts).map(([name, fen]) => [name, BigInt(fen)]))
  const opening = ['note', 'account'] as const
  for (const noun of opening) {
    for (const name of Object.keys(loaded.deal[`${noun}s`])) {
      book.note(`${noun}.${name}.balance.opening`, book.get(`${noun}.${name}.balance`))
    }
  }
  return {
    loaded,
    dates,
    calendar,
    book,
    rates,
    events: eventsInForce(facts, dates.nominalPayment),
    actual: facts.actual?.find(actual => actual.period === period) ?? null,
    accruedTo: from.accruedTo,
    triggers: new Map(Object.entries(from.triggers)),
    evidence: [],
    payments: [],
    cash: { in: 0n, out: 0n },
    held: new Map(),
    state: from.state,
    purchase: { cash: 0n, balance: 0n },
    closing: false,
    below: null,
    payoutReserve: 0n,
  }
}

function eventsInForce({ events }: RunFacts, on: BusinessDate): ReadonlySet<Name> {
  const inForce = (events ?? []).filter(
    ({ effective, until }) => effective <= on && (until === undefined || on < until),
  )
  return new Set(inForce.map(({ event }) => event))
}

function closePeriod(d: Distribution, from: StateDocument): StateDocument {
  const { cash, balance } = d.purchase
  const bought = { period: d.dates.period, cash: String(cash), balance: String(balance) }
  return {
    format: 'tallystick.deal-state.v1',
    period: d.dates.period,
    state: d.state,
    closed: d.closing || hasRuling(d, 'close'),
    accruedTo: d.dates.due ? d.dates.accrual : from.accruedTo,
    amounts: d.book.amounts(),
    triggers: Object.fromEntries(d.triggers),
    purchases: balance === 0n ? from.purchases : [...from.purchases, bought],
  }
}
