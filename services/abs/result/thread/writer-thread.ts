import { parentPort, workerData } from 'node:worker_threads'
import { unpacked } from './report-message.ts'
import type { Output, Task, Write } from './writer.ts'

const WRITERS: Readonly<Record<Output, () => Promise<Write>>> = {
  workbook: async () => (await import('../workbook/spreadsheet.ts')).writeSpreadsheet,
  pages: async () => (await import('../pdf/write-pdf.ts')).writePdf,
}

/** Loads what it writes with at once; a fault of the writing ends the thread, and is told so. */
const write = await WRITERS[workerData as Output]()
parentPort?.on('message', async ({ file, report, language }: Task) => {
  await write(file, unpacked(report), language)
  parentPort?.postMessage('written')
})
