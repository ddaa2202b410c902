import { join } from 'node:path'
import type { LoadedDeal } from '../../../contracts/abs/deal/loaded-deal.ts'
import type { DeclaredEvent } from '../../../contracts/abs/waterfall/facts.ts'
import { readEvents } from '../forecast/read-events.ts'
import { SCENARIO_TEMPLATE } from '../forecast/scenario-template.ts'
import { readScenarios, type Scenarios } from '../forecast/scenarios.ts'
import { type Input, taken } from '../input/input.ts'
import { readJson } from '../input/read-json.ts'
import { readMapping } from '../tape/mapping.ts'
import { ProblemFile } from '../tape/problem-file.ts'
import { type LoadedTape, loadTape } from '../tape/read-tape.ts'
import type { readOptions } from './options.ts'
import { readDeal } from './read-deal.ts'
import { makeProgress, printQuality } from './tape.ts'
import { type Terminal, takeOrRefuse } from './terminal.ts'

export const PROJECT_OPTIONS = {
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
export type ProjectOptions = ReturnType<typeof readOptions<keyof typeof PROJECT_OPTIONS>>

/** The files of a projection, read and checked. */
export interface ProjectInputs {
  readonly deal: LoadedDeal
  readonly scenarios: ScenarioFile
  /** Null when no file of events was given. */
  readonly events: EventFile | null
  readonly tape: LoadedTape
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
  options: ProjectOptions,
  terminal: Terminal,
): Promise<ProjectInputs | null> {
  const read = takeOrRefuse(terminal, await readDeal(options.deal!))
  if (read === null) return null
  const { deal } = read
  const scenarios = takeOrRefuse(terminal, await readScenarioFile(options.scenarios, terminal))
  if (scenarios === null) return null
  const { events: file } = options
  const events = file ? takeOrRefuse(terminal, await readEventFile(file, deal)) : null
  if (file && events === null) return null
  const tape = await readTapeFile(options, terminal)
  return tape && { deal, scenarios, events, tape }
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
  options: ProjectOptions,
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
