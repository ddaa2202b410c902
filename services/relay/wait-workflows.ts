import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
} from '@temporalio/client'
import { idOf } from '../../contracts/kernel/id.ts'
import { findWaitRule, type Waits } from '../../contracts/wait/wait-rule.ts'
import { answered } from '../../workflows/wait/wait.ts'
import type { SelectedWait } from './select-waits.ts'

/** What carries waits out: the workflows of one Temporal namespace. */
export interface WaitWorkflows {
  readonly temporal: Client
  readonly taskQueue: string
  readonly waits: Waits
}

/** So many workflows are started, or told something, at once. */
const AT_ONCE = 20

/** Starts a workflow for each; one that has a workflow which runs keeps it. */
export async function startWorkflows(
  workflows: WaitWorkflows,
  waits: readonly SelectedWait[],
): Promise<void> {
  await eachAtOnce(waits, wait => start(workflows, wait))
}

/**
 * Tells each its workflow. A workflow that is gone, though something is open, is started again;
 * answers the waits of those.
 */
export async function tellWorkflows(
  workflows: WaitWorkflows,
  waits: readonly SelectedWait[],
  tell: (handle: WorkflowHandle) => Promise<void>,
): Promise<readonly bigint[]> {
  const gone: bigint[] = []
  await eachAtOnce(waits, async wait => {
    if (await reach(workflows, wait, tell)) return
    await start(workflows, wait)
    gone.push(wait.id)
  })
  return gone
}

/** A workflow that has ended by itself has read that everything was answered. */
export async function endWorkflows(
  workflows: WaitWorkflows,
  waits: readonly SelectedWait[],
): Promise<void> {
  await eachAtOnce(waits, async wait => {
    await reach(workflows, wait, handle => handle.signal(answered))
  })
}

async function start(
  { temporal, taskQueue, waits }: WaitWorkflows,
  { id, kind }: SelectedWait,
): Promise<void> {
  const wait = idOf('wait', id)
  try {
    await temporal.workflow.start(findWaitRule(waits, kind).workflow, {
      ...{ workflowId: wait, taskQueue, args: [wait] },
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    })
  } catch (fault) {
    if (!(fault instanceof WorkflowExecutionAlreadyStartedError)) throw away(fault)
  }
}

/** Answers whether there is a workflow that runs. */
async function reach(
  { temporal }: WaitWorkflows,
  { id }: SelectedWait,
  tell: (handle: WorkflowHandle) => Promise<void>,
): Promise<boolean> {
  try {
    await tell(temporal.workflow.getHandle(idOf('wait', id)))
    return true
  } catch (fault) {
    if (!(fault instanceof WorkflowNotFoundError)) throw away(fault)
    return false
  }
}

async function eachAtOnce<One>(all: readonly One[], act: (one: One) => Promise<void>) {
  for (let from = 0; from < all.length; from += AT_ONCE)
    await Promise.all(all.slice(from, from + AT_ONCE).map(act))
}

/** A namespace made anew, by the same name, has another id. */
export async function findNamespaceId(temporal: Client): Promise<string> {
  const { namespace } = temporal.options
  try {
    const { namespaceInfo } = await temporal.workflowService.describeNamespace({ namespace })
    return namespaceInfo?.id ?? ''
  } catch (fault) {
    throw away(fault)
  }
}

/** Temporal did not answer; whatever else fails in a turn of the relay is not its fault. */
export class TemporalAwayFault extends Error {
  override name = 'TemporalAwayFault'
}

function away(cause: unknown): TemporalAwayFault {
  return new TemporalAwayFault('Temporal does not answer', { cause })
}
