import { condition, defineSignal, setHandler } from '@temporalio/workflow'
import type { Moment } from '../../contracts/kernel/clock.ts'
import type { WaitId } from '../../contracts/kernel/id.ts'

/** The ledger's own words of a wait: a workflow carries it out and decides nothing. */
export interface WaitActivities {
  /** Null: there is no such wait. */
  readWait(wait: WaitId): Promise<OpenWait | null>
  remind(wait: WaitId): Promise<void>
  /** Tells those who supervise the awaited party's desk. */
  escalate(wait: WaitId): Promise<void>
  /** Gives up what is still open; what was answered first stays answered. */
  lapse(wait: WaitId): Promise<void>
}

/** What a wait goes by: all of its moments are business dates, or all are instants. */
export interface OpenWait {
  readonly open: boolean
  /** The ledger's clock when the wait was read. */
  readonly now: Moment
  readonly remind: Moment
  readonly escalate: Moment
  readonly lapse: Moment
}

/** Everything that was waited for has been answered, or withdrawn. */
export const answered = defineSignal('answered')
/** The dates of this wait were computed again: they are read anew. */
export const datesMoved = defineSignal('datesMoved')
/** The ledger's clock has come to a moment at which this wait has something to do. */
export const clockMoved = defineSignal<[Moment]>('clockMoved')

export interface Awaiting {
  /** Resolves true when everything is answered, false when the moment has come. */
  until(which: 'remind' | 'escalate' | 'lapse'): Promise<boolean>
}

/** Hears of answers and of the clock; both may have come before, so the wait is read first. */
export function awaiting(read: OpenWait, readAgain: () => Promise<OpenWait | null>): Awaiting {
  let moments = read
  let open = read.open
  let now = read.now
  let moved = false
  setHandler(datesMoved, () => {
    moved = true
  })
  setHandler(answered, () => {
    open = false
  })
  setHandler(clockMoved, moment => {
    if (moment > now) now = moment
  })
  return {
    until: async which => {
      for (;;) {
        await condition(() => !open || moved || now >= moments[which])
        if (!moved) return !open
        moved = false
        moments = (await readAgain()) ?? moments
      }
    },
  }
}
