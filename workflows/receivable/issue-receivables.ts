import { proxyActivities } from '@temporalio/workflow'
import type { WaitId } from '../../contracts/kernel/id.ts'
import { RETRY } from '../wait/retry.ts'
import { awaiting, type WaitActivities } from '../wait/wait.ts'

const { readWait, remind, escalate, lapse } = proxyActivities<WaitActivities>(RETRY)

/** Proposals are confirmed or rejected in time, or they lapse and their invoices are free again. */
export async function issueReceivables(wait: WaitId): Promise<'answered' | 'lapsed'> {
  const read = await readWait(wait)
  if (!read?.open) return 'answered'
  const { until } = awaiting(read, () => readWait(wait))

  if (await until('remind')) return 'answered'
  await remind(wait)
  if (await until('escalate')) return 'answered'
  await escalate(wait)
  if (await until('lapse')) return 'answered'
  await lapse(wait)
  return 'lapsed'
}
