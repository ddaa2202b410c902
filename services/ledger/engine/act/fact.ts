import type { CalendarPublished } from '../../../../contracts/calendar/publish.ts'
import type { DateRolled } from '../../../../contracts/calendar/roll.ts'
import type { PartyFact } from '../../../../contracts/party/facts.ts'
import type { ReceivableFact } from '../../../../contracts/receivable/facts.ts'
import type { LookedThrough } from '../../../../contracts/regulator/look-through.ts'

type CalendarFact = DateRolled | CalendarPublished

/** What has happened, as the contracts say it; the ledger writes each noun's rows from it. */
export type LedgerFact = ReceivableFact | PartyFact | CalendarFact | LookedThrough

/** The chains that a fact extends beside those of the instruments it posts on. */
export function subjectsOfFact(fact: LedgerFact): readonly string[] {
  const named = fact as Partial<Record<(typeof SUBJECT_FIELDS)[number], string>>
  if (isCalendarFact(fact)) return [CALENDAR]
  if (fact.type.startsWith('party.') || fact.type.startsWith('receivable.standing-acceptance'))
    return SUBJECT_FIELDS.flatMap(field => named[field] ?? [])
  return 'receivable' in fact ? [fact.receivable] : []
}

export function isCalendarFact(fact: LedgerFact): fact is CalendarFact {
  return fact.type.startsWith('calendar.')
}

export const CALENDAR = 'cal_0000000000000'

const SUBJECT_FIELDS = ['party', 'key'] as const
