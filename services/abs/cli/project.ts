import { join } from 'node:path'
import { writeLoanFlows } from '../forecast/loan-flows.ts'
import { PagesWriter } from '../result/thread/pages-writer.ts'
import { formatClosingTable } from './closing-table.ts'
import { readOptions } from './options.ts'
import { PROJECT_OPTIONS, readInputs } from './project-inputs.ts'
import { makeFolder, writeOutputs } from './project-outputs.ts'
import { makeForecastInput, makeReport } from './project-report.ts'
import { Stopwatch } from './stopwatch.ts'
import { openTerminal, refuseAll } from './terminal.ts'

/** Runs `abs project`: reads the inputs, projects the pool, runs the deal, writes the outputs. */
export async function project(args: string[]): Promise<number> {
  const options = readOptions(args, PROJECT_OPTIONS)
  const terminal = openTerminal(options.language)
  const watch = new Stopwatch()
  watch.ended('start')
  makeFolder(options.out!)
  const pages = new PagesWriter()
  const inputs = await readInputs(options, terminal)
  if (inputs === null) return 1
  watch.ended('read')
  const report = await makeReport(options, terminal, inputs, watch)
  if (report === null) return 1
  watch.ended('rest')
  await writeOutputs(options, pages, report, watch)
  if (options['loan-flows']) {
    const file = join(options.out!, 'loan-flows.csv')
    const written = await writeLoanFlows(file, makeForecastInput(options, inputs))
    if (!written.ok) return refuseAll(terminal, written.refusals)
    watch.ended('flows')
  }
  terminal.print(formatClosingTable(report, options.language))
  terminal.print(watch.formatTimes(options.language, options.out!))
  return 0
}
