import { parentPort, workerData } from 'node:worker_threads'
import { decodeReport } from './report-message.ts'
import type { Output, Write, WriteTask } from './writer.ts'

const WRITERS: Readonly<Record<Output, () => Promise<Write>>> = {
  workbook: async () => (await import('../workbook/spreadsheet.ts')).writeSpreadsheet,
  pages: async () => (await import('../pdf/write-pdf.ts')).writePdf,
}

/**
 * Loads what it writes with at once; a fault of writing ends the thread, and its owner learns of
 * it.
 */
const write = await WRITERS[workerData as Output]()
parentPort?.on('message', async ({ file, report, language }: WriteTask) => {
  await write(file, decodeReport(report), language)
  parentPort?.postMessage('written')
})
