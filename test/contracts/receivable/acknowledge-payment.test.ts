import { expect, it } from 'vitest'
import { NOBODY, type PartyId } from '../../../contracts/kernel/id.ts'
import { money } from '../../../contracts/kernel/money.ts'
import { RULES } from '../../../contracts/kernel/rules.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import {
  ACKNOWLEDGE_PAYMENT_TEXTS,
  type AcknowledgePayment,
  type AcknowledgePaymentRefusal,
  acknowledgePayment,
} from '../../../contracts/receivable/acknowledge-payment.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import type { Pledge } from '../../../contracts/title/pledge-terms.ts'
import { DEBT_OWED } from '../../support/acts.ts'
import {
  ANCHOR,
  as,
  claimOf,
  holdOf,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { spanSetRows } from '../title/span-set-rows.ts'

interface Case {
  readonly receivables: ReceivablesById
  readonly body: AcknowledgePayment
  readonly by: PartyId
  readonly pledges: ReadonlyMap<bigint, Pledge>
}

const span = { lo: 100n, hi: 400n }
const plain: Case = {
  receivables: receivablesById(stateOf()),
  body: { spans: [{ instrument: 'rcv_1', span }], paidOn: TODAY },
  by: SUPPLIER,
  pledges: new Map(),
}
const body = (change: Partial<AcknowledgePayment>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
const titles = (change: Partial<Title>) => (c: Case) => ({
  ...c,
  receivables: new Map(c.receivables).set(
    'rcv_1',
    withTitles(c.receivables.get('rcv_1') ?? stateOf(), change),
  ),
})
const PLEDGE: Pledge = {
  ...{ ...DEBT_OWED, charge: 7n, holder: SUPPLIER, pledgee: SECOND },
  ...{ paid: 50n, bound: 1_000n },
}
/** One holds the spans and has pledged them to the other, for a debt of which so much is left. */
const pledged = (holder: PartyId, claimant: PartyId) => (left: bigint) => (c: Case) => ({
  ...titles({ holder, claim: claimOf({ kind: 'pledge', charge: 7n, claimant }) })(c),
  pledges: new Map([[7n, { ...PLEDGE, secured: left + 50n }]]),
})
const toAnother = pledged(SUPPLIER, SECOND)
const toItself = pledged(SECOND, SUPPLIER)
/** The payment is of a second receivable too, whose debtor this is. */
function withAnother(debtor: PartyId) {
  return (c: Case): Case => ({
    ...c,
    receivables: new Map(c.receivables).set('rcv_2', stateOf({ id: 'rcv_2', debtor })),
    body: { ...c.body, spans: [...c.body.spans, { instrument: 'rcv_2', span }] },
  })
}
/** The package has so many titles in all. */
const counted = (titleCount: number) => (c: Case) => {
  const was = c.receivables.get('rcv_1')
  if (!was) return c
  return { ...c, receivables: new Map(c.receivables).set('rcv_1', { ...was, titleCount }) }
}
const decide = (c: Case) => acknowledgePayment(c, c.body, as(c.by))

const named = spanSetRows<Case>(
  (c, spans) => body({ spans })(c),
  (c, receivables) => ({ ...c, receivables }),
  span,
)

refusalTable<AcknowledgePaymentRefusal, Case>(
  'acknowledge a payment',
  ACKNOWLEDGE_PAYMENT_TEXTS,
  plain,
  decide,
  {
    payment_must_not_be_in_the_future: {
      details: { paidOn: '2026-03-03', today: '2026-03-02' },
      breaks: body({ paidOn: '2026-03-03' }),
      keeps: { yesterday: body({ paidOn: '2026-03-01' }) },
    },
    ...named.form,
    party_must_hold_the_title: { breaks: titles({ holder: NOBODY }) },
    ...named.face,
    title_must_be_free_of_claims: {
      details: { claim: 'offer' },
      breaks: titles({ holder: SUPPLIER, claim: claimOf() }),
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: titles({ holder: SUPPLIER, holds: [holdOf()] }),
    },
    payment_must_be_of_one_debtor: {
      breaks: withAnother(STRANGER),
      keeps: { two: withAnother(ANCHOR) },
    },
    payment_must_be_within_the_debt_secured: {
      details: { left: money(299n, 'CNY'), found: money(300n, 'CNY') },
      breaks: toItself(299n),
      keeps: { 'all of the debt': toItself(300n) },
    },
    payment_must_leave_what_secures_the_debt: {
      details: { free: money(299n, 'CNY'), found: money(300n, 'CNY') },
      breaks: toAnother(701n),
      keeps: { 'the rest': toAnother(700n) },
    },
    package_must_not_be_split_more_often: {
      details: { limit: 500, found: 501 },
      breaks: counted(RULES[0]!.splitsMax - 1),
      keeps: { 'two cuts up to the limit': counted(RULES[0]!.splitsMax - 2) },
    },
  },
)

it('retires the spans, and says what the debtor has paid on each', () => {
  expect(decide(plain)).toMatchObject({
    facts: [{ instrument: 'rcv_1', span, holder: SUPPLIER, debtor: ANCHOR, amount: 300n }],
    postings: [{ post: 'retire', instrument: 'rcv_1', span }],
  })
})

it('what has been paid to all pro rata is not paid again', () => {
  const was = stateOf()
  const tiling = { ...was.tiling, paid: { p: 1n, q: 3n } }
  const receivables = receivablesById({ ...was, tiling })
  expect(decide({ ...plain, receivables })).toMatchObject({ facts: [{ amount: 200n }] })
})

it('pays the pledgee up to its debt: its claim ends with the span, and the debt is told', () => {
  expect(decide(toItself(300n)(plain))).toMatchObject({
    facts: [{ holder: SECOND, debtor: ANCHOR, amount: 300n, pledge: 7n }],
    postings: [
      { post: 'free', instrument: 'rcv_1', span },
      { post: 'retire', instrument: 'rcv_1', span },
    ],
  })
  expect(decide(toAnother(700n)(plain))).toMatchObject({ facts: [{ pledge: null }] })
})
