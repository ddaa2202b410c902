import { parentPort, workerData } from 'node:worker_threads'
import { projectTotals, sliceColumns } from '../../../contracts/abs/projection/index.ts'
import type { Part, PartAnswer, ThreadPool } from './messages.ts'

const { columns } = workerData as ThreadPool

/**
 * Loops over the parts it is sent until it is terminated; what can be refused was refused before.
 */
parentPort?.on('message', (part: Part) => parentPort?.postMessage(answer(part)))
parentPort?.postMessage('ready')

function answer({ from, to, assumptions, conventions, grid }: Part): PartAnswer {
  try {
    const started = performance.now()
    const cpu = process.threadCpuUsage()
    const totals = projectTotals(sliceColumns(columns, from, to), assumptions, conventions, grid)
    if ('refusal' in totals) return { fault: `${totals.refusal} ${totals.path}` }
    const { user, system } = process.threadCpuUsage(cpu)
    return { totals, cpuMs: (user + system) / 1000, wallMs: performance.now() - started }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
