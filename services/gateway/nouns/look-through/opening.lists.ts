import { idNumber } from '../../../../contracts/kernel/id.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { named } from '../../graph/filters.ts'
import { defineList } from '../../graph/list.ts'
import { inPeriod } from '../journal/entry.lists.ts'
import { readInstrumentId } from '../title/instrument.type.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { OPENING_COLUMNS, OpeningConnection, type OpeningRow } from './opening.type.ts'

const OpeningSide = enumOf('OpeningSide', 'On which side of a look-through a party is.', {
  opener: 'It looked: a regulator or a court.',
  concerned: 'It was looked at: the instrument concerns it, and a regulator looked.',
})

const ORDER = { keys: ['l.entry'], columns: ['entry'] }

defineList<OpeningRow>(OF_VIEWER, {
  name: 'openings',
  connection: OpeningConnection,
  description:
    'Who looked through what, when and why: what the party looked at itself, or what a regulator ' +
    'looked at that concerns it.',
  columns: OPENING_COLUMNS,
  from: 'ledger.look_through l',
  own: 'true',
  filters: {
    as: {
      type: OpeningSide,
      required: true,
      description: 'Which side it is on.',
      where: (side: 'opener' | 'concerned') =>
        side === 'opener'
          ? 'l.party = $1'
          : `l.told and l.party <> $1 and (select s.entry from ledger.entry_visibility s
               where s.party = $1 and s.instrument = l.instrument limit 1) is not null`,
    },
    by: named('pty', 'l.party', 'Only those by this regulator or court.'),
    instrument: {
      type: 'ID',
      description: 'Only those of this instrument.',
      where: (id: string, place) => `l.instrument = ${place(idNumber(readInstrumentId(id)))}`,
    },
    ...inPeriod('l.entry'),
  },
  orders: {
    NEWEST: { ...ORDER, newestFirst: true, description: 'The newest first.' },
    OLDEST: { ...ORDER, description: 'The oldest first.' },
  },
})
