import { expect, it } from 'vitest'
import {
  END_DEBTOR_MARK_TEXTS,
  type EndDebtorMarkRefusal,
  endDebtorMark,
  type KeptDebtorMark,
  MARK_DEBTOR_TEXTS,
  type MarkDebtorRefusal,
  markDebtor,
} from '../../../contracts/debtor/debtor-mark.ts'
import type { Party } from '../../../contracts/party/party.ts'
import {
  REINSTATE_TEXTS,
  type ReinstateRefusal,
  reinstate,
  SUSPEND_TEXTS,
  type SuspendRefusal,
  suspend,
} from '../../../contracts/party/suspend.ts'
import { ANCHOR, as, partyOf, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

const context = as('pty_operator')

interface Stop {
  readonly target: Party | null
  readonly reason: string
}
const active: Stop = { target: partyOf(ANCHOR, 'debtor'), reason: 'licence withdrawn' }
const stopped: Stop = { ...active, target: { ...partyOf(ANCHOR), status: 'suspended' } }

refusalTable<SuspendRefusal, Stop>('suspend', SUSPEND_TEXTS, active, c => suspend(c, c, context), {
  party_must_be_enrolled: { breaks: c => ({ ...c, target: null }) },
  operator_must_stay_active: { breaks: c => ({ ...c, target: partyOf(ANCHOR, 'operator') }) },
  party_must_be_active: { breaks: c => ({ ...c, target: stopped.target }) },
  words_must_be_given_and_short: {
    breaks: c => ({ ...c, reason: ' ' }),
    details: { limit: 500, found: 0 },
    keeps: { 'of the longest': c => ({ ...c, reason: 'x'.repeat(500) }) },
  },
})

refusalTable<ReinstateRefusal, Stop>(
  'reinstate',
  REINSTATE_TEXTS,
  stopped,
  c => reinstate(c, c, context),
  {
    party_must_be_enrolled: { breaks: c => ({ ...c, target: null }) },
    party_must_be_suspended: { breaks: c => ({ ...c, target: active.target }) },
    words_must_be_given_and_short: {
      breaks: c => ({ ...c, reason: 'x'.repeat(501) }),
      details: { limit: 500, found: 501 },
    },
  },
)

interface Marking {
  readonly debtor: Party | null
  readonly since: KeptDebtorMark['since']
}
refusalTable<MarkDebtorRefusal, Marking>(
  'mark a debtor',
  MARK_DEBTOR_TEXTS,
  { debtor: partyOf(ANCHOR, 'debtor'), since: TODAY },
  c => markDebtor(c, { id: 'mrk_1', kind: 'bond_default', since: c.since }, context),
  {
    debtor_must_be_enrolled_as_a_debtor: { breaks: c => ({ ...c, debtor: partyOf(ANCHOR) }) },
    mark_must_not_be_dated_ahead: {
      details: { date: '2026-03-03', today: '2026-03-02' },
      breaks: c => ({ ...c, since: '2026-03-03' }),
    },
  },
)

const mark: KeptDebtorMark = {
  id: 'mrk_1',
  debtor: ANCHOR,
  kind: 'bond_default',
  since: '2026-02-02',
  until: null,
}
interface Ending {
  readonly mark: KeptDebtorMark | null
  readonly until: KeptDebtorMark['since']
}
const until = (date: Ending['until']) => (c: Ending) => ({ ...c, until: date })
refusalTable<EndDebtorMarkRefusal, Ending>(
  'end a mark',
  END_DEBTOR_MARK_TEXTS,
  { mark, until: TODAY },
  c => endDebtorMark(c, c, context),
  {
    mark_must_stand: { breaks: c => ({ ...c, mark: { ...mark, until: TODAY } }) },
    mark_must_not_end_before_it_began: {
      details: { until: '2026-02-01', since: '2026-02-02' },
      breaks: until('2026-02-01'),
      keeps: { 'on the same day': until('2026-02-02') },
    },
    mark_must_not_be_dated_ahead: {
      details: { date: '2026-03-03', today: '2026-03-02' },
      breaks: until('2026-03-03'),
    },
  },
)

it('a debtor is told what is noted against it, and that it is over', () => {
  const noted = markDebtor({ debtor: partyOf(ANCHOR, 'debtor') }, { ...mark }, context)
  expect(noted).toMatchObject({ facts: [{ id: 'mrk_1', debtor: ANCHOR, visibleTo: [ANCHOR] }] })
  const over = endDebtorMark({ mark }, { until: TODAY }, context)
  expect(over).toMatchObject({ facts: [{ id: 'mrk_1', until: TODAY, visibleTo: [ANCHOR] }] })
})

it('a suspended party is told so, and why', () => {
  expect(suspend(active, active, context)).toMatchObject({
    facts: [
      {
        ...{ party: ANCHOR, status: 'suspended', reason: 'licence withdrawn' },
        visibleTo: [ANCHOR],
      },
    ],
  })
})
