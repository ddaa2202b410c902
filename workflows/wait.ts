import { condition, defineSignal, setHandler } from '@temporalio/workflow'
import type { BusinessDate } from '../contracts/kernel/date.ts'
import type { WaitId } from '../contracts/kernel/id.ts'

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

export interface OpenWait {
  readonly open: boolean
  readonly today: BusinessDate
  readonly remindOn: BusinessDate
  readonly escalateOn: BusinessDate
  readonly lapseOn: BusinessDate
}

/** Everything that was waited for has been answered, or withdrawn. */
export const answered = defineSignal('answered')
/** The dates of this wait were computed again: they are read anew. */
export const datesMoved = defineSignal('datesMoved')
/** The business date has come to one on which this wait has something to do. */
export const dateRolled = defineSignal<[BusinessDate]>('dateRolled')

export interface Awaiting {
  /** Resolves true when everything is answered, false when the business date has come. */
  until(which: 'remindOn' | 'escalateOn' | 'lapseOn'): Promise<boolean>
}

/** Hears of answers and dates; both may have come before, so the wait is read first. */
export function awaiting(read: OpenWait, readAgain: () => Promise<OpenWait | null>): Awaiting {
  let dates = read
  let open = read.open
  let today = read.today
  let moved = false
  setHandler(datesMoved, () => {
    moved = true
  })
  setHandler(answered, () => {
    open = false
  })
  setHandler(dateRolled, date => {
    if (date > today) today = date
  })
  return {
    until: async which => {
      for (;;) {
        await condition(() => !open || moved || today >= dates[which])
        if (!moved) return !open
        moved = false
        dates = (await readAgain()) ?? dates
      }
    },
  }
}
