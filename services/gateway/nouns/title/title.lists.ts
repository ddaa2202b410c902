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

/** SQL: whether a title `t` of a receivable `r` was to be paid before the business date. */
const IS_OVERDUE = `coalesce(r.due_on < ${BUSINESS_DATE}, false)`
const IS_FREE = `(t.claim is null and t.holds = 0 and not ${IS_OVERDUE})`

/** SQL: where titles `t` of the party $1 are in a state; restrictions are found from their side. */
const boundBy = (kind: string) => `(t.instrument, t.lo) in (select b.instrument, b.lo
  from ledger.claim b where b.holder = $1 and b.freed_by is null and b.kind = '${kind}')`
const STATES = {
  free: IS_FREE,
  offered: boundBy('offer'),
  financed: boundBy('finance'),
  pledged: boundBy('pledge'),
  sold: boundBy('sale'),
  held: `t.holds > 0 and (t.instrument, t.lo) in (
    select h.instrument, h.lo from ledger.hold h where h.lifted_by is null)`,
  overdue: IS_OVERDUE,
} as const

const TitleState = enumOf('TitleState', 'What can be done with a title.', {
  free: 'Its holder can offer or pledge it: no claim, no hold, and not overdue.',
  offered: 'It waits for the answer of a transferee.',
  financed: 'It is bound by a lender that finances it.',
  pledged: 'It is pledged.',
  sold: 'It is bound for a buyer.',
  held: 'It is on hold, under a claim or not.',
  overdue: 'It was to be paid before the business date and was not.',
} satisfies Record<keyof typeof STATES, string>)

const amountWhere = (condition: string) =>
  `coalesce(ledger.total(t.hi - t.lo) filter (where ${condition}), 0)`
const TITLE_TOTALS = {
  columns: `${addUp('t').columns}, ${amountWhere(IS_FREE)} as free,
    ${amountWhere("c.kind = 'offer'")} as offered, ${amountWhere("c.kind = 'finance'")} as financed,
    ${amountWhere("c.kind = 'pledge'")} as pledged, ${amountWhere("c.kind = 'sale'")} as sold,
    ${amountWhere('t.holds > 0')} as held, ${amountWhere(IS_OVERDUE)} as overdue`,
  by: '1, 2',
}

const TITLES = `ledger.title t left join ledger.receivable r on r.id = t.instrument
  left join ledger.claim c on c.id = t.claim`
const CLAIMS = 'ledger.claim c left join ledger.receivable r on r.id = c.instrument'

defineList<TitleRow>(OF_VIEWER, {
  name: 'titles',
  connection: TitleConnection,
  description: 'The titles that the party holds.',
  columns: TITLE_COLUMNS,
  from: TITLES,
  own: 't.holder = $1 and t.holder <> 0',
  filters: {
    state: {
      type: TitleState,
      description: 'Only those in this state.',
      where: (state: keyof typeof STATES) => STATES[state],
    },
    ...ofInstrument('t'),
  },
  orders: bySpan('t'),
  totals: TITLE_TOTALS,
})

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
