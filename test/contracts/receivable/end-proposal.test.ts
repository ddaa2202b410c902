import { expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { money } from '../../../contracts/kernel/money.ts'
import {
  CANCEL_TEXTS,
  type CancelRefusal,
  type CancelState,
  cancel,
} from '../../../contracts/receivable/cancel.ts'
import { LAPSE_TEXTS, type LapseRefusal, lapse } from '../../../contracts/receivable/lapse.ts'
import type { Receivable } from '../../../contracts/receivable/receivable.ts'
import { REJECT_TEXTS, type RejectRefusal, reject } from '../../../contracts/receivable/reject.ts'
import {
  ANCHOR,
  as,
  claimOf,
  holdOf,
  receivableOf,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  titleOf,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly state: CancelState
  readonly by: PartyId
  readonly on: BusinessDate
}

const proposed: Case = {
  state: { receivable: receivableOf({ status: 'proposed' }), issued: null },
  by: ANCHOR,
  on: '2026-03-16',
}
const issued: Case = {
  state: { receivable: receivableOf(), issued: stateOf() },
  by: SUPPLIER,
  on: '2026-03-16',
}

const by = (party: PartyId) => (c: Case) => ({ ...c, by: party })
const on = (day: BusinessDate) => (c: Case) => ({ ...c, on: day })
const unknown = (c: Case) => ({ ...c, state: { ...c.state, receivable: null } })
const receivable = (change: Partial<Receivable>) => (c: Case) => ({
  ...c,
  state: { ...c.state, receivable: { ...c.state.receivable!, ...change } },
})
const titles = (change: Parameters<typeof withTitles>[1]) => (c: Case) => ({
  ...c,
  state: { ...c.state, issued: withTitles(c.state.issued!, change) },
})

refusalTable<RejectRefusal, Case>(
  'reject',
  REJECT_TEXTS,
  proposed,
  c => reject(c.state, {}, as(c.by, c.on)),
  {
    receivable_must_be_known: { breaks: unknown },
    rejecter_must_be_the_other_party: {
      breaks: by(SUPPLIER),
      keeps: {
        'the supplier, of what the debtor proposed': c =>
          by(SUPPLIER)(receivable({ proposedBy: ANCHOR })(c)),
      },
    },
    receivable_must_be_proposed: {
      details: { status: 'issued' },
      breaks: receivable({ status: 'issued' }),
    },
  },
)

refusalTable<LapseRefusal, Case>(
  'lapse',
  LAPSE_TEXTS,
  proposed,
  c => lapse(c.state, {}, as(c.by, c.on)),
  {
    receivable_must_be_known: { breaks: unknown },
    receivable_must_be_proposed: {
      details: { status: 'rejected' },
      breaks: receivable({ status: 'rejected' }),
    },
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2026-03-16', today: '2026-03-15' },
      breaks: c => ({ ...c, on: '2026-03-15' }),
    },
  },
)

const decideCancel = (c: Case) => cancel(c.state, {}, as(c.by, c.on))

refusalTable<
  | 'receivable_must_be_known'
  | 'canceller_must_be_the_proposer'
  | Extract<CancelRefusal, { code: 'receivable_must_be_proposed_or_issued' }>,
  Case
>('cancel a proposal', CANCEL_TEXTS, by(SUPPLIER)(proposed), decideCancel, {
  receivable_must_be_known: { breaks: unknown },
  canceller_must_be_the_proposer: {
    breaks: c => by(ANCHOR)(receivable({ status: 'proposed' })(c)),
  },
  receivable_must_be_proposed_or_issued: {
    details: { status: 'lapsed' },
    breaks: receivable({ status: 'lapsed' }),
  },
})

refusalTable<Exclude<CancelRefusal, 'canceller_must_be_the_proposer'>, Case>(
  'cancel what was issued',
  CANCEL_TEXTS,
  issued,
  decideCancel,
  {
    receivable_must_be_known: { breaks: unknown },
    receivable_must_be_proposed_or_issued: {
      details: { status: 'settled' },
      breaks: receivable({ status: 'settled' }),
    },
    canceller_must_be_the_first_supplier: { breaks: by(ANCHOR) },
    receivable_must_be_unpaid: {
      details: { paid: money(1n, 'CNY') },
      breaks: c => {
        const was = c.state.issued!
        const tiling = { ...was.tiling, paid: { p: 1n, q: 1000n } }
        return { ...c, state: { ...c.state, issued: { ...was, tiling } } }
      },
    },
    receivable_must_not_be_overdue: {
      details: { dueOn: '2026-06-01' },
      breaks: on('2026-06-02'),
      keeps: { 'on its due date': on('2026-06-01') },
    },
    first_supplier_must_hold_every_span: {
      details: { held: money(999n, 'CNY'), face: money(1000n, 'CNY') },
      breaks: c => {
        const parts = [
          titleOf({ lo: 0n, hi: 999n }),
          titleOf({ lo: 999n, hi: 1000n }, { holder: SECOND }),
        ]
        const was = c.state.issued!
        const tiling = { ...was.tiling, titles: parts }
        return { ...c, state: { ...c.state, issued: { ...was, tiling } } }
      },
      keeps: {
        'every one of two': c => {
          const parts = [titleOf({ lo: 0n, hi: 999n }), titleOf({ lo: 999n, hi: 1000n })]
          return { ...c, state: { ...c.state, issued: stateOf({}, parts) } }
        },
      },
    },
    title_must_be_free_of_claims: {
      details: { claim: 'offer' },
      breaks: titles({ claim: claimOf() }),
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: titles({ holds: [holdOf()] }),
    },
  },
)

const given = [{ post: 'deallocate', ...receivableOf().backing[0] }]

it('an ended proposal gives its invoices back', () => {
  const { state } = proposed
  const ended = [
    reject(state, {}, as(ANCHOR)),
    cancel(state, {}, as(SUPPLIER)),
    lapse(state, {}, as(STRANGER, '2026-03-16')),
  ]
  expect(ended.map(d => d.ok && d.facts[0]?.type)).toEqual([
    'receivable.proposal-rejected.v1',
    'receivable.proposal-cancelled.v1',
    'receivable.proposal-lapsed.v1',
  ])
  for (const decision of ended) expect(decision).toMatchObject({ postings: given })
})

it('a cancelled receivable is retired whole, and gives its invoices back', () => {
  expect(decideCancel(issued)).toMatchObject({
    facts: [{ type: 'receivable.cancelled.v1' }],
    postings: [{ post: 'retire', instrument: 'rcv_1', span: { lo: 0n, hi: 1000n } }, ...given],
  })
})
