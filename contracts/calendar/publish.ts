import type { Calendar } from '../kernel/calendar.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Fact } from '../kernel/fact.ts'
import type { WaitId } from '../kernel/id.ts'
import { rulesOn } from '../kernel/rules.ts'
import { waitForAnswerUntil } from '../title/offer.ts'
import { type Wait, waitForConfirmation } from '../wait/wait.ts'

/**
 * Two officers publish the edition of the calendar by which the ledger reckons, once a year is
 * known. What is still waited for until a provisional date is reckoned again from the day on which
 * it began, by the rules of that day. Due dates are agreed between the parties and stay.
 */
export function publish(
  { publishedThrough, waits }: PublishState,
  { edition }: { readonly edition: string },
  { calendar }: { readonly calendar: Calendar },
): Decision<CalendarPublished, never, PublishRefusal> {
  if (edition !== calendar.edition) return refuse('edition_must_be_the_ledgers_own', 'body.edition')
  const { publishedThrough: through } = calendar
  if (publishedThrough !== null && through <= publishedThrough)
    return refuse('edition_must_bring_a_new_year', 'body.edition')
  const moved = waits.map(({ wait, ...began }) => ({ wait, ...reckon(began, calendar) }))
  return accept([{ type: 'calendar.published.v1', visibleTo: [], edition, through, moved }], [])
}

export type PublishRefusal = 'edition_must_be_the_ledgers_own' | 'edition_must_bring_a_new_year'

export interface PublishState {
  /** The last year of what was published before; null: nothing was. */
  readonly publishedThrough: number | null
  readonly waits: readonly ProvisionalWait[]
}

/** A wait that is open, and what its dates follow from. */
export interface ProvisionalWait {
  readonly wait: WaitId
  readonly kind: 'confirmation' | 'answer'
  readonly openedOn: BusinessDate
  /** The earliest due date of what it is for. */
  readonly dueOn: BusinessDate
}

export interface CalendarPublished extends Fact {
  readonly type: 'calendar.published.v1'
  readonly edition: string
  readonly through: number
  readonly moved: readonly (Wait & { readonly wait: WaitId })[]
}

function reckon(
  { kind, openedOn: asOf, dueOn }: Omit<ProvisionalWait, 'wait'>,
  calendar: Calendar,
): Wait {
  const began = { asOf, calendar, rules: rulesOn(asOf) }
  return kind === 'confirmation'
    ? waitForConfirmation(dueOn, began)
    : waitForAnswerUntil(dueOn, began)
}
