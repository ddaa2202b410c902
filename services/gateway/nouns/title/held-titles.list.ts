import { idNumber } from '../../../../contracts/kernel/id.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { betweenTerms, readNumber } from '../../graph/filters.ts'
import { defineList } from '../../graph/list.ts'
import { OF_VIEWER } from '../viewer/of-viewer.ts'
import { readInstrumentId } from './instrument.type.ts'
import { TITLE_COLUMNS, TitleConnection, type TitleRow } from './title.type.ts'
import { totalsOfTitles } from './total.type.ts'

/** SQL: whether a title `t` was to be paid before the business date. */
const IS_OVERDUE = `(t.terms between 1 and (select ledger.terms_from(${BUSINESS_DATE})) - 1)`
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
  surrendered: boundBy('delivery'),
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
  surrendered: 'It is surrendered for goods that its keeper has to deliver.',
  held: 'It is on hold, under a claim or not.',
  overdue: 'It was to be paid before the business date and was not.',
} satisfies Record<keyof typeof STATES, string>)

/** Terms say the currency: no receivable is looked up. */
const HELD = {
  columns: `ledger.currency_of(nullif(t.terms & 32767, 0)) as currency,
    coalesce(case when t.terms & 32767 <> 0 then 'MINOR_UNITS' end,
      ledger.unit_of(t.instrument)) as unit,
    ledger.total(t.hi - t.lo) as amount, count(*) as count`,
  by: 't.terms & 32767, 2',
}

defineList<TitleRow>(OF_VIEWER, {
  name: 'titles',
  connection: TitleConnection,
  description: 'The titles that the party holds.',
  columns: TITLE_COLUMNS,
  from: 'ledger.title t left join ledger.claim c on c.id = t.claim',
  own: 't.holder = $1 and t.holder <> 0',
  filters: {
    state: {
      type: TitleState,
      description: 'Only those in this state.',
      where: (state: keyof typeof STATES) => STATES[state],
    },
    instrument: {
      type: 'ID',
      description: 'Only those of the instrument with this id.',
      where: (id: string, place) => `t.instrument = ${place(idNumber(readInstrumentId(id)))}`,
    },
    debtor: {
      type: 'ID',
      description: 'Only those of receivables that this party owes.',
      where: (id: string, place) => `ledger.debtor_number_of(t.terms) =
        (select p.number from ledger.party p where p.id = ${place(readNumber('pty', id))})`,
    },
    ...betweenTerms('t.terms', 'a due date'),
  },
  orders: {
    DUE: {
      description: 'The earliest due date first, then by instrument and its units.',
      keys: ['t.terms', 't.instrument', 't.lo'],
      columns: ['terms', 'instrument', 'lo'],
    },
  },
  totals: totalsOfTitles(HELD, IS_OVERDUE),
})
