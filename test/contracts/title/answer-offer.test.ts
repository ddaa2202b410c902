import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { money, units } from '../../../contracts/kernel/money.ts'
import {
  RECEIVABLE_STANDS_TEXTS,
  type ReceivableStandsRefusal,
} from '../../../contracts/receivable/guard.ts'
import type { ReceivableState, ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import {
  ANSWER_OFFER_TEXTS,
  type AnswerOffer,
  type AnswerOfferRefusal,
  type AnswerOfferState,
  answerOffer,
} from '../../../contracts/title/answer-offer.ts'
import { NOT_DISCLOSED } from '../../../contracts/title/disclosure.ts'
import {
  LAPSE_OFFER_TEXTS,
  type LapseOfferRefusal,
  lapseOffer,
} from '../../../contracts/title/lapse-offer.ts'
import type { Offer, OfferNamedRefusal } from '../../../contracts/title/offer.ts'
import type { FaceRefusal } from '../../../contracts/title/span-set.ts'
import {
  WITHDRAW_OFFER_TEXTS,
  type WithdrawOfferRefusal,
  withdrawOffer,
} from '../../../contracts/title/withdraw-offer.ts'
import { DEBT_OWED } from '../../support/acts.ts'
import {
  as,
  claimOf,
  holdOf,
  invoiceState,
  invoicesById,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  titleOf,
  withTitles,
} from '../fixtures.ts'
import { insertBefore, type RefusalRows, refusalTable } from '../refusal/refusal-table.ts'
import { shownRows } from './shown-rows.ts'
import { spanSetRows } from './span-set-rows.ts'

type State = Omit<AnswerOfferState, 'instruments'> & { readonly instruments: ReceivablesById }
type Case = { state: State; body: AnswerOffer; by: PartyId; on: BusinessDate }

const span = { lo: 100n, hi: 400n }
const allocations = [{ invoice: 'inv_2', span: { lo: 0n, hi: 300n }, on: 'rcv_1' }] as const
const offer: Offer = {
  charge: 7n,
  from: SUPPLIER,
  to: SECOND,
  spans: [{ instrument: 'rcv_1', span }],
  allocations,
  pledge: null,
  lapseOn: '2026-03-09',
  ...NOT_DISCLOSED,
}
const offeredTitles = [
  titleOf({ lo: 0n, hi: 100n }),
  titleOf(span, { claim: claimOf() }),
  titleOf({ lo: 400n, hi: 1000n }),
]
const offered = stateOf({}, offeredTitles)
/** Of the invoice that is paid 300 are used, and so much was taken back by red letters. */
function paying(redLettered = 0n) {
  const free = [{ lo: 300n, hi: 1000n }]
  return invoicesById(invoiceState({ id: 'inv_2', seller: SECOND, redLettered }, { free }))
}

const plain: Case = {
  state: { instruments: receivablesById(offered), offer, invoices: paying() },
  body: { spans: offer.spans, answer: 'accept' },
  by: SECOND,
  on: TODAY,
}

const body = (change: Partial<AnswerOffer>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
const by = (party: PartyId) => (c: Case) => ({ ...c, by: party })
const on = (day: BusinessDate) => (c: Case) => ({ ...c, on: day })
const spans = (...named: { lo: bigint; hi: bigint }[]) =>
  body({ spans: named.map(one => ({ instrument: 'rcv_1', span: one })) })
const receivable = (change: (was: ReceivableState) => ReceivableState) => (c: Case) => ({
  ...c,
  state: {
    ...c.state,
    instruments: receivablesById(change(c.state.instruments.get('rcv_1') ?? offered)),
  },
})
const redLettered = (amount: bigint) => (c: Case) => ({
  ...c,
  state: { ...c.state, invoices: paying(amount) },
})
const flawed = receivable(() => stateOf({ redLettered: 1n }, offeredTitles))
const freed = { post: 'free', instrument: 'rcv_1', span }

/** What every answer names: the spans of one open offer, all of them. */
const named = spanSetRows<Case>(
  (c, all) => body({ spans: all })(c),
  (c, instruments) => ({ ...c, state: { ...c.state, instruments } }),
  span,
)
const { spans_must_be_named, span_must_not_be_empty } = named.form
const namesTheOffer = {
  spans_must_be_named,
  span_must_not_be_empty: {
    details: span_must_not_be_empty.details,
    breaks: span_must_not_be_empty.breaks,
  },
  spans_must_not_overlap: {
    details: { lo: units(299n), hi: units(300n) },
    breaks: spans({ lo: 100n, hi: 300n }, { lo: 299n, hi: 400n }),
    keeps: { 'in two parts': spans({ lo: 100n, hi: 300n }, { lo: 300n, hi: 400n }) },
  },
}
/** [100, 400) is under the one, [400, 1000) under another one to the same party. */
const twoOffers = receivable(() =>
  stateOf({}, [
    titleOf({ lo: 0n, hi: 100n }),
    titleOf(span, { claim: claimOf() }),
    titleOf({ lo: 400n, hi: 1000n }, { claim: claimOf({ charge: 8n }) }),
  ]),
)
const isTheOffer = {
  span_must_lie_within_the_face: {
    details: { hi: units(1001n), face: units(1000n) },
    breaks: (c: Case) => spans({ lo: 100n, hi: 1001n })(twoOffers(c)),
  },
  spans_must_be_under_an_offer: {
    breaks: (c: Case) => spans({ lo: 100n, hi: 401n })(twoOffers(c)),
  },
  spans_must_be_all_those_of_the_offer: {
    details: { offered: money(300n, 'CNY'), found: money(299n, 'CNY') },
    breaks: spans({ lo: 100n, hi: 399n }),
  },
} satisfies RefusalRows<FaceRefusal | OfferNamedRefusal, Case>

const ofPledge = (c: Case) => ({
  ...c,
  state: { ...c.state, offer: c.state.offer && { ...c.state.offer, pledge: DEBT_OWED } },
})

refusalTable<AnswerOfferRefusal, Case>(
  'answer an offer',
  ANSWER_OFFER_TEXTS,
  plain,
  c => answerOffer(c.state, c.body, as(c.by, c.on)),
  {
    ...namesTheOffer,
    answerer_must_be_the_transferee: { breaks: by(STRANGER) },
    ...isTheOffer,
    offer_must_be_of_a_transfer: {
      breaks: c => ofPledge(c),
      keeps: { 'a rejection of a pledge': c => body({ answer: 'reject' })(ofPledge(c)) },
    },
    offer_must_not_be_past_its_date: {
      details: { lapseOn: '2026-03-09' },
      breaks: on('2026-03-09'),
      keeps: {
        'its last day': on('2026-03-08'),
        'a rejection, any day': c => body({ answer: 'reject' })(on('2026-03-09')(c)),
      },
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: receivable(was => withTitles(was, { holds: [holdOf()] })),
      keeps: {
        'a rejection under a hold': c =>
          body({ answer: 'reject' })(receivable(was => withTitles(was, { holds: [holdOf()] }))(c)),
      },
    },
    invoice_must_not_be_red_lettered: {
      details: { invoice: 'A1' },
      breaks: redLettered(1000n),
      keeps: { 'a rejection of it': c => body({ answer: 'reject' })(redLettered(1000n)(c)) },
    },
    red_letters_must_leave_what_is_used: {
      details: { invoice: 'A1', beyond: money(1n, 'CNY') },
      breaks: redLettered(701n),
      keeps: { 'all that is unused of it': redLettered(700n) },
    },
    ...shownRows<Case>({
      offer: disclosed => c => ({
        ...c,
        state: { ...c.state, offer: c.state.offer && { ...c.state.offer, ...disclosed } },
      }),
      seen: digest => body({ seen: digest }),
      flawed: c => flawed(c),
      knowing: body({ knowing: ['red_lettered'] }),
    }),
    acceptance_must_name_what_is_amiss: {
      details: { flaw: 'red_lettered' },
      breaks: flawed,
      keeps: {
        'what it names': c => body({ knowing: ['red_lettered'] })(flawed(c)),
        'a rejection': c => body({ answer: 'reject' })(flawed(c)),
      },
    },
  },
)

refusalTable<WithdrawOfferRefusal, Case>(
  'withdraw an offer',
  WITHDRAW_OFFER_TEXTS,
  by(SUPPLIER)(plain),
  c => withdrawOffer(c.state, c.body, as(c.by, c.on)),
  { ...namesTheOffer, withdrawer_must_be_the_transferor: { breaks: by(SECOND) }, ...isTheOffer },
)

refusalTable<LapseOfferRefusal | ReceivableStandsRefusal, Case>(
  'lapse an offer',
  insertBefore(LAPSE_OFFER_TEXTS, 'span_must_lie_within_the_face', RECEIVABLE_STANDS_TEXTS),
  on('2026-03-09')(plain),
  c => lapseOffer(c.state, c.body, as(c.by, c.on)),
  {
    ...namesTheOffer,
    ...named.unknown,
    ...isTheOffer,
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2026-03-09', today: '2026-03-08' },
      breaks: on('2026-03-08'),
    },
  },
)

describe('what an answer does', () => {
  const { state } = plain
  const given = [{ post: 'deallocate', ...allocations[0] }]

  it('accepted, the spans are free and the transferee’s', () => {
    expect(answerOffer(state, plain.body, as(SECOND))).toMatchObject({
      facts: [{ type: 'title.transferred.v1', allocations }],
      postings: [freed, { post: 'move', instrument: 'rcv_1', span, to: SECOND }],
    })
  })

  it('rejected, withdrawn or lapsed, they are the transferor’s and the trade is given back', () => {
    const rejected = answerOffer(state, { ...plain.body, answer: 'reject' }, as(SECOND))
    const withdrawn = withdrawOffer(state, plain.body, as(SUPPLIER))
    const lapsed = lapseOffer(state, plain.body, as(STRANGER, '2026-03-09'))
    for (const decision of [rejected, withdrawn, lapsed])
      expect(decision).toMatchObject({ ok: true, postings: [freed, ...given] })
  })

  it('refuses: an answer to an offer that has been answered', () => {
    const answered = { ...state, instruments: receivablesById(stateOf()), offer: null }
    expect(answerOffer(answered, plain.body, as(SUPPLIER))).toMatchObject({
      refusal: 'spans_must_be_under_an_offer',
    })
  })

  it('refuses: the transferor answers its own offer', () => {
    expect(answerOffer(state, plain.body, as(SUPPLIER))).toMatchObject({
      refusal: 'answerer_must_be_the_transferee',
    })
  })
})
