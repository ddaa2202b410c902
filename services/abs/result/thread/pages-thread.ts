import { parentPort } from 'node:worker_threads'
import { writePdf } from '../pdf/write-pdf.ts'
import type { PagesTask } from './pages-writer.ts'
import { decodeReport } from './report-message.ts'

/** A fault of writing ends the thread, and its owner learns of it. */
parentPort?.on('message', async ({ file, report, language }: PagesTask) => {
  await writePdf(file, decodeReport(report), language)
  parentPort?.postMessage('written')
})
