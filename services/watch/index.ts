import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { type AskTax, openTax } from './ask-tax.ts'
import { checkInvoices, type TaxPlace } from './check-invoices.ts'
import { holdDilution } from './hold-dilution.ts'
import { log } from './log.ts'
import { noteOverdue } from './note-overdue.ts'
import { type MaturityServices, openMaturities } from './open-maturities.ts'
import type { WatchServices } from './watch-services.ts'

export { watchTurn } from './watch-tiers.ts'
export { watchTradeTurn } from './watch-trade.ts'

/** How soon after a red letter came what it dilutes is held, and what is overdue is noted. */
const TURN_MS = 3_000

/**
 * Holds what red letters dilute, and notes what is overdue, until closed. Two may: what is done is
 * not done again.
 */
export function startHolding(services: WatchServices) {
  return startTurns('what red letters dilute, and what is overdue', TURN_MS, async () => {
    const receivables = await holdDilution(services)
    if (receivables > 0) log.info({ receivables }, 'what red letters dilute was held')
    const overdue = await noteOverdue(services)
    if (overdue > 0) log.info({ receivables: overdue }, 'what is overdue was noted')
  })
}

/** How soon after a day begins debtors are told what comes near. */
const TELL_TURN_MS = 20_000

/** Tells debtors of due dates that come near until closed. Two may: each is told once. */
export function startTellingDueDates(services: MaturityServices) {
  return startTurns('due dates that come near', TELL_TURN_MS, async () => {
    const dates = await openMaturities(services)
    if (dates > 0) log.info({ dates }, 'debtors were told of due dates that come near')
  })
}

/** How soon after its import an invoice is asked for, and an outage is tried again. */
const TAX_TURN_MS = 5_000

/** Asks the tax authority at this address until closed. Two may: the last answer counts. */
export function startTaxChecks({ pool, url }: { readonly pool: Pool; readonly url: string }) {
  const [ask, place]: [AskTax, TaxPlace] = [openTax(url), { from: 0n }]
  return startTurns('invoices at the tax authority', TAX_TURN_MS, async () => {
    const invoices = await checkInvoices({ pool, ask }, place)
    if (invoices > 0) log.info({ invoices }, 'the tax authority was asked')
  })
}

/** Takes turn after turn until closed; a turn that fails is logged, and the next one is taken. */
function startTurns(what: string, everyMs: number, turn: () => Promise<void>) {
  const stop = new AbortController()
  const ended = takeTurns(what, everyMs, turn, stop.signal)
  return {
    close: async (): Promise<void> => {
      stop.abort()
      await ended
    },
  }
}

async function takeTurns(
  what: string,
  everyMs: number,
  turn: () => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      await turn()
    } catch (fault) {
      log.error({ err: fault, what }, 'a turn of the watch failed')
    }
    await sleep(everyMs, undefined, { signal: stop }).catch(() => undefined)
  }
}
