import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idOf, type WaitId } from '../../contracts/kernel/id.ts'
import { findWaitRule, WAITS } from '../../contracts/wait/waits.ts'
import { answered, dateRolled, datesMoved } from '../../workflows/wait.ts'
import { BUSINESS_DATE } from '../platform/business-date.ts'
import type { RelayOptions } from './index.ts'

/**
 * One turn: waits that have been answered are closed, those still open since the last turn are
 * started, moved and due ones are told. Each step may be done twice: a second start is refused, a
 * second signal says nothing new. What was started in a Temporal store that is gone is started
 * again in the one that is there. Answers with the waits that are open and not yet started: most
 * are answered before the next turn and never need a workflow.
 */
export async function relayWaits(
  { pool, temporal, taskQueue, waits = WAITS }: RelayOptions,
  openBefore: ReadonlySet<bigint>,
): Promise<ReadonlySet<bigint>> {
  const namespace = await namespaceId(temporal)
  const { rows } = await pool.query<WaitRecord>(SELECT_WAITS)
  const answeredNow = rows.filter(row => !row.open)
  for (const { id, started_in } of answeredNow)
    if (started_in === namespace) await signal(temporal, id, handle => handle.signal(answered))
  await pool.query('update ledger.wait set closed = true where id = any($1::bigint[])', [
    answeredNow.map(row => row.id),
  ])
  const fresh = new Set<bigint>()
  for (const row of rows.filter(r => r.open)) {
    const { id, kind, started_in, today, due, moved } = row
    if (started_in === namespace) {
      if (moved) {
        await signal(temporal, id, handle => handle.signal(datesMoved))
        await pool.query('update ledger.wait set moved = false where id = $1', [id])
      }
      if (!due) continue
      await signal(temporal, id, handle => handle.signal(dateRolled, today))
      await pool.query('update ledger.wait set told_of = $2 where id = $1', [id, today])
    } else if (openBefore.has(id)) {
      await start(temporal, id, findWaitRule(waits, kind).workflow, taskQueue)
      await pool.query('update ledger.wait set started_in = $2, told_of = $3 where id = $1', [
        ...[id, namespace, today],
      ])
    } else fresh.add(id)
  }
  return fresh
}

/** Many at a time, but never unbounded: the rest comes with the next turn. */
const SELECT_WAITS = `
  select w.id, w.kind, w.started_in, w.moved, today.date as today,
         exists (select from ledger.wait_item i where i.wait = w.id) as open,
         w.remind_on <= today.date and coalesce(w.told_of < today.date, true) as due
    from ledger.wait w cross join (select ${BUSINESS_DATE} as date) today
   where not w.closed
   order by w.lapse_on limit 1000`

interface WaitRecord {
  id: bigint
  kind: string
  started_in: string | null
  today: BusinessDate
  open: boolean
  due: boolean
  /** Its dates were computed again since its workflow read them. */
  moved: boolean
}

type Temporal = RelayOptions['temporal']

async function start(
  temporal: Temporal,
  id: bigint,
  workflow: string,
  taskQueue: string,
): Promise<void> {
  const wait: WaitId = idOf('wait', id)
  try {
    await temporal.workflow.start(workflow, {
      ...{ workflowId: wait, taskQueue, args: [wait] },
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    })
  } catch (fault) {
    if (!(fault instanceof WorkflowExecutionAlreadyStartedError)) throw fault
  }
}

type Handle = ReturnType<Temporal['workflow']['getHandle']>

async function signal(temporal: Temporal, id: bigint, send: (handle: Handle) => Promise<void>) {
  try {
    await send(temporal.workflow.getHandle(idOf('wait', id)))
  } catch (fault) {
    // It has ended by itself: it read that everything was answered.
    if (!(fault instanceof WorkflowNotFoundError)) throw fault
  }
}

/** A namespace made anew, by the same name, has another id. */
async function namespaceId(temporal: Temporal): Promise<string> {
  const { namespaceInfo } = await temporal.workflowService.describeNamespace({
    namespace: temporal.options.namespace,
  })
  return namespaceInfo?.id ?? ''
}
