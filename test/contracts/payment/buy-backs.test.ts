import { expect, it } from 'vitest'
import type { Quote } from '../../../contracts/financing/financing.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import type { Account } from '../../../contracts/payment/account.ts'
import { BUY_BACK_STATUSES, type BuyBack } from '../../../contracts/payment/buy-back.ts'
import {
  DEMAND_BUY_BACK_TEXTS,
  type DemandBuyBack,
  type DemandBuyBackRefusal,
  type DemandBuyBackState,
  demandBuyBack,
} from '../../../contracts/payment/demand-buy-back.ts'
import { lapseBuyBack } from '../../../contracts/payment/lapse-buy-back.ts'
import {
  PROVE_BUY_BACK_TEXTS,
  type ProveBuyBackRefusal,
  type ProveBuyBackState,
  proveBuyBack,
} from '../../../contracts/payment/prove-buy-back.ts'
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
  titleOf,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { entryOf } from './accounts.ts'
import { approvedOf, BUY_BACK, FROM, TO } from './payouts.ts'

const chosen = (change: Partial<Quote> = {}) =>
  quoteOf({ status: 'chosen', recourse: 'with', ...change })
const paidOut = (change: Partial<Quote> = {}) =>
  approvedOf({ status: 'paid', quotes: [chosen(change)] })
const holding = (of: Partial<Title>, redLettered = 0n) =>
  receivablesById(withTitles(stateOf({ redLettered }), of))

/** Due on Monday 1 June, three business days of grace: from Friday 5 June on. */
const GRACE_IS_OVER = '2026-06-05'

interface Demanding {
  readonly state: DemandBuyBackState
  readonly body: DemandBuyBack
  readonly asOf: BusinessDate
}
const plain: Demanding = {
  state: {
    ...{ financing: paidOut(), before: [], to: FROM },
    receivables: holding({ holder: BANK }),
  },
  body: { financing: 'fin_1', ground: 'unpaid', to: FROM.id },
  asOf: GRACE_IS_OVER,
}
const change = (changed: Partial<DemandBuyBackState>) => (c: Demanding) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const account = (changed: Partial<Account>) => change({ to: { ...FROM, ...changed } })
const demand = (c: Demanding) => demandBuyBack(c.state, c.body, as(BANK, c.asOf))

type OfUnpaid = Exclude<DemandBuyBackRefusal, 'red_letters_must_touch_what_was_financed'>

refusalTable<OfUnpaid, Demanding>('demand a buy-back', DEMAND_BUY_BACK_TEXTS, plain, demand, {
  lender_must_have_been_asked: {
    breaks: change({ financing: { ...paidOut(), asked: [] } }),
  },
  financing_must_be_at_this_stage: {
    details: { status: 'bought_back' },
    breaks: change({ financing: { ...paidOut(), status: 'bought_back' } }),
  },
  payout_must_be_by_the_lender_chosen: {
    breaks: change({ financing: paidOut({ lender: STRANGER }) }),
  },
  financing_must_be_with_recourse: {
    breaks: change({ financing: paidOut({ recourse: 'without' }) }),
  },
  buy_back_must_not_stand: {
    details: { payBy: '2026-06-12' },
    breaks: change({ before: [BUY_BACK] }),
    keeps: { 'one that nobody paid': change({ before: [{ ...BUY_BACK, status: 'unanswered' }] }) },
  },
  lender_must_hold_what_is_bought_back: {
    breaks: change({ receivables: holding({ holder: STRANGER }) }),
  },
  debt_must_be_unpaid_beyond_its_grace: {
    details: { from: '2026-06-05', today: '2026-06-04' },
    breaks: c => ({ ...c, asOf: '2026-06-04' }),
  },
  title_must_be_free_of_claims: {
    details: { claim: 'pledge' },
    breaks: change({
      receivables: holding({ holder: BANK, claim: claimOf({ kind: 'pledge' }) }),
    }),
  },
  title_must_be_free_of_holds: {
    details: { hold: 'court' },
    breaks: change({ receivables: holding({ holder: BANK, holds: [holdOf()] }) }),
  },
  payment_account_must_be_of_its_party_and_currency: {
    details: { side: 'to', currency: 'CNY' },
    breaks: account({ holder: STRANGER }),
  },
  payment_account_must_be_usable: {
    details: { side: 'to', usableOn: '–', today: GRACE_IS_OVER },
    breaks: account({ status: 'closed' }),
  },
})

