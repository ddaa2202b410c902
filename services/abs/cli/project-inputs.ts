import { join } from 'node:path'
import type { LoadedDeal } from '../../../contracts/abs/deal/loaded-deal.ts'
import type { DeclaredEvent } from '../../../contracts/abs/waterfall/facts.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import { type MidLife, type MidLifeInput, startInMidLife } from '../forecast/mid-life.ts'
import { readEvents } from '../forecast/read-events.ts'
import { readActual } from '../forecast/read-periods.ts'
import { readState } from '../forecast/read-state.ts'
import { SCENARIO_TEMPLATE } from '../forecast/scenario-template.ts'
import { readScenarios, type Scenarios } from '../forecast/scenarios.ts'
import { type Input, taken } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'
import type { ForecastWarning } from '../result/report.ts'
import { readMapping } from '../tape/mapping.ts'
import { ProblemFile } from '../tape/problem-file.ts'
import { type LoadedTape, loadTape } from '../tape/read-tape.ts'
import type { readOptions } from './options.ts'
import { readDeal } from './read-deal.ts'
import { makeProgress, printQuality } from './tape.ts'
import { type Terminal, takeOrRefuse } from './terminal.ts'

/** The options of every command that forecasts a deal. */
export const FORECAST_OPTIONS = {
  deal: { type: 'string', needed: true },
  tape: { type: 'string', needed: true },
  mapping: { type: 'string' },
  scenarios: { type: 'string' },
  events: { type: 'string' },
  state: { type: 'string' },
  collections: { type: 'string' },
  out: { type: 'string', needed: true },
  'leave-out-rejected': { type: 'boolean' },
} as const
export type ForecastOptions = ReturnType<typeof readOptions<keyof typeof FORECAST_OPTIONS>>

export const PROJECT_OPTIONS = {
  ...FORECAST_OPTIONS,
  'break-even': { type: 'boolean' },
  grid: { type: 'string' },
  'loan-flows': { type: 'boolean' },
} as const
export type ProjectOptions = ReturnType<typeof readOptions<keyof typeof PROJECT_OPTIONS>>

/** The files of a projection, read and checked. */
export interface ProjectInputs {
  readonly deal: LoadedDeal
  readonly calendar: Calendar
  /** What is doubtful in the deal alone. */
  readonly warnings: readonly ForecastWarning[]
  readonly scenarios: ScenarioFile
  /** Null when no file of events was given. */
  readonly events: EventFile | null
  readonly tape: LoadedTape
  /** Null: the forecast starts at the closing. */
  readonly midLife: MidLife | null
}

interface ScenarioFile {
  readonly file: string
  readonly document: unknown
  readonly scenarios: Scenarios
}

interface EventFile {
  readonly document: unknown
  readonly events: readonly DeclaredEvent[]
}

/** Reads all inputs, the tape last; null when one was refused, which the terminal then shows. */
export async function readInputs(
  options: ForecastOptions,
  terminal: Terminal,
): Promise<ProjectInputs | null> {
  const read = takeOrRefuse(terminal, await readDeal(options.deal!))
  if (read === null) return null
  const { deal, calendar, warnings } = read
  const scenarios = takeOrRefuse(terminal, await readScenarioFile(options.scenarios, terminal))
  if (scenarios === null) return null
  const { events: file } = options
  const events = file ? takeOrRefuse(terminal, await readEventFile(file, deal)) : null
  if (file && events === null) return null
  const facts = {
    calendar,
    curves: scenarios.scenarios.scenarios[0]!.assumptions.curves,
    ...(events && { events: events.events }),
  }
  const midLife = takeOrRefuse(terminal, await readMidLife(options, deal, facts))
  if (midLife === null) return null
  const tape = await readTapeFile(options, terminal)
  return tape && { deal, calendar, warnings, scenarios, events, tape, midLife: midLife.start }
}

/** Reads the scenarios; without a file the example scenarios are used. */
async function readScenarioFile(
  file: string | undefined,
  { inform }: Terminal,
): Promise<Input<ScenarioFile>> {
  const name = file ?? 'template'
  if (file === undefined)
    inform('未给出 --scenarios：使用示例情景', 'no --scenarios: the example scenarios are used')
  const document = file === undefined ? taken<unknown>(SCENARIO_TEMPLATE) : await readJson(file)
  if (!document.ok) return document
  const read = readScenarios(name, document.value)
  return read.ok ? taken({ file: name, document: document.value, scenarios: read.value }) : read
}

/** Reads where the deal stands today, and runs it through what really happened. */
async function readMidLife(
  options: ForecastOptions,
  deal: LoadedDeal,
  facts: MidLifeInput['facts'],
): Promise<Input<{ readonly start: MidLife | null }>> {
  const { deal: file, state: stateFile, collections: collectionFile } = options
  if (!stateFile && !collectionFile) return taken({ start: null })
  const state = stateFile ? await readState(stateFile) : taken(null)
  if (!state.ok) return state
  const collections = collectionFile ? await readActual(collectionFile) : taken(null)
  if (!collections.ok) return collections
  const names = { deal: file!, state: stateFile ?? '', collections: collectionFile ?? '' }
  const read = { deal, facts, state: state.value, collections: collections.value, files: names }
  const start = startInMidLife(read)
  return start.ok ? taken({ start: start.value }) : start
}

async function readEventFile(file: string, { deal }: LoadedDeal): Promise<Input<EventFile>> {
  const document = await readJson(file)
  if (!document.ok) return document
  const read = readEvents(file, document.value, deal)
  return read.ok ? taken({ document: document.value, events: read.value }) : read
}

/**
 * Reads the tape and lists the rows with problems in a file of their own. Such rows stop the run
 * unless they were expressly left out.
 */
async function readTapeFile(
  options: ForecastOptions,
  terminal: Terminal,
): Promise<LoadedTape | null> {
  const mapping = takeOrRefuse(terminal, await readMapping(options.mapping))
  if (mapping === null) return null
  const problems = new ProblemFile(join(options.out!, 'data-quality.csv'))
  const read = await loadTape(options.tape!, mapping, {
    problem: problem => problems.add(problem),
    progress: makeProgress(terminal),
  })
  const rejected = problems.close()
  const tape = takeOrRefuse(terminal, read)
  if (tape === null) return null
  if (rejected) printQuality(terminal, tape.quality)
  if (!rejected || options['leave-out-rejected']) return tape
  terminal.inform(
    '有行被剔除，未作预测；确认后可加 --leave-out-rejected',
    'rows were rejected, so nothing was projected; --leave-out-rejected projects the others',
  )
  return null
}
