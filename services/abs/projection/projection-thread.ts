import { parentPort, workerData } from 'node:worker_threads'
import { sliceColumns } from '../../../contracts/abs/projection/columns.ts'
import { projectTotals } from '../../../contracts/abs/projection/run/project-pool.ts'
import type { Part, PartAnswer, ThreadPool } from './messages.ts'

const { columns, from, to } = workerData as ThreadPool
/** One object for all projections: what is kept between them is kept by it. */
const part = sliceColumns(columns, from, to)

/** Loops over the projections it is sent until it is terminated. */
parentPort?.on('message', (message: Part) => parentPort?.postMessage(answer(message)))
parentPort?.postMessage('ready')

function answer({ assumptions, conventions, grid }: Part): PartAnswer {
  try {
    const started = performance.now()
    const cpu = process.threadCpuUsage()
    const totals = projectTotals(part, assumptions, conventions, grid)
    if ('refusal' in totals) return { refused: { ...totals, path: placed(totals.path) } }
    const { user, system } = process.threadCpuUsage(cpu)
    return { totals, cpuMs: (user + system) / 1000, wallMs: performance.now() - started }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Paths count the assets of the whole pool. */
function placed(path: string): string {
  return path.replace(/^assets\.(\d+)/, (_, at: string) => `assets.${from + Number(at)}`)
}
