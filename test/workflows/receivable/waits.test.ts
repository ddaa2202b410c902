import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { workflowBundle } from '../../../services/worker/index.ts'
import {
  answered,
  clockMoved,
  datesMoved,
  type OpenWait,
  type WaitActivities,
} from '../../../workflows/wait/wait.ts'
import { testTemporal } from '../../support/temporal.ts'

/** What waits do when what they hear comes late, twice, out of order, or all at once. */
const TASK_QUEUE = 'waits-of-tests'
const OPEN: OpenWait = {
  ...{ open: true, now: '2026-03-02', remind: '2026-03-05' },
  ...{ escalate: '2026-03-12', lapse: '2026-03-16' },
}

let client: Client
let connection: NativeConnection
/** What each wait was read as, one answer after the other, the last for ever. */
const reads = new Map<string, (OpenWait | null)[]>()
const done = new Map<string, string[]>()
/** What happens while somebody is reminded. */
const meanwhile = new Map<string, () => Promise<void>>()

const note = (what: string) => async (wait: string) => void done.get(wait)!.push(what)
const activities: WaitActivities = {
  readWait: async wait => {
    const left = reads.get(wait)!
    return left.length > 1 ? left.shift()! : left[0]!
  },
  remind: async wait => {
    done.get(wait)!.push('remind')
    await meanwhile.get(wait)?.()
  },
  escalate: note('escalate'),
  lapse: note('lapse'),
}

beforeAll(async () => {
  const address = await testTemporal()
  connection = await NativeConnection.connect({ address })
  client = new Client({ connection: await Connection.connect({ address }) })
})
afterAll(async () => {
  await client?.connection.close()
  await connection?.close()
})

type Tell = (handle: WorkflowHandle) => Promise<void>
const roll =
  (date: BusinessDate): Tell =>
  handle =>
    handle.signal(clockMoved, date)
const answer: Tell = handle => handle.signal(answered)
const answerToReminder: Tell = async handle =>
  void meanwhile.set(handle.workflowId, () => handle.signal(answered))
const move: Tell = handle => handle.signal(datesMoved)

type Story = readonly [reads: readonly (OpenWait | null)[], ...tells: Tell[]]

/** Everything is told before the workflows take their first step, in the order given. */
async function run(workflow: string, ...stories: readonly Story[]) {
  const handles: WorkflowHandle[] = []
  for (const [read, ...tells] of stories) {
    const wait = newId('wait')
    reads.set(wait, [...read])
    done.set(wait, [])
    const options = { workflowId: wait, taskQueue: TASK_QUEUE, args: [wait] }
    const handle = await client.workflow.start(workflow, options)
    for (const tell of tells) await tell(handle)
    handles.push(handle)
  }
  const worker = await Worker.create({
    ...{ connection, taskQueue: TASK_QUEUE, activities: { ...activities } },
    workflowBundle: await workflowBundle(),
  })
  const results = await worker.runUntil(Promise.all(handles.map(handle => handle.result())))
  return handles.map((handle, n) => [...done.get(handle.workflowId)!, results[n]])
}

const later: OpenWait = { ...OPEN, remind: '2026-03-17', escalate: '2026-03-17' }
const MOVED = [OPEN, { ...later, lapse: '2026-03-18' }] as const
const ANSWER_AFTER_MS = 1_500
const soon: Tell = async handle => {
  setTimeout(() => void handle.signal(answered), ANSWER_AFTER_MS)
}

describe.each([
  ['offerTransfer', ['remind', 'lapse', 'lapsed']],
  ['issueReceivables', ['remind', 'escalate', 'lapse', 'lapsed']],
])('%s', (workflow, lapses) => {
  test('that is answered or not there does nothing', async () => {
    const all = await run(
      workflow,
      [[null]],
      [[{ ...OPEN, open: false }]],
      [[OPEN], answer],
      [[OPEN], roll('2026-03-16'), answer],
    )
    expect(all).toEqual(Array(4).fill(['answered']))
  })

  test('that is answered to its reminder does nothing more', async () => {
    const [calls] = await run(workflow, [[OPEN], roll('2026-03-05'), answerToReminder])
    expect(calls).toEqual(['remind', 'answered'])
  })

  test('lapses on its date, and an earlier date that comes late changes nothing', async () => {
    const due: Story = [[{ ...OPEN, now: '2026-03-16' }]]
    const late: Story = [[OPEN], roll('2026-03-16'), roll('2026-03-05')]
    expect(await run(workflow, due, late)).toEqual([lapses, lapses])
  })

  test('whose dates were moved goes by the new ones, where there are any', async () => {
    const all = await run(
      workflow,
      [MOVED, move, roll('2026-03-18')],
      [MOVED, move, roll('2026-03-16'), soon],
      [[OPEN, null], move, roll('2026-03-16')],
    )
    expect(all).toEqual([lapses, ['answered'], lapses])
  })
})
