import { parentPort, workerData } from 'node:worker_threads'
import { sliceColumns } from '../../../contracts/abs/projection/columns.ts'
import { projectTotals } from '../../../contracts/abs/projection/run/project-pool.ts'
import type { PartAnswer, PartRequest, ThreadPool } from './messages.ts'

const { columns, from, to } = workerData as ThreadPool
/** One object for all projections, since what is kept between them is found by it. */
const part = sliceColumns(columns, from, to)

/** Projects what it is sent until it is terminated. */
parentPort?.on('message', (message: PartRequest) => parentPort?.postMessage(answer(message)))
parentPort?.postMessage('ready')

function answer({ assumptions, conventions, grid }: PartRequest): PartAnswer {
  try {
    const started = performance.now()
    const cpu = process.threadCpuUsage()
    const projected = projectTotals(part, assumptions, conventions, grid)
    if (!projected.ok) return { refused: { ...projected, path: toWholePoolPath(projected.path) } }
    const { user, system } = process.threadCpuUsage(cpu)
    const totals = projected.value
    return { totals, cpuMs: (user + system) / 1000, wallMs: performance.now() - started }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Converts a path into the part to a path into the whole pool. */
function toWholePoolPath(path: string): string {
  return path.replace(/^assets\.(\d+)/, (_, at: string) => `assets.${from + Number(at)}`)
}
