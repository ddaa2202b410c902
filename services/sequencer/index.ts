import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { watchTurn } from '../watch/index.ts'
import { assignPositions, FencedOff, type Mark, takeOver } from './assign-positions.ts'
import { unplaced, watchUnplaced } from './lag.ts'
import { log } from './log.ts'

export interface Sequencer {
  /** Ends after the turn under way. */
  close(): Promise<void>
  /** Resolves when it has ended: closed, or fenced off by another. */
  readonly ended: Promise<void>
  /** Throws when it has ended, or its database does not answer. */
  works(): Promise<unknown>
}

/** How soon a committed entry has its position when nothing else is going on. */
const IDLE_MS = 100
/** How soon a transfer is looked at when nothing else is going on. */
const WATCH_MS = 1_000
/** A database that does not answer is asked again so much later. */
const FAULT_MS = 1_000

/** One at a time places entries: a second one takes over and the first ends by itself. */
export async function startSequencer(pool: Pool): Promise<Sequencer> {
  const epoch = await takeOver(pool)
  watchUnplaced(() => unplaced(pool))
  const stop = new AbortController()
  const pace = { busy: true }
  const placing = run(pool, epoch, pace, stop.signal).finally(() => stop.abort())
  const ended = Promise.all([placing, watch(pool, pace, stop.signal)]).then(() => undefined)
  let over = false
  void ended.then(() => {
    over = true
  })
  return {
    ended,
    works: async () => {
      if (over) throw new FencedOff(`epoch ${epoch} is over`)
      return await unplaced(pool)
    },
    close: async () => {
      watchUnplaced(null)
      stop.abort()
      await ended
    },
  }
}

/** Whether the last turn found entries to place. */
interface Pace {
  busy: boolean
}

async function run(pool: Pool, epoch: bigint, pace: Pace, stop: AbortSignal): Promise<void> {
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

/** Nobody waits for it, so it reads only while there is nothing to place. */
async function watch(pool: Pool, pace: Pace, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      if (pace.busy || (await watchTurn(pool)) === 0) await pause(WATCH_MS, stop)
    } catch (fault) {
      log.error({ err: fault }, 'a turn of the watch failed')
      await pause(FAULT_MS, stop)
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined)
}
