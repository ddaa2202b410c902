import { breakEven } from '../../../contracts/abs/analytics/break-even.ts'
import { noteFigures } from '../../../contracts/abs/analytics/note-figures.ts'
import type { Asset } from '../../../contracts/abs/asset.ts'
import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import type { Name } from '../../../contracts/abs/deal/deal.ts'
import type { LoadedDeal } from '../../../contracts/abs/deal/load-deal.ts'
import type { Field } from '../../../contracts/abs/pool/field.ts'
import { type Strata, stratify, weightedAverage } from '../../../contracts/abs/pool/stratify.ts'
import { tallyOf } from '../../../contracts/abs/pool/tally.ts'
import type { PoolPeriod } from '../../../contracts/abs/pool-period.ts'
import {
  columnsOf,
  type Grid,
  type LoanColumns,
  projectPool,
} from '../../../contracts/abs/projection/index.ts'
import { collectionPeriods } from '../../../contracts/abs/waterfall/collection-periods.ts'
import {
  scaleTemplate,
  type Vintage,
  withReplacements,
} from '../../../contracts/abs/waterfall/replacement.ts'
import type { PeriodResult } from '../../../contracts/abs/waterfall/result.ts'
import { runDeal } from '../../../contracts/abs/waterfall/run-deal.ts'
import { assert } from '../../../contracts/kernel/bug.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Refused } from '../../../contracts/kernel/decision.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import { type Input, type InputRefusal, refused, taken } from '../input/input.ts'
import type { NoteBreakEven, PoolSummary, Report, ScenarioReport } from '../result/report.ts'
import { PROJECTION_WORDS } from './refusal-words.ts'
import type { Scenario, Scenarios } from './scenarios.ts'

export interface Forecast {
  readonly deal: LoadedDeal
  readonly assets: readonly Asset[]
  readonly scenarios: Scenarios
  /** Needed when the deal names one that is not built in. */
  readonly calendar?: Calendar
  /** What to call the inputs in refusals, and the row of each asset. */
  readonly files: { readonly deal: string; readonly tape: string; readonly scenarios: string }
  readonly rowOf?: (asset: number) => number
}

/** Deals end at their legal final date; this many periods is the longest that is followed. */
export const PERIODS_MAX = 1200

/**
 * Projects the pool under each scenario and runs the deal's waterfall over it, to its legal final
 * date. What the deal buys behaves, in proportion, like the pool itself from its cut-off on.
 */
export function forecast(
  input: Forecast,
  progress: (scenario: Scenario) => void = () => {},
): Input<Pick<Report, 'pool' | 'scenarios'>> {
  const columns = columnsOf(input.assets)
  if ('refusal' in columns) return projectionRefused(input, '', columns)
  const grid = gridOf(input)
  const scenarios: ScenarioReport[] = []
  for (const scenario of input.scenarios.scenarios) {
    progress(scenario)
    const run = runScenario(input, scenario, columns, grid)
    if (!run.ok) return run
    scenarios.push(run.value)
  }
  const { cutOff } = input.deal.deal.dates
  return taken({ pool: summaryOf(input.assets, cutOff), scenarios })
}

/** The base scenario again and again with constant default rates: where each note is first short. */
export function breakEvens(input: Forecast): Input<readonly NoteBreakEven[]> {
  const columns = columnsOf(input.assets)
  if ('refusal' in columns) return projectionRefused(input, '', columns)
  const base = input.scenarios.scenarios[0]!
  const grid = gridOf(input)
  const runs = new Map<string, ScenarioReport>()
  const runAt = (cdr: Rate): ScenarioReport => {
    const rate = cdr.toFixed()
    const known = runs.get(rate)
    if (known) return known
    const assumptions: Assumptions = {
      ...base.assumptions,
      default: { kind: 'constant', per: 'year', rate },
    }
    const run = runScenario(input, { ...base, assumptions }, columns, grid)
    if (!run.ok) throw new Unrunnable(run.refusals)
    runs.set(rate, run.value)
    return run.value
  }
  const notes = Object.keys(input.deal.deal.notes).slice(0, -1)
  try {
    return taken(notes.map(note => ({ note, found: breakEvenOf(note, runAt) })))
  } catch (error) {
    if (error instanceof Unrunnable) return { ok: false, refusals: error.refusals }
    throw error
  }
}

/** Carries a refusal out of the search that met it. */
class Unrunnable extends Error {
  override name = 'Unrunnable'
  readonly refusals: readonly InputRefusal[]

  constructor(refusals: readonly InputRefusal[]) {
    super('a run of the search was refused')
    this.refusals = refusals
  }
}

