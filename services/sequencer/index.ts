import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { type StandBy, standBy } from '../platform/stand-by.ts'
import { watchTradeTurn, watchTurn } from '../watch/index.ts'
import { assignPositions, FencedOff, type Mark, takeOver } from './assign-positions.ts'
import { keepMovements } from './keep-movements.ts'
import { log } from './log.ts'

export { mustBePlaced, unplaced, watchUnplaced } from './lag.ts'

/** How soon a committed entry has its position when nothing else is going on. */
const IDLE_MS = 100
/** How soon an entry is looked at, and what it moved is kept, when nothing else is going on. */
const FOLLOW_MS = 1_000
/** How soon after an import, or the end of a day, trade is looked through. */
const TRADE_MS = 3_000
/** A database that does not answer is asked again so much later. */
const FAULT_MS = 1_000

/** Places entries while no other process does. `pool` logs in as tallystick_sequencer. */
export function startSequencer(pool: Pool): StandBy {
  return standBy({ name: 'sequencer', pool, log, work: stop => placeUntil(pool, stop) })
}

/** Ends when told to, or when another sequencer has begun a newer epoch. */
async function placeUntil(pool: Pool, stop: AbortSignal): Promise<void> {
  const epoch = await takeOver(pool)
  const pace = { busy: true }
  const fenced = new AbortController()
  const over = AbortSignal.any([stop, fenced.signal])
  const placing = place(pool, epoch, pace, over).finally(() => fenced.abort())
  await Promise.all([placing, follow(pool, pace, over), lookAtTrade(pool, over)])
}

/** Whether the last turn found entries to place. */
interface Pace {
  busy: boolean
}

async function place(pool: Pool, epoch: bigint, pace: Pace, stop: AbortSignal): Promise<void> {
  let mark: Mark | null = null
  while (!stop.aborted) {
    try {
      const turn = await assignPositions(pool, epoch, mark)
      mark = turn.mark
      pace.busy = turn.placed > 0
      if (!pace.busy) await pause(IDLE_MS, stop)
    } catch (fault) {
      if (fault instanceof FencedOff) return log.warn({ epoch: String(epoch) }, 'fenced off')
      log.error({ err: fault }, 'a turn failed')
      await pause(FAULT_MS, stop)
    }
  }
}

/**
 * Watches transfers and keeps movements. Nobody waits for either, so both go on only while there is
 * nothing to place.
 */
async function follow(pool: Pool, pace: Pace, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      // What is kept is read by the watch without parsing it again.
      const read = pace.busy ? 0 : (await keepMovements(pool)) + (await watchTurn(pool))
      if (read === 0) await pause(FOLLOW_MS, stop)
    } catch (fault) {
      log.error({ err: fault }, 'a turn behind the journal failed')
      await pause(FAULT_MS, stop)
    }
  }
}

/**
 * Looks through all trade each night, and around what imports bring. Nobody waits for it, so it
 * rests between two turns: of days that are rolled one after another, it sees the last.
 */
async function lookAtTrade(pool: Pool, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      const written = await watchTradeTurn(pool)
      if (written) log.info({ findings: written }, 'trade was looked through')
    } catch (fault) {
      log.error({ err: fault }, 'trade could not be looked through')
    }
    await pause(TRADE_MS, stop)
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
