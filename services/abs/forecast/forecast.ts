import { noteFigures } from '../../../contracts/abs/analytics/note-figures.ts'
import type { Asset } from '../../../contracts/abs/asset.ts'
import { computeNotePrincipal } from '../../../contracts/abs/deal/money-text.ts'
import { nearest } from '../../../contracts/abs/expression/nearest.ts'
import type { Field } from '../../../contracts/abs/pool/field.ts'
import { measurePool, summariseWhole } from '../../../contracts/abs/pool/measured-pool.ts'
import type { PoolPeriod } from '../../../contracts/abs/pool/pool-period.ts'
import { type Strata, stratify } from '../../../contracts/abs/pool/stratify.ts'
import type {
  Projection,
  ProjectionRefusal,
} from '../../../contracts/abs/projection/run/project-pool.ts'
import type { Grid } from '../../../contracts/abs/projection/schedule.ts'
import { listCollectionPeriods } from '../../../contracts/abs/waterfall/collection-periods.ts'
import { computePeriodDates } from '../../../contracts/abs/waterfall/period-dates.ts'
import type { PeriodResult } from '../../../contracts/abs/waterfall/result.ts'
import {
  addReplacements,
  scaleTemplate,
  type Vintage,
} from '../../../contracts/abs/waterfall/run/replacement.ts'
import { runDeal } from '../../../contracts/abs/waterfall/run/run-deal.ts'
import type { RunRefusal } from '../../../contracts/abs/waterfall/run-refusal.ts'
import type { PurchaseDocument } from '../../../contracts/abs/waterfall/state-document.ts'
import type { Answer } from '../../../contracts/kernel/answer.ts'
import { assert } from '../../../contracts/kernel/bug.ts'
import { MONDAY_TO_FRIDAY } from '../../../contracts/kernel/calendars.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { PoolSummary, Report, ScenarioReport } from '../result/report.ts'
import type { ForecastInput } from './forecast-input.ts'
import { PoolParts } from './pool-parts.ts'
import { priceQuotedNotes } from './prices.ts'
import { refuseProjection } from './refuse-projection.ts'
import type { Scenario } from './scenarios.ts'

/** The most periods of a forecast; deals end at their legal final date. */
export const PERIODS_MAX = 1200

/**
 * Projects the pool under each scenario and runs the waterfall of the deal over it, up to its legal
 * final date. What the deal buys behaves, in proportion, like the pool from its cut-off on.
 */
export async function forecast(
  input: ForecastInput,
  progress: (scenario: Scenario) => void = () => {},
): Promise<Input<Pick<Report, 'pool' | 'scenarios'>>> {
  const misquoted = refuseUnknownQuote(input)
  if (misquoted) return misquoted
  const built = PoolParts.build(input, buildGrid(input))
  if (!built.ok) return built
  const parts = built.value
  const { scenarios } = input.scenarios
  input.ended?.('columns')
  const projectAndRun = async (scenario: Scenario) => {
    const projected = await parts.projectOnThreads(scenario.assumptions)
    input.ended?.('projection')
    return runScenario(input, scenario, projected)
  }
  const done: ScenarioReport[] = []
  try {
    for (const scenario of scenarios) {
      progress(scenario)
      const run = await projectAndRun(scenario)
      if (!run.ok) return run
      const prices = await priceQuotedNotes(input, run.value, async assumptions => {
        const again = await projectAndRun({ ...scenario, assumptions })
        return again.ok ? again.value.periods : null
      })
      input.ended?.('waterfall')
      done.push({ ...run.value, prices })
    }
  } finally {
    await parts.close()
  }
  const pool = summarisePool(input.assets, input.midLife?.asOf ?? input.deal.deal.dates.cutOff)
  input.ended?.('strata')
  return taken({ pool, scenarios: done })
}

/** Finds a quote of a note that the deal does not have, or that has no face to be priced. */
function refuseUnknownQuote({
  deal: { deal },
  scenarios,
  files,
}: ForecastInput): Input<never> | null {
  const notes = Object.keys(deal.notes).filter(note => computeNotePrincipal(deal.notes[note]!) > 0n)
  const name = Object.keys(scenarios.pricing?.quotes ?? {}).find(each => !notes.includes(each))
  if (name === undefined) return null
  const near = nearest(name, notes) ?? notes.join(', ')
  const sentence = {
    zh: `交易没有有面额的证券“${name}”，最接近的是“${near}”`,
    en: `the deal has no note “${name}” with a face, the nearest is “${near}”`,
  }
  return refused(files.scenarios, `pricing.quotes.${name}`, 'note_must_be_known', sentence)
}

/**
 * Builds the grid: calculation dates from the cut-off, or from today in mid-life, up to the first
 * payment date at or after the legal final date.
 */
