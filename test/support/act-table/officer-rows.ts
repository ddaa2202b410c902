import type { CALENDAR_CLAUSES } from '../../../contracts/calendar/clauses.ts'
import type { DEBTOR_CLAUSES } from '../../../contracts/debtor/clauses.ts'
import type { REGULATOR_CLAUSES } from '../../../contracts/regulator/clauses.ts'
import { lookThrough } from '../../../contracts/regulator/look-through.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { both, signersOf } from '../../simulation/cast.ts'
import { type ActRow, atDaysEnd, daily, leftOut, rarely } from './act-row.ts'
import { DATE, INSTRUCTION, MARK, PARTY, RECEIVABLE } from './examples.ts'
import { asStranger, strangersRoles } from './strangers.ts'

const NO_TITLES = {
  strangers: leftOut('officers alone do it'),
  steps: leftOut('it moves and binds nothing'),
} as const

type Officers = typeof DEBTOR_CLAUSES & typeof CALENDAR_CLAUSES & typeof REGULATOR_CLAUSES

/** The acts of officers and authorities, as each kind of test meets them. */
export const OFFICER_ROWS: Record<keyof Officers, ActRow> = {
  'party.mark-debtor': {
    ...NO_TITLES,
    body: { id: MARK, debtor: PARTY, kind: 'bond_default', since: DATE },
    habit: rarely(1, (cast, { asOf }) => {
      const kind = cast.chance.happens(0.5) ? 'bond_default' : 'persistent_overdue'
      const debtor = cast.chance.of(cast.debtors)!.id
      const body = { id: newId('mrk'), debtor, kind, since: asOf }
      return { signers: both(cast.market.operator), body }
    }),
  },
  'party.end-debtor-mark': {
    ...NO_TITLES,
    body: { id: MARK, until: DATE },
    habit: rarely(2, (cast, { asOf, marks }) => {
      const mark = cast.chance.of(marks)
      if (!mark) return null
      return { signers: both(cast.market.operator), body: { id: mark.id, until: asOf } }
    }),
  },
  'calendar.roll': {
    ...NO_TITLES,
    body: { to: DATE },
    /** Each day ends with it, and a wrong date is tried first. */
    habit: atDaysEnd(),
  },
  'calendar.roll-as-instructed': {
    ...NO_TITLES,
    body: { to: DATE, instruction: INSTRUCTION },
    /** Some days end with it, whether the instruction stands or not. */
    habit: atDaysEnd(),
  },
  'calendar.publish': {
    ...NO_TITLES,
    body: { edition: 'cn-2027' },
    /** The edition that the ledgers compute with: news once, refused from then on. */
    habit: rarely(2, ({ market }) => {
      const body = { edition: chinaCalendar().edition }
      return { signers: both(market.operator), body }
    }),
  },
  'regulator.look-through': {
    body: { instrument: RECEIVABLE, purpose: 'a case' },
    strangers: {
      'look through': () =>
        lookThrough(
          { known: true, roles: strangersRoles },
          { instrument: 'rcv_1', purpose: 'curious' },
          asStranger,
        ),
    },
    steps: leftOut('it moves and binds nothing'),
    habit: daily(1, (cast, { titles }) => {
      const title = cast.chance.of(titles)
      if (!title) return null
      const body = { instrument: title.receivable, purpose: 'a case' }
      return { signers: signersOf(cast, cast.court), body }
    }),
  },
}