it('a demand states principal, arrears and the day, and waits for who was financed', () => {
  // Friday 5 June and five business days: 12 June, eleven days late.
  // 1,000 × 0.04 × 11 ÷ 360 = 1.22 → 1.
  expect(demand(plain)).toMatchObject({
    facts: [
      {
        ...{ principal: 1_000n, interest: 1n, amount: 1_001n, payBy: '2026-06-12' },
        ...{ endToEndId: 'FIN1R1', number: 1, visibleTo: [BANK, SUPPLIER] },
        opens: { awaited: SUPPLIER, remindOn: '2026-06-11', lapseOn: '2026-06-15' },
      },
    ],
    postings: [],
  })
})

it('only what the lender still holds is demanded', () => {
  const titles = [
    titleOf({ lo: 0n, hi: 400n }, { holder: BANK }),
    titleOf({ lo: 400n, hi: 1_000n }, { holder: STRANGER }),
  ]
  expect(
    demand(change({ receivables: receivablesById(stateOf({}, titles)) })(plain)),
  ).toMatchObject({ facts: [{ principal: 400n, parts: [{ span: { lo: 0n, hi: 400n } }] }] })
})

it('red letters are a ground before the due date, less what was not earned', () => {
  const early = { ...plain, asOf: '2026-04-01' as const }
  const body = { ...plain.body, ground: 'diluted' as const }
  expect(demand({ ...early, body })).toMatchObject({
    refusal: 'red_letters_must_touch_what_was_financed',
  })
  const receivables = holding({ holder: BANK }, 1n)
  // Paid by 8 April, 54 days before 1 June: 1,000 × 0.04 × 54 ÷ 360 = 6.
  expect(demand({ ...change({ receivables })(early), body })).toMatchObject({
    facts: [{ ground: 'diluted', interest: -6n, amount: 994n, payBy: '2026-04-08' }],
  })
})

/** The payment as the supplier's bank has booked it. */
const PAYMENT: StatementEntry = entryOf({
  ...{ id: 'S1', side: 'debit', amount: 1_001n, endToEndId: 'FIN1R1', counterpart: FROM.number },
})
const proving: ProveBuyBackState = {
  ...{ financing: paidOut(), buyBacks: [BUY_BACK], entry: PAYMENT, teller: TO },
  ...{ payers: new Set([TO.number]), receivables: holding({ holder: BANK }) },
}
const prove = (state: ProveBuyBackState, party = SUPPLIER) =>
  proveBuyBack(state, { financing: 'fin_1', account: state.teller!.id, reference: 'S1' }, as(party))
const turn = (changed: Partial<ProveBuyBackState>) => (c: ProveBuyBackState) => ({
  ...c,
  ...changed,
})
const entry = (changed: Partial<StatementEntry>) => turn({ entry: { ...PAYMENT, ...changed } })
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const
const stage = (status: BuyBack['status']) => turn({ buyBacks: [{ ...BUY_BACK, status }] })

type OfPayment = Exclude<ProveBuyBackRefusal, { code: 'buy_back_must_have_been_paid' }>

refusalTable<OfPayment, ProveBuyBackState>(
  'prove a buy-back',
  PROVE_BUY_BACK_TEXTS,
  proving,
  prove,
  {
    buy_back_must_concern_the_party: {
      breaks: c => ({ ...c, financing: c.financing && { ...c.financing, holder: STRANGER } }),
    },
    entry_must_be_proven: { breaks: turn({ entry: null }) },
    entry_must_name_a_buy_back: { breaks: turn({ buyBacks: [] }) },
    buy_back_must_be_paid_between_both: {
      details: { to: FROM.number },
      breaks: c => ({ ...c, teller: { ...TO, holder: STRANGER } }),
    },
    buy_back_must_be_paid_to_the_fen: {
      details: { demanded: money('1001'), found: money('1000') },
      breaks: c => ({ ...c, entry: c.entry && { ...c.entry, amount: 1_000n } }),
    },
    buy_back_must_wait_for_its_payment: {
      details: { status: 'paid' },
      breaks: c => ({ ...c, buyBacks: c.buyBacks.map(one => ({ ...one, status: 'paid' })) }),
      keeps: { 'unpaid beyond its day': stage('unanswered') },
    },
  },
)

