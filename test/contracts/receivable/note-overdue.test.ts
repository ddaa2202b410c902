import { expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { NOBODY } from '../../../contracts/kernel/id.ts'
import { guardReceivable } from '../../../contracts/receivable/guard.ts'
import {
  NOTE_OVERDUE_TEXTS,
  NOTE_UNPAID_TEXTS,
  type NoteOverdueRefusal,
  type NoteOverdueState,
  type NoteUnpaidRefusal,
  noteOverdue,
  noteUnpaid,
} from '../../../contracts/receivable/note-overdue.ts'
import { BANK } from '../facility/facilities.ts'
import {
  ANCHOR,
  as,
  claimOf,
  holdOf,
  SECOND,
  SUPPLIER,
  stateOf,
  titleOf,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Noting {
  readonly state: NoteOverdueState
  readonly asOf: BusinessDate
}
const change = (changed: Partial<NoteOverdueState>) => (c: Noting) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const settled = {
  ...stateOf(),
  guard: guardReceivable({ ...stateOf().receivable, status: 'settled' }),
}
const nothingLeft = withTitles(stateOf(), { holder: NOBODY })

/** Due on Monday 1 June. */
const plain: Noting = { state: { issued: stateOf(), overdue: null, anew: [] }, asOf: '2026-06-02' }

refusalTable<NoteOverdueRefusal, Noting>(
  'note that a receivable is overdue',
  NOTE_OVERDUE_TEXTS,
  plain,
  ({ state, asOf }) => noteOverdue(state, {}, as('pty_operator', asOf)),
  {
    receivable_must_be_known: { breaks: change({ issued: null }) },
    receivable_must_be_issued: {
      details: { status: 'settled' },
      breaks: c => (c.state.issued === null ? c : change({ issued: settled })(c)),
    },
    receivable_must_be_overdue: {
      details: { dueOn: '2026-06-01', today: '2026-06-01' },
      breaks: c => ({ ...c, asOf: '2026-06-01' }),
    },
    overdue_must_not_be_noted_already: {
      breaks: change({ overdue: { chasedUntil: '2026-06-16', unpaid: false } }),
    },
    receivable_must_have_something_to_be_paid: {
      breaks: c =>
        c.state.issued === null || c.state.issued === settled
          ? c
          : change({ issued: nothingLeft })(c),
    },
  },
)

it('a due date on which banks rest is overdue after the next business day', () => {
  const issued = stateOf({ dueOn: '2026-05-31' })
  const on = (asOf: BusinessDate) =>
    noteOverdue({ issued, overdue: null, anew: [] }, {}, as('pty_op', asOf))
  expect(on('2026-06-01')).toMatchObject({ refusal: 'receivable_must_be_overdue' })
  expect(on('2026-06-02')).toMatchObject({ ok: true })
})

it('it is told to the debtor, the supplier, and whoever has a right in what is unpaid', () => {
  const titles = [
    titleOf({ lo: 0n, hi: 300n }, { holder: NOBODY }),
    titleOf({ lo: 300n, hi: 500n }, { holder: SECOND, holds: [holdOf()] }),
    titleOf({ lo: 500n, hi: 1_000n }, { holder: SUPPLIER, claim: claimOf({ claimant: BANK }) }),
  ]
  const state = { issued: stateOf({}, titles), overdue: null, anew: [] }
  expect(noteOverdue(state, {}, as('pty_operator', '2026-06-02'))).toMatchObject({
    facts: [
      {
        ...{ amount: 500n, visibleTo: [ANCHOR, SUPPLIER, BANK] },
        opens: { awaited: ANCHOR, remindOn: '2026-06-03', lapseOn: '2026-06-16' },
      },
    ],
    postings: [],
  })
})

const chased: Noting = {
  state: { issued: stateOf(), overdue: { chasedUntil: '2026-06-16', unpaid: false }, anew: [] },
  asOf: '2026-06-16',
}

refusalTable<NoteUnpaidRefusal, Noting>(
  'note that a debtor was chased in vain',
  NOTE_UNPAID_TEXTS,
  chased,
  ({ state, asOf }) => noteUnpaid(state, {}, as('pty_operator', asOf)),
  {
    receivable_must_be_known: { breaks: change({ issued: null }) },
    receivable_must_be_issued: {
      details: { status: 'settled' },
      breaks: c => (c.state.issued === null ? c : change({ issued: settled })(c)),
    },
    debtor_must_be_chased: {
      breaks: change({ overdue: { chasedUntil: '2026-06-16', unpaid: true } }),
    },
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2026-06-16', today: '2026-06-15' },
      breaks: c => ({ ...c, asOf: '2026-06-15' }),
    },
  },
)

it('what was paid and went back is owed, and who was paid is told of it', () => {
  const anew = [{ payee: BANK, amount: 250n }]
  const issued = nothingLeft
  expect(
    noteOverdue({ issued, overdue: null, anew }, {}, as('pty_op', '2026-06-02')),
  ).toMatchObject({
    facts: [{ amount: 250n, visibleTo: [ANCHOR, SUPPLIER, BANK] }],
  })
})
