import { fileURLToPath } from 'node:url'
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
} from '@temporalio/worker'
import { log } from './log.ts'
import { type WaitServices, waitActivities } from './wait-activities.ts'

export type { WaitServices } from './wait-activities.ts'

export interface WorkerOptions extends WaitServices {
  readonly address: string
  readonly namespace: string
  readonly taskQueue: string
}

export interface TemporalWorker {
  /** Finishes what is under way. */
  close(): Promise<void>
  /** Rejects when the worker has failed and must be started anew. */
  readonly ended: Promise<void>
}

/** Carries out workflows and their activities until closed. */
export async function startWorker(options: WorkerOptions): Promise<TemporalWorker> {
  const { address, namespace, taskQueue, ...services } = options
  const connection = await NativeConnection.connect({ address })
  const worker = await Worker.create({
    ...{ connection, namespace, taskQueue },
    workflowBundle: await workflowBundle(),
    activities: { ...waitActivities(services) },
    shutdownGraceTime: '5 seconds',
  })
  const ended = worker.run().finally(() => connection.close())
  ended.catch(fault => log.error({ err: fault }, 'the worker has failed'))
  return {
    ended,
    close: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown()
      await ended.catch(() => undefined)
    },
  }
}

/** What the library says goes into our log; of its starting and stopping we say enough. */
const logger = new DefaultLogger('WARN', ({ level, message, meta }) => {
  log[level === 'ERROR' ? 'error' : 'warn']({ ...meta }, message)
})
Runtime.install({ logger })

let bundle: ReturnType<typeof bundleWorkflowCode> | undefined

/** Once a process: it takes a second. */
export async function workflowBundle(): ReturnType<typeof bundleWorkflowCode> {
  const workflowsPath = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url))
  bundle ??= bundleWorkflowCode({ workflowsPath, logger })
  return await bundle
}
