/**
 * `node record-histories.ts`: runs the workflows of waits on a Temporal server of its own, with
 * activities that do nothing, and stores the histories that replay tests read. Run it again when a
 * workflow is new; a stored history is never changed to please a changed workflow.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { WAITS } from '../../contracts/wait/waits.ts'
import { startTemporal } from '../../services/local/servers/temporal.ts'
import { newId } from '../../services/platform/new-id.ts'
import { workflowBundle } from '../../services/worker/index.ts'
import {
  answered,
  clockMoved,
  type OpenWait,
  type WaitActivities,
} from '../../workflows/wait/wait.ts'
import { historyText } from './stored-history.ts'

const OPEN: OpenWait = {
  ...{ open: true, now: '2026-03-02', remind: '2026-03-05' },
  ...{ escalate: '2026-03-12', lapse: '2026-03-16' },
}
const activities: WaitActivities = {
  readWait: async () => OPEN,
  remind: async () => undefined,
  escalate: async () => undefined,
  lapse: async () => undefined,
}

/** What happens to a wait: the business dates that come, and whether it is answered then. */
const STORIES = {
  'answered-early': { dates: [], answered: true },
  'reminded-then-answered': { dates: ['2026-03-05'], answered: true },
  lapsed: { dates: ['2026-03-05', '2026-03-12', '2026-03-16'], answered: false },
} as const
const WORKFLOWS = new Set(Object.values(WAITS).map(({ workflow }) => workflow))
/** Time enough for the workflow to do what a date asks for. */
const SETTLE_MS = 1_000

type Story = (typeof STORIES)[keyof typeof STORIES]

async function tell(handle: WorkflowHandle, story: Story): Promise<void> {
  await sleep(SETTLE_MS)
  for (const date of story.dates) {
    await handle.signal(clockMoved, date)
    await sleep(SETTLE_MS)
  }
  if (story.answered) await handle.signal(answered)
  await handle.result()
}

async function record(client: Client, taskQueue: string): Promise<void> {
  for (const workflow of WORKFLOWS)
    for (const [name, story] of Object.entries(STORIES)) {
      const wait = newId('wait')
      const options = { workflowId: wait, taskQueue, args: [wait] }
      const handle = await client.workflow.start(workflow, options)
      await tell(handle, story)
      const file = new URL(`histories/${workflow}.${name}.json`, import.meta.url)
      writeFileSync(fileURLToPath(file), historyText(await handle.fetchHistory()))
    }
}

const folder = mkdtempSync(join(tmpdir(), 'tallystick-histories-'))
chmodSync(folder, 0o755)
const { address, stop } = await startTemporal({ folder, say: () => undefined })
const taskQueue = 'record-histories'
const identity = 'recorder'
const connection = await NativeConnection.connect({ address })
const worker = await Worker.create({
  ...{ connection, taskQueue, identity, activities: { ...activities } },
  workflowBundle: await workflowBundle(),
})
const client = new Client({ connection: await Connection.connect({ address }), identity })
await worker.runUntil(record(client, taskQueue))
await client.connection.close()
await connection.close()
await stop()
rmSync(folder, { recursive: true, force: true })
