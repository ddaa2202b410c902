import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Language } from '../../../../contracts/abs/deal/deal-text.ts'
import type { Report } from '../report.ts'
import { encodeReport, type ReportMessage } from './report-message.ts'

export interface PagesTask {
  readonly file: string
  readonly report: ReportMessage
  readonly language: Language
}

/** Many new objects live shortly here: a larger young generation needs fewer collections. */
const YOUNG_MIB = 64

/**
 * The thread of the PDF. Its libraries and fonts load while the pool is read and projected, and it
 * writes beside the other outputs. Until it has something to write it keeps no process alive.
 */
export class PagesWriter {
  readonly #thread: Worker

  constructor() {
    this.#thread = new Worker(new URL('./pages-thread.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    })
    this.#thread.unref()
  }

  /** Writes the PDF, once; the thread ends with it. */
  async write(file: string, report: Report, language: Language): Promise<void> {
    const thread = this.#thread
    thread.ref()
    const task: PagesTask = { file, report: encodeReport(report), language }
    thread.postMessage(task)
    await once(thread, 'message')
    await thread.terminate()
  }
}
