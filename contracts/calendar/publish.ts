import type { ActClass } from '../command/act-class.ts'
import { assert } from '../kernel/bug.ts'
import type { Calendar } from '../kernel/calendar.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Fact, WaitByDate } from '../kernel/fact.ts'
import type { WaitId } from '../kernel/id.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { rulesOn } from '../kernel/rules.ts'
import { findWaitRule, type Waits } from '../wait/wait-rule.ts'
import { WAITS } from '../wait/waits.ts'

/**
 * Two officers publish the edition of the calendar by which the ledger reckons, once a year is
 * known. What is still waited for until a provisional date is reckoned again from the day on which
 * it began, by the rules of that day, though never back before today: who is waited for would have
 * missed its date unawares. Due dates are agreed between the parties and stay.
 */
export function publish(
  { publishedThrough, waits, table = WAITS }: PublishState,
  { edition }: { readonly edition: string },
  { asOf, calendar }: Pick<Context, 'asOf' | 'calendar'>,
): Decision<CalendarPublished, never, PublishRefusal> {
  if (edition !== calendar.edition)
    return refuse('edition_must_be_the_ledgers_own', 'body.edition', { edition: calendar.edition })
  const { publishedThrough: through } = calendar
  if (publishedThrough !== null && through <= publishedThrough)
    return refuse('edition_must_bring_a_new_year', 'body.edition', { through, publishedThrough })
  const moved = waits.map(({ wait, ...began }) => {
    const { remindOn, lapseOn } = reckon(began, calendar, table)
    return { wait, remindOn: later(remindOn, asOf), lapseOn: later(lapseOn, asOf) }
  })
  return accept([{ type: 'calendar.published.v1', visibleTo: [], edition, through, moved }], [])
}

export const PUBLISH_CLASS = 'officers' satisfies ActClass

export type PublishRefusal =
  | Detailed<'edition_must_be_the_ledgers_own', { edition: string }>
  | Detailed<'edition_must_bring_a_new_year', { through: number; publishedThrough: number }>

export const PUBLISH_TEXTS = {
  edition_must_be_the_ledgers_own: conflict(
    d => `只能公布系统所用的日历版本 ${d.edition}，所填为另一版本。`,
    d => `Publish the edition by which the ledger reckons, ${d.edition}; this is another.`,
  ),
  edition_must_bring_a_new_year: conflict(
    d => `该日历止于 ${d.through} 年，而 ${d.publishedThrough} 年及以前均已公布。`,
    d =>
      `This edition ends with ${d.through}; all years up to ${d.publishedThrough} have been ` +
      'published.',
  ),
} satisfies RefusalTexts<PublishRefusal>

export interface PublishState {
  /** The last year of what was published before; null: nothing was. */
  readonly publishedThrough: number | null
  readonly waits: readonly ProvisionalWait[]
  /** The kinds that there are: those of the ledger, unless given. */
  readonly table?: Waits
}

/** A wait that is open, and what its dates follow from. */
export interface ProvisionalWait {
  readonly wait: WaitId
  readonly kind: string
  readonly openedOn: BusinessDate
  /** The earliest due date of what it is for; null: none of it has one. */
  readonly dueOn: BusinessDate | null
}

export interface CalendarPublished extends Fact {
  readonly type: 'calendar.published.v1'
  readonly edition: string
  readonly through: number
  readonly moved: readonly (WaitByDate & { readonly wait: WaitId })[]
}

function reckon(
  { kind, openedOn: asOf, dueOn }: Omit<ProvisionalWait, 'wait'>,
  calendar: Calendar,
  table: Waits,
): WaitByDate {
  const began = { asOf, calendar, rules: rulesOn(asOf) }
  const { reckon } = findWaitRule(table, kind)
  assert(reckon !== null, `waits of the kind ${kind} go by dates, which may be provisional`)
  return reckon(dueOn, began)
}

function later(a: BusinessDate, b: BusinessDate): BusinessDate {
  if (a > b) return a
  return b
}
