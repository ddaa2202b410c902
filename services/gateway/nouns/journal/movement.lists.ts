import { idNumber } from '../../../../contracts/kernel/id.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { among, readNumber } from '../../graph/filters.ts'
import { defineList } from '../../graph/list.ts'
import { readInstrumentId } from '../title/instrument.type.ts'
import { moneyTotals } from '../title/total.type.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { inPeriod } from './entry.lists.ts'
import {
  MOVEMENT_COLUMNS,
  MovementConnection,
  MovementKind,
  type MovementRow,
} from './movement.type.ts'

const Direction = enumOf('Direction', 'Which way units went, as a party sees it.', {
  in: 'They came to it.',
  out: 'They left it.',
})

/** SQL: units of an instrument. Its entries are found by an index, not by reading postings. */
const ofInstrument = (number: string) => `m.instrument = ${number} and m.entry = any(array(
  select v.entry from ledger.entry_visibility v where v.party = $1 and v.instrument = ${number}))`

const ORDER = { keys: ['m.entry', 'm.part'], columns: ['entry', 'part'] }

defineList<MovementRow>(OF_VIEWER, {
  name: 'movements',
  connection: MovementConnection,
  description:
    'What came to the party and what left it: which units, from whom or to whom, at what amount, ' +
    'by which act and entry.',
  columns: MOVEMENT_COLUMNS,
  from: 'ledger.movement m',
  own: 'm.party = $1',
  filters: {
    ...inPeriod('m.entry'),
    direction: {
      type: Direction,
      description: 'Only those that came, or only those that left.',
      where: (way: 'in' | 'out') => `m.${way === 'in' ? 'to' : 'from'}_party = $1`,
    },
    counterparty: {
      type: 'ID',
      description: 'Only those with this party on the other side.',
      where: (id: string, place) => `${place(readNumber('pty', id))} in (m.from_party, m.to_party)`,
    },
    kind: among(MovementKind, 'm.kind', 'Only those of these kinds.'),
    act: {
      type: 'String',
      isList: true,
      description: 'Only those by these acts, such as `title.answer-offer`.',
      where: (acts: readonly string[], place) => `m.act = any(${place(acts)}::text[])`,
    },
    instrument: {
      type: 'ID',
      description: 'Only those of units of this instrument.',
      where: (id: string, place) => ofInstrument(place(idNumber(readInstrumentId(id)))),
    },
  },
  orders: {
    NEWEST: { ...ORDER, newestFirst: true, description: 'The newest first.' },
    OLDEST: { ...ORDER, description: 'The oldest first.' },
  },
  totals: moneyTotals('m.currency', 'm.hi - m.lo'),
})