export function buildGrid({ deal: { deal }, calendar, midLife }: ForecastInput): Grid {
  const { cutOff, final, everyMonths } = deal.dates
  const past = midLife?.period ?? 0
  const months = (Number(final.slice(0, 4)) - Number(cutOff.slice(0, 4)) + 1) * 12
  const most = Math.min(PERIODS_MAX, Math.ceil(months / everyMonths))
  const all = listCollectionPeriods(deal, most)
  const count = all.findIndex(({ to }) => to >= final)
  const used = count < 0 ? all.slice(past) : all.slice(past, Math.max(past + 1, count))
  const start = midLife?.asOf ?? cutOff
  return { dates: [start, ...used.map(p => p.to)], ...(calendar && { calendar }) }
}

/** Runs the waterfall over a projected pool, without prices. */
export function runScenario(
  input: ForecastInput,
  { id, words, assumptions }: Scenario,
  projected: Answer<Projection, ProjectionRefusal>,
): Input<ScenarioReport> {
  if (!projected.ok) return refuseProjection(input, id, projected)
  const { midLife } = input
  const past = midLife?.period ?? 0
  const { periods: replacement } = projected.value
  const ahead = replacement.map(period => ({ ...period, period: period.period + past }))
  const facts = {
    curves: assumptions.curves,
    replacement,
    ...(midLife && { boughtThrough: past - 1 }),
    ...(input.calendar && { calendar: input.calendar }),
    ...(input.events && { events: input.events }),
  }
  const ran = runDeal(input.deal, ahead, facts, midLife?.state)
  if (!ran.ok) return refuseRun(input.files, id, ran)
  const periods = [...(midLife?.history ?? []), ...ran.results]
  const bought = midLife?.state.purchases.find(({ period }) => period === past)
  const pool = addPurchases(ahead, ran.results, replacement, bought)
  return taken({
    id,
    words,
    assumptions,
    pool: [...(midLife?.pool ?? []), ...pool],
    periods,
    notes: noteFigures(input.deal.deal, periods, findStart(input, periods)),
    prices: [],
  })
}

/** Finds the payment date that the periods follow: the closing, or one in mid-life. */
function findStart(
  { deal: { deal }, calendar = MONDAY_TO_FRIDAY }: ForecastInput,
  [first]: readonly PeriodResult[],
): BusinessDate {
  const before = (first?.period ?? 1) - 1
  return before === 0
    ? deal.dates.closing
    : computePeriodDates(deal.dates, before, calendar).payment
}

/**
 * Refuses a run: fixings belong to the scenario, events to their own file, all else to the deal.
 */
function refuseRun(
  { deal, scenarios, events = 'events' }: ForecastInput['files'],
  id: string,
  { path, period, refusal, sentence }: RunRefusal,
): Input<never> {
  if (path.startsWith('events.')) return refused(events, path, refusal, sentence)
  return path.startsWith('curves.')
    ? refused(scenarios, `scenarios.${id}.${path}`, refusal, sentence)
    : refused(deal, `${path} (${id}, period ${period})`, refusal, sentence)
}

/** Adds to the pool what the deal bought on the way, and what it had bought just before. */
function addPurchases(
  projected: readonly PoolPeriod[],
  results: readonly PeriodResult[],
  replacement: readonly PoolPeriod[],
  before: PurchaseDocument | undefined,
): readonly PoolPeriod[] {
  const makeVintage = (boughtIn: number, balance: bigint): Vintage => ({
    boughtIn,
    pool: scaleTemplate(replacement, balance),
  })
  const vintages = before ? [makeVintage(before.period, BigInt(before.balance))] : []
  return results.map(({ period, purchase }, i) => {
    const pool = addReplacements(projected[i]!, vintages)
    if (purchase.balance > 0n) vintages.push(makeVintage(period, purchase.balance))
    return pool
  })
}

const STRATA: readonly Strata[] = [
  { field: 'product' },
  { field: 'status' },
  { field: 'annualRate', edges: ['0.03', '0.04', '0.05', '0.06', '0.08', '0.1'] },
  { field: 'remainingMonths', edges: ['12', '24', '36', '60', '120', '240'] },
]

/** An attribute with more values than this is a name, and makes no strata. */
const STRATUM_VALUES_MAX = 20

function summarisePool(assets: readonly Asset[], asOf: BusinessDate): PoolSummary {
  const names = new Set(assets.slice(0, 1000).flatMap(a => Object.keys(a.attributes)))
  const attributes = [...names].map((name): Strata => ({ field: `attributes.${name}` as Field }))
  const pool = measurePool(assets, asOf)
  const strata = [...STRATA, ...attributes].map(by => {
    const rows = stratify(pool, by)
    assert(rows.ok, 'our own strata are well formed')
    return { field: by.field, rows: rows.value }
  })
  return {
    ...summariseWhole(pool),
    strata: strata.filter(s => s.rows.length <= STRATUM_VALUES_MAX),
  }
}
