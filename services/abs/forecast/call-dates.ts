import type { NoteFigures } from '../../../contracts/abs/analytics/note-figures.ts'
import { type NotePrice, notePrices } from '../../../contracts/abs/analytics/note-price.ts'
import type { DealFinding } from '../../../contracts/abs/deal/check/deal-finding.ts'
import { loadDeal } from '../../../contracts/abs/deal/check/load-deal.ts'
import type { Deal } from '../../../contracts/abs/deal/deal.ts'
import type { ExpressionText, Name } from '../../../contracts/abs/deal/deal-text.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { type Input, refused, taken } from '../input/input.ts'
import { buildGrid, runScenario } from './forecast.ts'
import type { ForecastInput } from './forecast-input.ts'
import { PoolParts } from './pool-parts.ts'

/** How a deal is called: the price of the whole pool, and the account that it is paid into. */
export interface CallTerms {
  readonly price: ExpressionText
  readonly to: Name
  /** The first payment date on which it may be called. */
  readonly from: BusinessDate
}

/** What becomes of the notes when the deal is called on a payment date. */
export interface CallRow {
  readonly period: number
  readonly payment: BusinessDate
  readonly poolBalance: bigint
  /** What was paid for the pool. */
  readonly paid: bigint
  readonly notes: readonly NoteFigures[]
  /** Of quoted notes; empty where nothing is quoted. */
  readonly prices: readonly NotePrice[]
}

/**
 * Calls the deal on each payment date in turn, in the base scenario: the pool is sold at the head
 * of the waterfall of that date, and the deal closes with it.
 */
export function listCallDates(input: ForecastInput, terms: CallTerms): Input<readonly CallRow[]> {
  const built = PoolParts.build(input, buildGrid(input))
  if (!built.ok) return built
  const base = input.scenarios.scenarios[0]!
  const projected = built.value.project(base.assumptions)
  const uncalled = runScenario(input, base, projected)
  if (!uncalled.ok) return uncalled
  const past = input.midLife?.period ?? 0
  const rows: CallRow[] = []
  for (const { period, payment } of uncalled.value.periods) {
    if (period <= past || payment < terms.from) continue
    const loaded = loadDeal(callIn(input.deal.deal, period, terms))
    if (!loaded.ok) return refuseCall(input, loaded.findings[0]!)
    const run = runScenario({ ...input, deal: loaded.deal }, base, projected)
    if (!run.ok) return run
    const { pool, periods, notes } = run.value
    const last = periods.at(-1)!
    const sale = last.payments.find(({ verb }) => verb === 'sell')
    const { pricing } = input.scenarios
    rows.push({
      period,
      payment,
      poolBalance: pool.at(-1)!.closingBalance,
      paid: sale?.amount ?? 0n,
      notes,
      prices: pricing ? notePrices(loaded.deal.deal, pricing, periods) : [],
    })
  }
  return taken(rows)
}

/** Refuses what the deal cannot read of the call: the account, or the price. */
function refuseCall({ files }: ForecastInput, { path, refusal, sentence }: DealFinding) {
  return refused(files.deal, path.endsWith('.to') ? '--to' : '--price', refusal, sentence)
}

/** Makes the deal that is called in a period. */
function callIn(deal: Deal, period: number, { price, to }: CallTerms): Deal {
  const sale = {
    when: `date.period = ${period}`,
    // biome-ignore lint/suspicious/noThenProperty: the word of `WhenStep`
    then: [{ sell: 'pool' as const, price, to }],
  }
  const states = Object.entries(deal.states).map(([name, state]) => [
    name,
    { ...state, steps: [sale, ...state.steps] },
  ])
  return { ...deal, states: Object.fromEntries(states) }
}
