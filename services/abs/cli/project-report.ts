import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import canonicalize from 'canonicalize'
import { formatConventions } from '../../../contracts/abs/convention.ts'
import { chinaCalendar } from '../../platform/china-calendar.ts'
import { breakEvens } from '../forecast/break-evens.ts'
import { forecast } from '../forecast/forecast.ts'
import type { ForecastInput } from '../forecast/forecast-input.ts'
import { forecastGrid } from '../forecast/grid.ts'
import { taken } from '../input/input.ts'
import type { Report, ReportInputs } from '../result/report.ts'
import { parseGridAxes } from './grid-axes.ts'
import type { ProjectInputs, ProjectOptions } from './project-inputs.ts'
import type { Stopwatch } from './stopwatch.ts'
import { type Terminal, takeOrRefuse } from './terminal.ts'

/** Forecasts the deal and makes the report; null when it was refused, which the terminal shows. */
export async function makeReport(
  options: ProjectOptions,
  terminal: Terminal,
  inputs: ProjectInputs,
  watch: Stopwatch,
): Promise<Report | null> {
  const { inform } = terminal
  const input = makeForecastInput(options, inputs, watch)
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
    quality: inputs.tape.quality,
    events: inputs.events?.events ?? [],
    ...base,
    breakEvens: rates,
    grid: cells,
  }
}

function makeForecastInput(
  options: ProjectOptions,
  { deal, scenarios, events, tape }: ProjectInputs,
  watch: Stopwatch,
): ForecastInput {
  const calendar = deal.deal.dates.calendar === 'china' ? chinaCalendar() : null
  return {
    deal,
    assets: tape.assets,
    scenarios: scenarios.scenarios,
    ...(calendar && { calendar }),
    ...(events && { events: events.events }),
    files: {
      deal: options.deal!,
      tape: options.tape!,
      scenarios: scenarios.file,
      ...(options.events && { events: options.events }),
    },
    findRow: asset => tape.rows[asset] ?? 0,
    ended: stage => watch.ended(stage),
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
