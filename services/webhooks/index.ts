import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '../platform/log.ts'
import { type DeliverOptions, deliverDue } from './deliver-due.ts'

export { readPrivateHosts, webhookAddressRefusal } from './webhook-address.ts'
export { WEBHOOK_TEXTS, type WebhookRefusal } from './webhook-texts.ts'

const log = createLog('webhooks')
const TURN_MS = 1_000
/** Webhooks that are called at the same time: one that answers slowly does not hold up all. */
const AT_ONCE = 2

/** Tells what is due until closed. Several may run: each webhook is called by one at a time. */
export function startWebhooks(options: DeliverOptions): { close(): Promise<void> } {
  const stop = new AbortController()
  const work = async () => {
    while (!stop.signal.aborted) {
      await deliverDue(options).catch((fault: unknown) => {
        log.error({ err: fault }, 'webhooks could not be told')
      })
      await sleep(TURN_MS, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  }
  const ended = Promise.all(Array.from({ length: AT_ONCE }, work))
  return {
    close: async () => {
      stop.abort()
      await ended
    },
  }
}