function breakEvenOf(note: Name, runAt: (cdr: Rate) => ScenarioReport): NoteBreakEven['found'] {
  const outcome = (cdr: Rate) => {
    const { notes, pool } = runAt(cdr)
    const { shortfall } = notes.find(n => n.note === note)!
    return { shortfall, poolLoss: pool.reduce((sum, p) => sum + p.lost, 0n) }
  }
  const opening = runAt(new Rate(0)).pool[0]?.openingBalance ?? 0n
  return breakEven(outcome, opening)
}

/** Calculation dates from the cut-off to the first payment date at or after the legal final date. */
function gridOf({ deal: { deal }, calendar }: Forecast): Grid {
  const { cutOff, final, everyMonths } = deal.dates
  const months = (Number(final.slice(0, 4)) - Number(cutOff.slice(0, 4)) + 1) * 12
  const most = Math.min(PERIODS_MAX, Math.ceil(months / everyMonths))
  const all = collectionPeriods(deal, most)
  const count = all.findIndex(({ to }) => to >= final)
  const used = count < 0 ? all : all.slice(0, Math.max(1, count))
  return { dates: [cutOff, ...used.map(p => p.to)], ...(calendar && { calendar }) }
}

function runScenario(
  input: Forecast,
  { id, words, assumptions }: Scenario,
  columns: LoanColumns,
  grid: Grid,
): Input<ScenarioReport> {
  const projection = projectPool(columns, assumptions, input.scenarios.conventions, grid)
  if ('refusal' in projection) return projectionRefused(input, id, projection)
  const replacement = projection.periods
  const ran = runDeal(input.deal, projection.periods, {
    curves: assumptions.curves,
    replacement,
    ...(input.calendar && { calendar: input.calendar }),
  })
  if (!ran.ok) {
    const at = `${ran.path} (${id}, period ${ran.period})`
    return refused(input.files.deal, at, ran.refusal, ran.sentence)
  }
  return taken({
    id,
    words,
    assumptions,
    pool: poolAsRun(projection.periods, ran.results, replacement),
    periods: ran.results,
    notes: noteFigures(input.deal.deal, ran.results),
  })
}

/** The pool together with what the deal bought on the way. */
function poolAsRun(
  projected: readonly PoolPeriod[],
  results: readonly PeriodResult[],
  replacement: readonly PoolPeriod[],
): readonly PoolPeriod[] {
  const vintages: Vintage[] = []
  return results.map(({ period, purchase }, i) => {
    const pool = withReplacements(projected[i]!, vintages)
    if (purchase.balance > 0n)
      vintages.push({ boughtIn: period, pool: scaleTemplate(replacement, purchase.balance) })
    return pool
  })
}

const STRATA: readonly Strata[] = [
  { field: 'product' },
  { field: 'status' },
  { field: 'annualRate', edges: ['0.03', '0.04', '0.05', '0.06', '0.08', '0.1'] },
  { field: 'remainingMonths', edges: ['12', '24', '36', '60', '120', '240'] },
]

/** An attribute with more values than this is a name, not a stratum. */
const STRATUM_VALUES_MAX = 20

function summaryOf(assets: readonly Asset[], cutOff: BusinessDate): PoolSummary {
  const names = new Set(assets.slice(0, 1000).flatMap(a => Object.keys(a.attributes)))
  const attributes = [...names].map((name): Strata => ({ field: `attributes.${name}` as Field }))
  const strata = [...STRATA, ...attributes].map(by => {
    const rows = stratify(assets, by, cutOff)
    assert(rows.ok, 'our own strata are well formed')
    return { field: by.field, rows: rows.value }
  })
  return {
    tally: tallyOf(assets),
    weightedRate: weightedAverage(assets, 'annualRate', cutOff),
    weightedRemainingMonths: weightedAverage(assets, 'remainingMonths', cutOff),
    strata: strata.filter(s => s.rows.length <= STRATUM_VALUES_MAX),
  }
}

/** Paths into the pool become rows of the tape; the others lead into the scenario. */
function projectionRefused(
  { files, rowOf }: Forecast,
  scenario: string,
  { refusal, path }: Refused<keyof typeof PROJECTION_WORDS>,
): ReturnType<typeof refused> {
  const words = PROJECTION_WORDS[refusal]
  const asset = /^assets\.(\d+)\.?(.*)$/.exec(path)
  if (!asset) return refused(files.scenarios, `scenarios.${scenario}.${path}`, refusal, words)
  const row = rowOf?.(Number(asset[1])) ?? Number(asset[1])
  return refused(files.tape, `row ${row} ${asset[2]}`, refusal, words)
}
