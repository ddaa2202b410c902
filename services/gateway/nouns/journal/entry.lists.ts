import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { named, type Place } from '../../graph/filters.ts'
import { defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { OF_PARTY } from '../viewer/party.lists.ts'
import { ENTRIES_OF_PAGE, EntryConnection, type EntryRow } from './entry.type.ts'

/**
 * Entries of a period are those between two rolls of the business date, so that dates need no index
 * of their own: a day's entries come after the roll to it, and the next roll is its last entry.
 */
const firstAfter = (date: string, sign: '>=' | '>') =>
  `(select min(d.entry) from ledger.business_day d where d.date ${sign} ${date}::date)`

/** Filters by the business dates of entries whose number is this column. */
export const inPeriod = (entry: string) => ({
  from: {
    type: 'Date',
    description: 'Only those of this business date or later.',
    where: (date: BusinessDate, place: Place) => `${entry} > ${firstAfter(place(date), '>=')}`,
  } as const,
  to: {
    type: 'Date',
    description: 'Only those of this business date or earlier.',
    where: (date: BusinessDate, place: Place) =>
      `${entry} <= coalesce(${firstAfter(place(date), '>')}, 9223372036854775807)`,
  } as const,
})

const ENTRY_ORDER = { keys: ['s.entry'], columns: ['id'] }

defineList<EntryRow>(OF_VIEWER, {
  name: 'entries',
  connection: EntryConnection,
  description: 'The journal entries that concern the party.',
  columns: 'distinct s.entry as id',
  from: 'ledger.entry_visibility s',
  own: 's.party = $1',
  filters: {
    act: {
      type: 'String',
      isList: true,
      description: 'Only those of these acts, such as `title.release`.',
      where: (acts: readonly string[], place) =>
        `s.entry in (select e.id from ledger.entry e where e.act = any(${place(acts)}::text[]))`,
    },
    party: named(
      'pty',
      '(select e.party from ledger.entry e where e.id = s.entry)',
      'Only those of acts that this party commanded.',
    ),
    ...inPeriod('s.entry'),
  },
  orders: {
    NEWEST: { ...ENTRY_ORDER, newestFirst: true, description: 'The newest first.' },
    OLDEST: { ...ENTRY_ORDER, description: 'The oldest first.' },
  },
  joined: ENTRIES_OF_PAGE,
})

defineList<EntryRow>(OF_PARTY, {
  name: 'story',
  connection: EntryConnection,
  readers: ['operator'],
  description:
    'What happened to the party itself: that it was enrolled, suspended or reinstated, its users ' +
    'and its keys; as far as it concerns the reader.',
  columns: 'distinct t.entry as id',
  from: 'ledger.touch t',
  own: "t.subject = $1 and t.noun = 'pty'",
  orders: {
    OLDEST: { keys: ['t.entry'], columns: ['id'], description: 'The oldest first.' },
  },
  joined: ENTRIES_OF_PAGE,
})
