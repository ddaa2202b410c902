import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import canonicalize from 'canonicalize'
import { formatConventions } from '../../../contracts/abs/convention.ts'
import { breakEvens } from '../forecast/break-evens.ts'
import { forecast } from '../forecast/forecast.ts'
import type { ForecastInput, ForecastStage } from '../forecast/forecast-input.ts'
import { findEmptyGroups, findForecastWarnings } from '../forecast/forecast-warnings.ts'
import { forecastGrid } from '../forecast/grid.ts'
import { refuseOversized } from '../forecast/report-size.ts'
import { taken } from '../input/input.ts'
import type { ForecastWarning, Report, ReportInputs } from '../result/report.ts'
import { parseGridAxes } from './grid-axes.ts'
import type { ForecastOptions, ProjectInputs, ProjectOptions } from './project-inputs.ts'
import type { Stopwatch } from './stopwatch.ts'
import { refuseAll, type Terminal, takeOrRefuse, warn } from './terminal.ts'

/** Forecasts the deal and makes the report; null when it was refused, which the terminal shows. */
export async function makeReport(
  options: ProjectOptions,
  terminal: Terminal,
  inputs: ProjectInputs,
  watch: Stopwatch,
): Promise<Report | null> {
  const { inform } = terminal
  const input = makeForecastInput(options, inputs, watch)
  const warnings = listWarnings(inputs)
  for (const warning of warnings) warn(terminal, warning)
  const oversized = refuseOversized(input)
  if (oversized.length > 0) {
    refuseAll(terminal, oversized)
    return null
  }
  const projected = await forecast(input, ({ words }) =>
    inform(`预测：${words.zh}`, `projecting: ${words.en}`),
  )
  const base = takeOrRefuse(terminal, projected)
  if (base === null) return null
  if (options['break-even']) inform('求解临界违约率', 'solving for break-even default rates')
  const rates = takeOrRefuse(terminal, options['break-even'] ? breakEvens(input) : taken([]))
  if (rates === null) return null
  const axes = options.grid ? parseGridAxes(options.grid) : null
  const grid = axes ? forecastGrid(input, axes, makeGridProgress(terminal)) : taken([])
  const cells = takeOrRefuse(terminal, grid)
  if (cells === null) return null
  return {
    deal: inputs.deal.deal,
    inputs: await hashInputs(options, inputs),
    conventions: inputs.scenarios.scenarios.conventions,
    pricing: inputs.scenarios.scenarios.pricing,
    quality: inputs.tape.quality,
    events: inputs.events?.events ?? [],
    warnings,
    asOf: inputs.midLife && { date: inputs.midLife.asOf, period: inputs.midLife.period },
    ...base,
    breakEvens: rates,
    grid: cells,
  }
}

/** Lists what is doubtful in the deal, and in deal and pool together. */
function listWarnings({
  deal,
  warnings,
  tape,
  scenarios,
  midLife,
}: ProjectInputs): readonly ForecastWarning[] {
  const own = warnings.map(({ at, refusal, sentence }) => ({ at, refusal, sentence }))
  const asOf = midLife?.asOf ?? deal.deal.dates.cutOff
  return [
    ...own,
    ...findForecastWarnings(deal.deal, tape.assets, asOf),
    ...findEmptyGroups(scenarios.scenarios.scenarios, tape.assets, asOf),
  ]
}

/** Makes the input of a forecast; a stopwatch is told when its stages have ended. */
export function makeForecastInput(
  options: ForecastOptions,
  { deal, calendar, scenarios, events, tape, midLife }: ProjectInputs,
  watch?: Stopwatch,
): ForecastInput {
  return {
    deal,
    assets: tape.assets,
    scenarios: scenarios.scenarios,
    calendar,
    ...(events && { events: events.events }),
    ...(midLife && { midLife }),
    files: {
      deal: options.deal!,
      tape: options.tape!,
      scenarios: scenarios.file,
      ...(options.events && { events: options.events }),
    },
    findRow: asset => tape.rows[asset] ?? 0,
    ...(watch && { ended: (stage: ForecastStage) => watch.ended(stage) }),
  }
}

/** Reports every hundredth point of a grid. */
function makeGridProgress({ inform }: Terminal): (done: number, all: number) => void {
  return (done, all) => {
    if (done % 100 === 0) inform(`网格 ${done}/${all}`, `grid: ${done} of ${all}`)
  }
}

async function hashInputs(
  options: ProjectOptions,
  { deal, scenarios, events }: ProjectInputs,
): Promise<ReportInputs> {
  return {
    deal: sha256(canonicalize(deal.deal)!),
    conventions: sha256(formatConventions(scenarios.scenarios.conventions)),
    tape: await sha256OfFile(options.tape!),
    ...(options.state && { state: await sha256OfFile(options.state) }),
    ...(options.collections && { collections: await sha256OfFile(options.collections) }),
    scenarios: sha256(canonicalize(scenarios.document)!),
    ...(events && { events: sha256(canonicalize(events.document)!) }),
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
