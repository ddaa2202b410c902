import { setTimeout as sleep } from 'node:timers/promises'
import { type StandBy, standBy } from '../platform/stand-by.ts'
import { log } from './log.ts'
import { findDueDay, type RollerServices, rollDueDays } from './roll-due-days.ts'

/** How soon after midnight a day is over. */
const TURN_MS = 15_000

/** Ends business days by the clock while no other process does. */
export function startRoller(services: RollerServices): StandBy {
  const { pool } = services
  return standBy({ name: 'roller', pool, log, work: stop => rollUntil(services, stop) })
}

async function rollUntil(services: RollerServices, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      const days = await rollDueDays(services)
      if (days > 0) log.info({ days }, 'the business date was rolled')
    } catch (fault) {
      log.error({ err: fault }, 'the business date could not be rolled')
    }
    await sleep(TURN_MS, undefined, { signal: stop }).catch(() => undefined)
  }
}

/** Throws while a business day has come that the ledger has not been rolled to: for readiness. */
export async function mustBeRolled(
  services: Pick<RollerServices, 'pool' | 'calendar' | 'today'>,
): Promise<void> {
  const due = await findDueDay(services)
  if (due !== null) throw new Error(`the business date has not been rolled to ${due}`)
}
