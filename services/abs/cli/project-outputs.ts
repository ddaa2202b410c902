import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listReportJson } from '../result/json.ts'
import type { Report } from '../result/report.ts'
import { type Output, Writer } from '../result/thread/writer.ts'
import { UsageFault } from './options.ts'
import type { ProjectOptions } from './project-inputs.ts'
import type { Stopwatch } from './stopwatch.ts'

export type Writers = Readonly<Record<Output, Writer>>

/** Starts the threads that write; they load their libraries while the inputs are read. */
export function startWriters(): Writers {
  return { workbook: new Writer('workbook'), pages: new Writer('pages') }
}

/** Makes the folder of the outputs, unless it exists. */
export function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new UsageFault(`--out ${folder} is not a folder`)
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
}

/** Writes the JSON, the workbook and the PDF, at the same time. */
export async function writeOutputs(
  { out, language }: ProjectOptions,
  { workbook, pages }: Writers,
  report: Report,
  watch: Stopwatch,
): Promise<void> {
  const file = (name: string) => join(out!, name)
  const others = Promise.all([
    workbook.write(file('result.xlsx'), report, language),
    pages.write(file('report.pdf'), report, language),
  ])
  await writeFile(file('result.json'), listReportJson(report))
  watch.ended('json')
  await others
  watch.ended('pages')
}
