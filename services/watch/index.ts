import { setTimeout as sleep } from 'node:timers/promises'
import { type DilutionServices, holdDilution } from './hold-dilution.ts'
import { log } from './log.ts'

export { watchTurn } from './watch-tiers.ts'
export { watchTradeTurn } from './watch-trade.ts'

/** How soon after a red letter came what it dilutes is held. */
const TURN_MS = 3_000

/** Holds what red letters dilute until closed. Two may: what is held is not held again. */
export function startHolding(services: DilutionServices) {
  const stop = new AbortController()
  const ended = holdUntil(services, stop.signal)
  return {
    close: async (): Promise<void> => {
      stop.abort()
      await ended
    },
  }
}

async function holdUntil(services: DilutionServices, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      const receivables = await holdDilution(services)
      if (receivables > 0) log.info({ receivables }, 'what red letters dilute was held')
    } catch (fault) {
      log.error({ err: fault }, 'what red letters dilute could not be held')
    }
    await sleep(TURN_MS, undefined, { signal: stop }).catch(() => undefined)
  }
}
