import { type Client, WorkflowNotFoundError } from '@temporalio/client'

/** A Temporal of the tests: knows which workflows run, and what was started and told. */
export interface RecordedTemporal {
  readonly client: Client
  readonly running: Set<string>
  readonly started: string[]
  /** Workflows that were asked for, whether they run or not. */
  readonly reached: string[]
  /** `answered wait_…`, `clockMoved wait_… 2026-03-05`. */
  readonly told: string[]
  /** The id of the namespace: another one has lost all workflows. */
  namespace: string
  clear(): void
}

export function recordedTemporal(): RecordedTemporal {
  const running = new Set<string>()
  const started: string[] = []
  const reached: string[] = []
  const told: string[] = []
  const start = async (_workflow: string, { workflowId }: { workflowId: string }) => {
    started.push(workflowId)
    running.add(workflowId)
  }
  const getHandle = (id: string) => ({
    signal: async ({ name }: { name: string }, ...given: string[]) => {
      reached.push(id)
      if (!running.has(id)) throw new WorkflowNotFoundError('gone', id, undefined)
      told.push([name, id, ...given].join(' '))
    },
  })
  const recorded = {
    ...{ running, started, reached, told, namespace: 'first' },
    clear: () => {
      started.length = 0
      reached.length = 0
      told.length = 0
    },
    client: {
      options: { namespace: 'default' },
      workflow: { start, getHandle },
      workflowService: {
        describeNamespace: async () => ({ namespaceInfo: { id: recorded.namespace } }),
      },
    } as unknown as Client,
  }
  return recorded
}