const moves = {
  facts: [
    { type: 'payment.buy-back-paid.v1', ends: true },
    { type: 'title.transferred.v1', from: BANK, to: SUPPLIER },
  ],
  postings: [{ post: 'move', to: SUPPLIER, span: { lo: 0n, hi: 1_000n } }],
}

it('the titles go back in the same moment, whichever side’s bank says it', () => {
  expect(prove(proving)).toMatchObject(moves)
  const told = entry({ side: 'credit', counterpart: TO.number })({ ...proving, teller: FROM })
  expect(prove(told, BANK)).toMatchObject(moves)
})

it.each([
  ['a stranger’s account', entry({ side: 'credit', counterpart: '6299' }), FROM],
  ['an account that the bank does not name', entry({ side: 'credit', counterpart: null }), FROM],
  ['another account of the lender', entry({ side: 'credit' }), { ...FROM, id: 'acc_8' as const }],
  ['the wrong side', entry({ side: 'credit' }), TO],
  ['another currency', entry({ currency: 'EUR' }), TO],
  ['one fen more', entry({ amount: 1_002n }), TO],
])('from %s it proves nothing', (_, changed, teller) => {
  expect(prove({ ...changed(proving), teller })).toMatchObject({
    ok: false,
    path: 'body.reference',
  })
})

it('what the lender holds besides keeps the financing open', () => {
  const part = { ...BUY_BACK.parts[0]!, span: { lo: 0n, hi: 400n } }
  expect(prove(turn({ buyBacks: [{ ...BUY_BACK, parts: [part] }] })(proving))).toMatchObject({
    facts: [{ ends: false }, {}],
    postings: [{ span: { lo: 0n, hi: 400n } }],
  })
})

it.each([
  ['passed on', turn({ receivables: holding({ holder: STRANGER }) })],
  ['pledged', turn({ receivables: holding({ holder: BANK, claim: claimOf() }) })],
  ['bought back before', turn({ financing: { ...paidOut(), status: 'bought_back' } })],
])('paid when the titles are %s, it is owed back', (_, changed) => {
  expect(prove(changed(proving))).toMatchObject({
    ...{ facts: [{ type: 'payment.buy-back-owed-back.v1' }], postings: [] },
  })
})

/** By stage: what each event makes of it; what is not named is refused, and changes nothing. */
const MAKES: Record<BuyBack['status'], { paid?: string; back?: string; unpaid?: string }> = {
  demanded: { paid: 'payment.buy-back-paid.v1', unpaid: 'payment.buy-back-unanswered.v1' },
  unanswered: { paid: 'payment.buy-back-paid.v1' },
  paid: { back: 'bounced' },
  owed_back: { back: 'returned' },
  returned: {},
  bounced: {},
}

it.each(BUY_BACK_STATUSES)('INV-PAY-06 a buy-back that is %s, by each event', status => {
  const state = stage(status)(proving)
  const paid = prove(state)
  const back = prove({ ...state, entry: { ...PAYMENT, side: 'credit', returned: true } })
  const unpaid = lapseBuyBack(state, { financing: 'fin_1' }, as('pty_operator', '2026-06-15'))
  const becomes = back.ok && back.facts[0] && 'becomes' in back.facts[0] && back.facts[0].becomes
  const made = {
    ...(paid.ok && { paid: paid.facts[0]?.type }),
    ...(back.ok && { back: becomes }),
    ...(unpaid.ok && { unpaid: unpaid.facts[0]?.type }),
  }
  expect(made).toEqual(MAKES[status])
  if (!back.ok)
    expect(back).toMatchObject({ refusal: 'buy_back_must_have_been_paid', details: { status } })
})
