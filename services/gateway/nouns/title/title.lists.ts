import { idNumber } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { among, between, type Filters, named, readNumber } from '../../graph/filters.ts'
import { defineList, type Home } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { Instrument, readInstrumentId } from './instrument.type.ts'
import {
  CLAIM_COLUMNS,
  ClaimConnection,
  ClaimKind,
  type ClaimRow,
  TITLE_COLUMNS,
  TitleConnection,
  type TitleRow,
} from './title.type.ts'

/** The lists of an instrument: `$1` is its number. */
const OF_INSTRUMENT: Home = {
  name: 'instrument',
  add: (field, make) => builder.interfaceField(Instrument, field, make),
  values: ({ id }: { readonly id: bigint }) => [id],
}

/** What a span `alias` is found by, through its receivable `r`. */
const ofInstrument = (alias: string): Filters => ({
  instrument: {
    type: 'ID',
    description: 'Only those of the instrument with this id.',
    where: (id: string, place) => `${alias}.instrument = ${place(idNumber(readInstrumentId(id)))}`,
  },
  debtor: named('pty', 'r.debtor', 'Only those of receivables that this party owes.'),
  ...between('due', 'r.due_on', 'a due date'),
})

/** Adds up spans `alias` of receivables `r`, or of another instrument in its own unit. */
const addUp = (alias: string) => ({
  columns: `r.currency, coalesce(case when r.id is not null then 'MINOR_UNITS' end,
      (select k.unit from ledger.instrument i join ledger.instrument_kind k on k.kind = i.kind
        where i.id = ${alias}.instrument)) as unit,
    ledger.total(${alias}.hi - ${alias}.lo) as amount, count(*) as count`,
  by: '1, 2',
})

const bySpan = (alias: string) => ({
  SPAN: {
    description: 'By instrument, and from its first unit on.',
    ...{ keys: [`${alias}.instrument`, `${alias}.lo`], columns: ['instrument', 'lo'] },
  },
})

const TITLES = 'ledger.title t left join ledger.receivable r on r.id = t.instrument'
const CLAIMS = 'ledger.claim c left join ledger.receivable r on r.id = c.instrument'

defineList<TitleRow>(OF_VIEWER, {
  name: 'titles',
  connection: TitleConnection,
  description: 'The titles that the party holds.',
  columns: TITLE_COLUMNS,
  from: TITLES,
  own: 't.holder = $1 and t.holder <> 0',
  filters: ofInstrument('t'),
  orders: bySpan('t'),
  totals: addUp('t'),
})

defineList<TitleRow>(OF_INSTRUMENT, {
  name: 'titles',
  connection: TitleConnection,
  description:
    'The titles that tile its face, as far as the reader may see them: of a receivable all of ' +
    'them if it is the debtor.',
  columns: TITLE_COLUMNS,
  from: TITLES,
  own: 't.instrument = $1',
  filters: { holder: named('pty', 't.holder', 'Only those that this party holds.') },
  orders: bySpan('t'),
  totals: addUp('t'),
})

const ClaimSide = enumOf('ClaimSide', 'On which side of a claim a party is.', {
  claimant: 'It has the right.',
  holder: 'The right is in what it holds.',
})

defineList<ClaimRow>(OF_VIEWER, {
  name: 'claims',
  connection: ClaimConnection,
  description:
    'The claims of the party on what others hold, or of others on what it holds, as far as they ' +
    'still bind.',
  columns: CLAIM_COLUMNS,
  from: CLAIMS,
  own: 'c.freed_by is null',
  filters: {
    as: {
      type: ClaimSide,
      required: true,
      description: 'Which side it is on.',
      where: (side: 'claimant' | 'holder') => `c.${side} = $1`,
    },
    kind: among(ClaimKind, 'c.kind', 'Only those of these kinds.'),
    counterparty: {
      type: 'ID',
      description: 'Only those with this party on the other side.',
      where: (id: string, place, { as }) =>
        `c.${as === 'holder' ? 'claimant' : 'holder'} = ${place(readNumber('pty', id))}`,
    },
    ...ofInstrument('c'),
  },
  orders: bySpan('c'),
  totals: addUp('c'),
})
