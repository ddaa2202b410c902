import { expect, it } from 'vitest'
import { FINANCING_STATUSES, type Financing } from '../../../contracts/financing/financing.ts'
import { withdrawFinancing } from '../../../contracts/financing/withdraw-financing.ts'
import { giveUpPayout } from '../../../contracts/payment/give-up-payout.ts'
import { noteRejection } from '../../../contracts/payment/note-rejection.ts'
import { noteSilence } from '../../../contracts/payment/note-silence.ts'
import { PAYOUT_STATUSES, type PayoutStatus } from '../../../contracts/payment/payout.ts'
import {
  PROVE_PAYOUT_TEXTS,
  type ProvePayoutRefusal,
  type ProvePayoutState,
  provePayout,
} from '../../../contracts/payment/prove-payout.ts'
import type { StatementEntry } from '../../../contracts/payment/statement-entry.ts'
import { BANK } from '../facility/facilities.ts'
import { quoteOf } from '../financing/financings.ts'
import {
  as,
  claimOf,
  holdOf,
  receivablesById,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { approvedOf, FROM, paidOf, payoutOf, TO } from './payouts.ts'

const bound = claimOf({ kind: 'finance', claimant: BANK })
const holding = (of: Parameters<typeof withTitles>[1]) => receivablesById(withTitles(stateOf(), of))
const plain: ProvePayoutState = {
  ...{ financing: approvedOf({ status: 'instructed' }), payouts: [payoutOf()], entry: paidOf() },
  receivables: holding({ claim: bound }),
}
const change = (changed: Partial<ProvePayoutState>) => (c: ProvePayoutState) => ({
  ...c,
  ...changed,
})
const entry = (changed: Partial<StatementEntry>) => (c: ProvePayoutState) =>
  change({ entry: c.entry && { ...c.entry, ...changed } })(c)
const prove = (state: ProvePayoutState, account = FROM.id, party = BANK) =>
  provePayout(state, { financing: 'fin_1', account, reference: 'B7' }, as(party))
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const

type OfBoth = Exclude<
  ProvePayoutRefusal,
  { code: 'payout_must_have_been_paid' } | { code: 'payout_must_wait_for_its_payment' }
>

refusalTable<OfBoth | Extract<ProvePayoutRefusal, { code: WaitCode }>, ProvePayoutState>(
  'prove a payout',
  PROVE_PAYOUT_TEXTS,
  plain,
  prove,
  {
    payout_must_concern_the_party: {
      breaks: change({
        financing: approvedOf({ quotes: [quoteOf({ status: 'chosen', lender: STRANGER })] }),
      }),
    },
    entry_must_be_proven: { breaks: change({ entry: null }) },
    entry_must_name_a_payout: { breaks: entry({ endToEndId: 'FIN1N2' }) },
    payment_must_be_between_its_accounts: {
      details: { from: '6217', to: '6222' },
      breaks: entry({ counterpart: '6223' }),
    },
    payment_must_be_of_the_amount_instructed: {
      details: { instructed: money('990'), found: money('989') },
      breaks: entry({ amount: 989n }),
    },
    payout_must_wait_for_its_payment: {
      details: { status: 'paid' },
      breaks: change({ payouts: [payoutOf({ status: 'paid' })] }),
    },
    payment_must_come_after_the_return: {
      details: { returnedOn: TODAY, found: TODAY },
      breaks: change({ payouts: [payoutOf({ status: 'owed', returnedOn: TODAY })] }),
      keeps: {
        'a day later': c =>
          entry({ bookedOn: '2026-03-03' })(
            change({ payouts: [payoutOf({ status: 'owed', returnedOn: TODAY })] })(c),
          ),
      },
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: change({ receivables: holding({ claim: bound, holds: [holdOf()] }) }),
    },
  },
)
type WaitCode = 'payout_must_wait_for_its_payment'

it.each([
  ['one fen more', { amount: 991n }],
  ['another currency', { currency: 'EUR' }],
  ['money that came in where it should go out', { side: 'credit' }],
  ['an account that the bank does not name', { counterpart: null }],
] as const)('%s proves nothing', (_, changed) => {
  expect(prove(entry(changed)(plain))).toMatchObject({ ok: false })
})

it('the title moves in the same moment, whichever side’s bank says it', () => {
  const moves = {
    facts: [
      { type: 'payment.payout-paid.v1', late: false, recourse: 'without' },
      { type: 'title.transferred.v1', from: SUPPLIER, to: BANK },
    ],
    postings: [{ post: 'free' }, { post: 'move', to: BANK, span: { lo: 0n, hi: 1_000n } }],
  }
  expect(prove(plain)).toMatchObject(moves)
  const booked = entry({ side: 'credit', counterpart: FROM.number })(plain)
  expect(prove(booked, TO.id, SUPPLIER)).toMatchObject(moves)
  expect(prove(booked, 'acc_9')).toMatchObject({ refusal: 'payment_must_be_between_its_accounts' })
})

it('with recourse is recorded as such', () => {
  const quotes = [quoteOf({ status: 'chosen', recourse: 'with' })]
  const financing = approvedOf({ status: 'instructed', quotes })
  expect(prove({ ...plain, financing })).toMatchObject({ facts: [{ recourse: 'with' }, {}] })
})

const back: ProvePayoutState = {
  financing: approvedOf({ status: 'paid' }),
  payouts: [payoutOf({ status: 'paid' })],
  entry: paidOf({ side: 'credit', returned: true }),
  receivables: holding({ holder: BANK }),
}

it('what comes back gives the titles back, while the lender has them free', () => {
  expect(prove(back)).toMatchObject({
    facts: [
      { type: 'payment.payout-returned.v1', wasLate: false },
      { from: BANK, to: SUPPLIER },
    ],
    postings: [{ post: 'move', to: SUPPLIER }],
  })
  const told = entry({ side: 'debit' })(back)
  expect(prove(told, TO.id, SUPPLIER)).toMatchObject({ ok: true })
  expect(prove({ ...back, payouts: [payoutOf({ status: 'returned' })] })).toMatchObject({
    ...{ refusal: 'payout_must_have_been_paid', details: { status: 'returned' } },
  })
})

it.each([
  ['passed on', { holder: STRANGER }],
  ['pledged', { holder: BANK, claim: claimOf() }],
  ['held by a court', { holder: BANK, holds: [holdOf()] }],
])('what comes back when the titles are %s leaves them there, and is owed anew', (_, titles) => {
  expect(prove({ ...back, receivables: holding(titles) })).toMatchObject({
    ...{ facts: [{ wasLate: false, kept: true }], postings: [] },
  })
})

/** What can happen to a financing that is paid out, and who says so. */
const EVENTS = {
  paid: (s: Stage) => prove({ ...stateOn(s), entry: paidOf() }),
  'paid one fen less': (s: Stage) => prove({ ...stateOn(s), entry: paidOf({ amount: 989n }) }),
  'paid after the return': (s: Stage) =>
    prove({ ...stateOn(s), entry: paidOf({ bookedOn: '2026-03-03' }) }),
  'returned, the titles passed on': (s: Stage) =>
    prove({
      ...{ ...stateOn(s), entry: paidOf({ side: 'credit', returned: true }) },
      receivables: holding({ holder: STRANGER }),
    }),
  returned: (s: Stage) =>
    prove({
      ...{ ...stateOn(s), entry: paidOf({ side: 'credit', returned: true }) },
      receivables: holding({ holder: BANK }),
    }),
  rejected: (s: Stage) =>
    noteRejection(
      { ...stateOn(s), report: { ok: true, value: new Map([['FIN1N1', []]]) }, signed: true },
      {},
      as(BANK),
    ),
  'given up': (s: Stage) => giveUpPayout(stateOn(s), {}, as(BANK)),
  silent: (s: Stage) =>
    noteSilence(stateOn(s), { financing: 'fin_1' }, as('pty_operator', '2026-03-05')),
  'taken back': (s: Stage) => withdrawFinancing(stateOn(s), {}, as(SUPPLIER)),
} as const

interface Stage {
  readonly financing: Financing['status']
  readonly payout: PayoutStatus
}

function stateOn({ financing, payout: status }: Stage): ProvePayoutState {
  const quotes = [quoteOf({ status: financing === 'requested' ? 'standing' : 'chosen' })]
  return {
    ...plain,
    financing: approvedOf({ status: financing, quotes }),
    payouts: [payoutOf({ status, returnedOn: status === 'owed' ? TODAY : null })],
  }
}

/** Stages of a financing with its payout that come about; all others cannot, as the store says. */
const STAGES = [
  ['instructed', 'instructed'],
  ['instructed', 'unanswered'],
  ['approved', 'rejected'],
  ['approved', 'late'],
  ['withdrawn', 'rejected'],
  ['withdrawn', 'abandoned'],
  ['withdrawn', 'late'],
  ['withdrawn', 'returned'],
  ['paid', 'paid'],
  ['paid', 'owed'],
  ['paid', 'resent'],
  ['returned', 'returned'],
] as const satisfies readonly (readonly [Financing['status'], PayoutStatus])[]

/** By stage: what each event makes of it; what is not named is refused, and changes nothing. */
const MAKES: Record<string, Partial<Record<keyof typeof EVENTS, string>>> = {
  'instructed instructed': {
    paid: 'moves to the lender',
    'paid after the return': 'moves to the lender',
    rejected: 'is approved again',
    'given up': 'ends',
    silent: 'is unanswered',
  },
  'instructed unanswered': {
    paid: 'moves to the lender',
    'paid after the return': 'moves to the lender',
    rejected: 'is approved again',
    'given up': 'ends',
  },
  'approved rejected': {
    paid: 'is owed back',
    'paid after the return': 'is owed back',
    'taken back': 'ends',
  },
  'approved late': {
    returned: 'is even',
    'returned, the titles passed on': 'is even',
    'taken back': 'ends',
  },
  'withdrawn rejected': { paid: 'is owed back', 'paid after the return': 'is owed back' },
  'withdrawn abandoned': { paid: 'is owed back', 'paid after the return': 'is owed back' },
  'withdrawn late': { returned: 'is even', 'returned, the titles passed on': 'is even' },
  'withdrawn returned': {},
  'paid paid': { returned: 'moves back', 'returned, the titles passed on': 'is owed anew' },
  'paid owed': { 'paid after the return': 'is even' },
  'paid resent': {},
  'returned returned': {},
}

function describe(made: ReturnType<(typeof EVENTS)[keyof typeof EVENTS]>): string | undefined {
  if (!made.ok) return undefined
  const types = made.facts.map(({ type }) => type)
  const moved = made.postings.flatMap(one => (one.post === 'move' ? [one.to] : []))
  if (moved.length > 0) return moved[0] === BANK ? 'moves to the lender' : 'moves back'
  if (types.includes('financing.ended.v1')) return 'ends'
  if (types.includes('payment.payout-rejected.v1')) return 'is approved again'
  if (types.includes('payment.payout-unanswered.v1')) return 'is unanswered'
  if (types.includes('payment.payout-resent.v1')) return 'is even'
  const [first] = made.facts
  if (first?.type !== 'payment.payout-returned.v1') return 'is owed back'
  return first.kept ? 'is owed anew' : 'is even'
}

it.each(
  STAGES.flatMap(([financing, payout]) =>
    Object.keys(EVENTS).map(event => ({ financing, payout, event: event as keyof typeof EVENTS })),
  ),
)('INV-PAY-04 a financing $financing, its payout $payout: $event', ({ event, ...stage }) => {
  const expected = MAKES[`${stage.financing} ${stage.payout}`]![event]
  expect(describe(EVENTS[event](stage))).toBe(expected)
})

it('every stage of a payout is walked', () => {
  expect(new Set(STAGES.map(([, payout]) => payout))).toEqual(new Set(PAYOUT_STATUSES))
  const reached = new Set<string>(STAGES.map(([financing]) => financing))
  const before = ['requested', 'applied', 'refused', 'lapsed', 'bought_back']
  expect(FINANCING_STATUSES.filter(status => !reached.has(status))).toEqual(before)
})
