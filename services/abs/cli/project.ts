import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import canonicalize from 'canonicalize'
import { conventionText } from '../../../contracts/abs/convention.ts'
import type { LoadedDeal } from '../../../contracts/abs/deal/load-deal.ts'
import type { DeclaredEvent } from '../../../contracts/abs/waterfall/facts.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import { chinaCalendar } from '../../platform/china-calendar.ts'
import { breakEvens } from '../forecast/break-evens.ts'
import { type Forecast, type ForecastStage, forecast } from '../forecast/forecast.ts'
import { forecastGrid } from '../forecast/grid.ts'
import { readEvents } from '../forecast/read-events.ts'
import { SCENARIO_TEMPLATE } from '../forecast/scenario-template.ts'
import { readScenarios, type Scenarios } from '../forecast/scenarios.ts'
import { type Input, taken } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'
import { reportJson } from '../result/json.ts'
import type { Report } from '../result/report.ts'
import { type Output, Writer } from '../result/writer.ts'
import { readMapping } from '../tape/mapping.ts'
import { ProblemFile } from '../tape/problem-file.ts'
import { type LoadedTape, loadTape } from '../tape/read-tape.ts'
import { closingTable } from './closing-table.ts'
import { gridAxes } from './grid-axes.ts'
import { readOptions, UsageFault } from './options.ts'
import { type ReadDeal, readDeal } from './read-deal.ts'
import { Stopwatch } from './stopwatch.ts'
import { progressOf, sayQuality } from './tape.ts'
import { refuseAll, type Terminal, terminalOf } from './terminal.ts'

const OPTIONS = {
  deal: { type: 'string', needed: true },
  tape: { type: 'string', needed: true },
  mapping: { type: 'string' },
  scenarios: { type: 'string' },
  events: { type: 'string' },
  out: { type: 'string', needed: true },
  'leave-out-rejected': { type: 'boolean' },
  'break-even': { type: 'boolean' },
  grid: { type: 'string' },
} as const
type Options = ReturnType<typeof readOptions<keyof typeof OPTIONS>>

type Writers = Readonly<Record<Output, Writer>>

/** `project`: from files to files. */
export async function project(args: string[]): Promise<number> {
  const options = readOptions(args, OPTIONS)
  const terminal = terminalOf(options.language)
  const watch = new Stopwatch()
  watch.ended('start')
  const writers: Writers = { workbook: new Writer('workbook'), pages: new Writer('pages') }
  makeFolder(options.out!)
  const deal = await readDeal(options.deal!)
  if (!deal.ok) return refuseAll(terminal, deal.refusals)
  const scenarios = await scenariosOf(options.scenarios, terminal)
  if (!scenarios.ok) return refuseAll(terminal, scenarios.refusals)
  const events = await eventsOf(options.events, deal.value)
  if (!events.ok) return refuseAll(terminal, events.refusals)
  const tape = await tapeOf(options, terminal)
  if (tape === null) return 1
  watch.ended('read')
  const read = { deal: deal.value.deal, scenarios: scenarios.value, events: events.value, tape }
  const report = await reportOf(options, terminal, read, watch)
  if (!report.ok) return refuseAll(terminal, report.refusals)
  watch.ended('rest')
  await writeAll(options, writers, report.value, watch)
  terminal.print(closingTable(report.value, options.language))
  terminal.print(watch.line(options.language, options.out!))
  return 0
}

function makeFolder(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false })
  if (there && !there.isDirectory()) throw new UsageFault(`--out ${folder} is not a folder`)
  mkdirSync(folder, { recursive: true })
}

interface ReadScenarios {
  readonly file: string
  readonly document: unknown
  readonly scenarios: Scenarios
}

async function scenariosOf(
  file: string | undefined,
  { say }: Terminal,
): Promise<Input<ReadScenarios>> {
  const name = file ?? 'template'
  if (file === undefined)
    say('未给出 --scenarios：使用示例情景', 'no --scenarios: the example scenarios are used')
  const document = file === undefined ? taken<unknown>(SCENARIO_TEMPLATE) : await readJson(file)
  if (!document.ok) return document
  const read = readScenarios(name, document.value)
  return read.ok ? taken({ file: name, document: document.value, scenarios: read.value }) : read
}

