import { parentPort } from 'node:worker_threads'
import { makePaper, readFontsAhead } from '../../../platform/paper/paper.ts'
import { drawTable } from '../../../platform/paper/table.ts'
import { writePdf } from '../pdf/write-pdf.ts'
import type { PagesTask } from './pages-writer.ts'
import { decodeReport } from './report-message.ts'

prepare()

/** A fault of writing ends the thread, and its owner learns of it. */
parentPort?.on('message', async ({ file, report, language }: PagesTask) => {
  await writePdf(file, decodeReport(report), language)
  parentPort?.postMessage('written')
})

/** Lays out a table that nobody sees: what that takes is read and compiled by the first report. */
function prepare(): void {
  readFontsAhead()
  const columns = ['资产', 'Balance', ''].map(title => ({ title, weight: 1 }))
  const rows = Array.from({ length: 30 }, (_, i) => ['合计', 'Class A', `${i * 7919}.50 and more`])
  drawTable(makePaper('', 'zh', new Date(0)), columns, rows)
}
