import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listReportJson } from '../result/json.ts'
import type { Report } from '../result/report.ts'
import type { PagesWriter } from '../result/thread/pages-writer.ts'
import { UsageFault } from './options.ts'
import type { ProjectOptions } from './project-inputs.ts'
import type { Stopwatch } from './stopwatch.ts'

/** Makes the folder of the outputs, unless it exists. */
export function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new UsageFault(`--out ${folder} is not a folder`)
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
}

/** Writes the JSON and the workbook, and at the same time the PDF on its thread. */
export async function writeOutputs(
  { out, language }: ProjectOptions,
  pages: PagesWriter,
  report: Report,
  watch: Stopwatch,
): Promise<void> {
  const file = (name: string) => join(out!, name)
  const writeTables = async () => {
    await writeFile(file('result.json'), listReportJson(report))
    watch.ended('json')
    const { writeSpreadsheet } = await import('../result/workbook/spreadsheet.ts')
    await writeSpreadsheet(file('result.xlsx'), report, language)
    watch.ended('workbook')
  }
  await Promise.all([pages.write(file('report.pdf'), report, language), writeTables()])
  watch.ended('pages')
}
