import type { Bilingual } from '../kernel/bilingual.ts'
import { assert } from '../kernel/bug.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { OpenedWait, WaitByDate, WaitMoments } from '../kernel/fact.ts'
import type { Id, InstrumentPrefix, PartyId } from '../kernel/id.ts'
import type { Span } from '../kernel/span.ts'
import type { Began } from './wait.ts'

/**
 * All that contracts, relay, worker, tasks and the publishing of a calendar year know of one kind
 * of wait. A kind that lacks a part does not compile.
 */
export interface WaitRule<Opening = never, When extends WaitMoments = WaitMoments> {
  /** Names the workflow that reminds and gives up. */
  readonly workflow: string
  /** Finds the party whose answer is waited for. */
  awaited(opening: Opening): PartyId
  /** Reckons by which business dates, or which instants, a wait goes that begins. */
  dates(opening: Opening, began: Began): When
  /** Gives up one thing that nobody answered, by the operator's key. */
  readonly lapse: LapseRule
  /** Says what the awaited party is to do, and what happens when it does not. */
  readonly words: WaitWords
  /** Names the task that it is on the desk of the party awaited. */
  readonly task: string
  /**
   * Reckons the dates again when a year is published, from the day on which the wait began and the
   * earliest due date of what is still open, null where that has none. Null where a wait goes by
   * instants, which stay.
   */
  readonly reckon: ((dueOn: BusinessDate | null, began: Began) => WaitByDate) | null
}

export interface WaitWords {
  readonly asked: Bilingual
  readonly otherwise: Bilingual
}

export interface LapseRule {
  /** The name of an act of the class `operator`. */
  readonly act: string
  /** Makes the act's body of what one entry asked and is still open. */
  body(open: readonly [WaitItem, ...WaitItem[]]): unknown
}

/** One thing of a wait that is still open, as the view `ledger.wait_item` has it. */
export interface WaitItem {
  /** Of an instrument; of a financing, the financing as a whole. */
  readonly instrument: Id<InstrumentPrefix | 'fin'>
  readonly span: Span
}

/** A table of waits by the kinds that stand in `ledger.wait_kind`. */
export type Waits = { readonly [kind: string]: WaitRule }

/** Makes of a kind's rule what contracts open such a wait with. */
export function opener<Opening, When extends WaitMoments>(
  kind: string,
  rule: WaitRule<Opening, When>,
) {
  return (opening: Opening, began: Began): OpenedWait<When> => ({
    kind,
    awaited: rule.awaited(opening),
    ...rule.dates(opening, began),
  })
}

/** Finds the rule of a kind that stands in the store. */
export function findWaitRule(waits: Waits, kind: string): WaitRule {
  const rule = waits[kind]
  assert(rule !== undefined, `the table of waits has the kind ${kind}`)
  return rule
}
