import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Language } from '../../../../contracts/abs/deal/deal-text.ts'
import type { Report } from '../report.ts'
import { type PortableReport, packed } from './report-message.ts'

export type Output = 'workbook' | 'pages'
export type Write = (file: string, report: Report, language: Language) => Promise<void>

export interface Task {
  readonly file: string
  readonly report: PortableReport
  readonly language: Language
}

/** New objects are many and short-lived here: fewer, larger sweeps. */
const YOUNG_MIB = 64

/**
 * One output's thread: its libraries load while the pool is read and projected, and outputs are
 * written side by side. Until it is given something to write it keeps no process waiting.
 */
export class Writer {
  private readonly thread: Worker

  constructor(output: Output) {
    this.thread = new Worker(new URL('./writer-thread.ts', import.meta.url), {
      workerData: output,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    })
    this.thread.unref()
  }

  /** Once; the thread ends with it. */
  async write(file: string, report: Report, language: Language): Promise<void> {
    const { thread } = this
    thread.ref()
    const task: Task = { file, report: packed(report), language }
    thread.postMessage(task)
    await once(thread, 'message')
    await thread.terminate()
  }
}
