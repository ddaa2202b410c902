import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Language } from '../../../../contracts/abs/deal/deal-text.ts'
import type { Report } from '../report.ts'
import { encodeReport, type ReportMessage } from './report-message.ts'

export type Output = 'workbook' | 'pages'
export type Write = (file: string, report: Report, language: Language) => Promise<void>

export interface WriteTask {
  readonly file: string
  readonly report: ReportMessage
  readonly language: Language
}

/** Many new objects live shortly here: a larger young generation needs fewer collections. */
const YOUNG_MIB = 64

/**
 * The thread of one output. Its libraries load while the pool is read and projected, and outputs
 * are written at the same time. Until it has something to write it keeps no process alive.
 */
export class Writer {
  readonly #thread: Worker

  constructor(output: Output) {
    this.#thread = new Worker(new URL('./writer-thread.ts', import.meta.url), {
      workerData: output,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    })
    this.#thread.unref()
  }

  /** Writes the output, once; the thread ends with it. */
  async write(file: string, report: Report, language: Language): Promise<void> {
    const thread = this.#thread
    thread.ref()
    const task: WriteTask = { file, report: encodeReport(report), language }
    thread.postMessage(task)
    await once(thread, 'message')
    await thread.terminate()
  }
}
