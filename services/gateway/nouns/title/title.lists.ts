import { idNumber } from '../../../../contracts/kernel/id.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { among, between, type Filters, named, type Place, readNumber } from '../../graph/filters.ts'
import { byId, defineList, type Home } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { HOLD_COLUMNS, HoldConnection, type HoldRow } from './hold.type.ts'
import { Instrument, readInstrumentId } from './instrument.type.ts'
import {
  CLAIM_COLUMNS,
  ClaimConnection,
  ClaimKind,
  type ClaimRow,
  HoldKind,
  TITLE_COLUMNS,
  TitleConnection,
  type TitleRow,
} from './title.type.ts'
import { totalsOfTitles } from './total.type.ts'

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
      ledger.unit_of(${alias}.instrument)) as unit,
    ledger.total(${alias}.hi - ${alias}.lo) as amount, count(*) as count`,
  by: '1, 2',
})

const bySpan = (alias: string) => ({
  SPAN: {
    description: 'By instrument, and from its first unit on.',
    ...{ keys: [`${alias}.instrument`, `${alias}.lo`], columns: ['instrument', 'lo'] },
  },
})

const TITLES = `ledger.title t left join ledger.receivable r on r.id = t.instrument
  left join ledger.claim c on c.id = t.claim`
const IS_OVERDUE = `coalesce(r.due_on < ${BUSINESS_DATE}, false)`
const TITLE_TOTALS = totalsOfTitles(addUp('t'), IS_OVERDUE)
const CLAIMS = 'ledger.claim c left join ledger.receivable r on r.id = c.instrument'

defineList<TitleRow>(OF_INSTRUMENT, {
  name: 'titles',
  connection: TitleConnection,
  description:
    'The titles that tile its face, as far as the reader may see them: all of them for whoever ' +
    'owes the instrument.',
  columns: TITLE_COLUMNS,
  from: TITLES,
  own: 't.instrument = $1',
  filters: {
    holder: named('pty', 't.holder', 'Only those that this party holds.'),
    lo: {
      type: 'Units',
      description: 'Only those with a unit from this one on.',
      where: (lo: bigint, place: Place) => `t.hi > ${place(lo)}`,
    },
    hi: {
      type: 'Units',
      description: 'Only those with a unit before this one.',
      where: (hi: bigint, place: Place) => `t.lo < ${place(hi)}`,
    },
  },
  orders: bySpan('t'),
  totals: TITLE_TOTALS,
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

defineList<ClaimRow>(OF_INSTRUMENT, {
  name: 'claims',
  connection: ClaimConnection,
  description:
    'The claims on its titles that still bind, offers among them, as far as the reader may see ' +
    'them: all of them for an authority that looked through it.',
  columns: CLAIM_COLUMNS,
  from: CLAIMS,
  own: 'c.instrument = $1 and c.freed_by is null',
  filters: {
    kind: among(ClaimKind, 'c.kind', 'Only those of these kinds.'),
    claimant: named('pty', 'c.claimant', 'Only those of this party.'),
  },
  orders: bySpan('c'),
  totals: addUp('c'),
})

const HOLDS = 'ledger.hold h left join ledger.receivable r on r.id = h.instrument'

defineList<HoldRow>(OF_INSTRUMENT, {
  name: 'holds',
  connection: HoldConnection,
  description:
    'The holds on its titles, until they are lifted, as far as the reader may see them: all of ' +
    'them for an authority that looked through it.',
  columns: HOLD_COLUMNS,
  from: HOLDS,
  own: 'h.instrument = $1 and h.lifted_by is null',
  filters: { kind: among(HoldKind, 'h.kind', 'Only those of these kinds.') },
  orders: byId('h'),
  totals: addUp('h'),
})

const HoldSide = enumOf('HoldSide', 'On which side of a hold a party is.', {
  setter: 'It set the hold, and can lift it.',
  holder: 'It holds what is blocked.',
})

defineList<HoldRow>(OF_VIEWER, {
  name: 'holds',
  connection: HoldConnection,
  description: 'The holds that the party set, or that block what it holds, until they are lifted.',
  columns: HOLD_COLUMNS,
  from: HOLDS,
  own: 'h.lifted_by is null',
  filters: {
    as: {
      type: HoldSide,
      required: true,
      description: 'Which side it is on.',
      where: (side: 'setter' | 'holder') =>
        side === 'setter'
          ? 'h.party = $1'
          : `(select t.holder from ledger.title t
               where t.instrument = h.instrument and t.lo = h.lo) = $1`,
    },
    kind: among(HoldKind, 'h.kind', 'Only those of these kinds.'),
    ...ofInstrument('h'),
  },
  orders: byId('h'),
  totals: addUp('h'),
})
