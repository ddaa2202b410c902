import { expect, it } from 'vitest'
import { NOBODY, type PartyId } from '../../../contracts/kernel/id.ts'
import { RULES } from '../../../contracts/kernel/rules.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import {
  ACKNOWLEDGE_PAYMENT_TEXTS,
  type AcknowledgePayment,
  type AcknowledgePaymentRefusal,
  acknowledgePayment,
} from '../../../contracts/receivable/acknowledge-payment.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import {
  ANCHOR,
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
import { spanSetRows } from '../title/span-set-rows.ts'

interface Case {
  readonly receivables: ReceivablesById
  readonly body: AcknowledgePayment
  readonly by: PartyId
}

const span = { lo: 100n, hi: 400n }
const plain: Case = {
  receivables: receivablesById(stateOf()),
  body: { spans: [{ instrument: 'rcv_1', span }], paidOn: TODAY },
  by: SUPPLIER,
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
      breaks: titles({ claim: claimOf() }),
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: titles({ holds: [holdOf()] }),
    },
    payment_must_be_of_one_debtor: {
      breaks: withAnother(STRANGER),
      keeps: { two: withAnother(ANCHOR) },
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
