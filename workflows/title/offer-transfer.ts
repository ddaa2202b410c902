import { proxyActivities } from '@temporalio/workflow'
import type { WaitId } from '../../contracts/kernel/id.ts'
import { RETRY } from '../wait/retry.ts'
import { awaiting, type WaitActivities } from '../wait/wait.ts'

const { readWait, remind, lapse } = proxyActivities<WaitActivities>(RETRY)

/** An offer is answered in time, or it lapses and its spans are free again. */
export async function offerTransfer(wait: WaitId): Promise<'answered' | 'lapsed'> {
  const read = await readWait(wait)
  if (!read?.open) return 'answered'
  const { until } = awaiting(read, () => readWait(wait))

  if (await until('remind')) return 'answered'
  await remind(wait)
  if (await until('lapse')) return 'answered'
  await lapse(wait)
  return 'lapsed'
}