interface ReadEvents {
  readonly document: unknown
  readonly events: readonly DeclaredEvent[]
}

async function eventsOf(
  file: string | undefined,
  { deal }: ReadDeal,
): Promise<Input<ReadEvents | null>> {
  if (file === undefined) return taken(null)
  const document = await readJson(file)
  if (!document.ok) return document
  const read = readEvents(file, document.value, deal.deal)
  return read.ok ? taken({ document: document.value, events: read.value }) : read
}

/**
 * Rows with problems stop the run unless they were expressly left out; either way they are listed.
 */
async function tapeOf(options: Options, terminal: Terminal): Promise<LoadedTape | null> {
  const mapping = await readMapping(options.mapping)
  if (!mapping.ok) return noTape(refuseAll(terminal, mapping.refusals))
  const problems = new ProblemFile(join(options.out!, 'data-quality.csv'))
  const tape = await loadTape(options.tape!, mapping.value, {
    problem: problem => problems.add(problem),
    progress: progressOf(terminal),
  })
  const listed = problems.close()
  if (!tape.ok) return noTape(refuseAll(terminal, tape.refusals))
  if (listed) sayQuality(terminal, tape.value.quality)
  if (!listed || options['leave-out-rejected']) return tape.value
  terminal.say(
    '有行被剔除，未作预测；确认后可加 --leave-out-rejected',
    'rows were rejected, so nothing was projected; --leave-out-rejected projects the others',
  )
  return null
}

function noTape(_code: 1): null {
  return null
}

interface Inputs {
  readonly deal: LoadedDeal
  readonly scenarios: ReadScenarios
  readonly events: ReadEvents | null
  readonly tape: LoadedTape
}

function forecastOf(options: Options, { deal, scenarios, events, tape }: Inputs): Forecast {
  const calendar: Calendar | null = deal.deal.dates.calendar === 'china' ? chinaCalendar() : null
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
    rowOf: asset => tape.rows[asset] ?? 0,
  }
}

async function reportOf(
  options: Options,
  { say }: Terminal,
  read: Inputs,
  watch: Stopwatch,
): Promise<Input<Report>> {
  const input = {
    ...forecastOf(options, read),
    ended: (stage: ForecastStage) => watch.ended(stage),
  }
  const projected = await forecast(input, ({ words }) =>
    say(`预测：${words.zh}`, `projecting: ${words.en}`),
  )
  if (!projected.ok) return projected
  if (options['break-even']) say('求解临界违约率', 'solving for break-even default rates')
  const found = options['break-even'] ? breakEvens(input) : taken([])
  if (!found.ok) return found
  const grid = options.grid ? forecastGrid(input, gridAxes(options.grid), sayGrid(say)) : taken([])
  if (!grid.ok) return grid
  return taken({
    deal: read.deal.deal,
    inputs: await hashesOf(options, read),
    conventions: read.scenarios.scenarios.conventions,
    quality: read.tape.quality,
    events: read.events?.events ?? [],
    ...projected.value,
    breakEvens: found.value,
    grid: grid.value,
  })
}

async function hashesOf(options: Options, { deal, scenarios, events }: Inputs) {
  return {
    deal: sha256(canonicalize(deal.deal)!),
    conventions: sha256(conventionText(scenarios.scenarios.conventions)),
    tape: await sha256OfFile(options.tape!),
    scenarios: sha256(canonicalize(scenarios.document)!),
    ...(events && { events: sha256(canonicalize(events.document)!) }),
  }
}

/** A line for every hundredth point. */
function sayGrid(say: Terminal['say']): (done: number, all: number) => void {
  return (done, all) => {
    if (done % 100 === 0) say(`网格 ${done}/${all}`, `grid: ${done} of ${all}`)
  }
}

/** The three are written side by side. */
async function writeAll(
  { out, language }: Options,
  { workbook, pages }: Writers,
  report: Report,
  watch: Stopwatch,
): Promise<void> {
  const file = (name: string) => join(out!, name)
  const others = Promise.all([
    workbook.write(file('result.xlsx'), report, language),
    pages.write(file('report.pdf'), report, language),
  ])
  await writeFile(file('result.json'), reportJson(report))
  watch.ended('json')
  await others
  watch.ended('pages')
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
