import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { units } from '../../../contracts/kernel/money.ts'
import { RULES } from '../../../contracts/kernel/rules.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import type { Party } from '../../../contracts/party/party.ts'
import {
  RECEIVABLE_PLEDGE_TEXTS,
  type ReceivablePledgeRefusal,
} from '../../../contracts/receivable/guard.ts'
import type { Receivable, ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import {
  ACCEPT_PLEDGE_TEXTS,
  type AcceptPledge,
  type AcceptPledgeRefusal,
  acceptPledge,
} from '../../../contracts/title/accept-pledge.ts'
import { NOT_DISCLOSED } from '../../../contracts/title/disclosure.ts'
import type { Offer } from '../../../contracts/title/offer.ts'
import {
  OFFER_PLEDGE_TEXTS,
  type OfferPledge,
  type OfferPledgeRefusal,
  offerPledge,
} from '../../../contracts/title/offer-pledge.ts'
import { DEBT_OWED } from '../../support/acts.ts'
import {
  ANCHOR,
  as,
  claimOf,
  holdOf,
  partyOf,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  titleOf,
  withTitles,
} from '../fixtures.ts'
import { insertBefore, refusalTable } from '../refusal/refusal-table.ts'
import { shownRows } from './shown-rows.ts'
import { spanSetRows } from './span-set-rows.ts'

interface Case {
  readonly instruments: ReceivablesById
  readonly body: OfferPledge & AcceptPledge
  readonly by: PartyId
  readonly pledgee: Party | null
  readonly offer: Offer | null
  readonly on: BusinessDate
}

const span = { lo: 100n, hi: 400n }
const spans = [{ instrument: 'rcv_1', span }] as const
const offering: Case = {
  instruments: receivablesById(stateOf()),
  body: { ...DEBT_OWED, spans, to: SECOND, knowing: [] },
  by: SUPPLIER,
  pledgee: partyOf(SECOND, 'lender'),
  offer: null,
  on: TODAY,
}

const body = (change: Partial<Case['body']>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
const by = (party: PartyId) => (c: Case) => ({ ...c, by: party })
const on = (date: BusinessDate) => (c: Case) => ({ ...c, on: date })
const titles = (change: Partial<Title>) => (c: Case) => ({
  ...c,
  instruments: receivablesById(withTitles(c.instruments.get('rcv_1') ?? stateOf(), change)),
})
const counted = (titleCount: number) => (c: Case) => {
  const was = c.instruments.get('rcv_1')
  return was ? { ...c, instruments: receivablesById({ ...was, titleCount }) } : c
}
const named = spanSetRows<Case>(
  (c, spans) => body({ spans })(c),
  (c, instruments) => ({ ...c, instruments }),
  span,
)

refusalTable<OfferPledgeRefusal | ReceivablePledgeRefusal, Case>(
  'offer a pledge',
  insertBefore(OFFER_PLEDGE_TEXTS, 'debt_must_be_positive', RECEIVABLE_PLEDGE_TEXTS),
  offering,
  ({ body: { knowing: _, seen: _seen, ...offered }, ...c }) =>
    offerPledge(c, offered, as(c.by, c.on)),
  {
    pledgee_must_be_another_party: { breaks: body({ to: SUPPLIER }) },
    pledgee_must_be_enrolled: { breaks: c => ({ ...c, pledgee: null }) },
    pledgee_must_be_active: {
      breaks: c => ({ ...c, pledgee: { ...partyOf(SECOND), status: 'suspended' } }),
    },
    ...named.form,
    party_must_hold_the_title: { breaks: titles({ holder: STRANGER }) },
    ...named.face,
    title_must_be_free_of_claims: {
      details: { claim: 'offer' },
      breaks: titles({ claim: claimOf() }),
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: titles({ holds: [holdOf()] }),
    },
    pledgee_must_not_be_the_debtor: { breaks: body({ to: ANCHOR }) },
    debt_must_be_positive: { breaks: body({ secured: 0n }) },
    debt_must_have_a_reference: {
      details: { limit: 100, found: 0 },
      breaks: body({ reference: ' ' }),
      keeps: { 'one of 100 characters': body({ reference: 'x'.repeat(100) }) },
    },
    debt_must_be_due_in_the_future: {
      details: { dueOn: TODAY, today: TODAY },
      breaks: body({ dueOn: TODAY }),
      keeps: { tomorrow: body({ dueOn: '2026-03-03' }) },
    },
    debt_must_be_in_the_currency_of_its_security: {
      details: { debt: 'USD', security: 'CNY' },
      breaks: body({ currency: 'USD' }),
    },
    package_must_not_be_split_more_often: {
      details: { limit: 500, found: 501 },
      breaks: counted(RULES[0]!.splitsMax - 1),
      keeps: { 'two cuts up to the limit': counted(RULES[0]!.splitsMax - 2) },
    },
  },
)

const offer: Offer = {
  ...{ charge: 7n, from: SUPPLIER, to: SECOND, spans, allocations: [], lapseOn: '2026-03-09' },
  pledge: DEBT_OWED,
  ...NOT_DISCLOSED,
}
const stated =
  (change: Partial<Receivable> = {}) =>
  (c: Case) => ({
    ...c,
    instruments: receivablesById(
      stateOf(change, [
        titleOf({ lo: 0n, hi: 100n }),
        titleOf(span, { claim: claimOf() }),
        titleOf({ lo: 400n, hi: 1000n }),
      ]),
    ),
  })
const accepting = stated()({ ...offering, by: SECOND, offer })
const dueBefore = stated({ dueOn: '2026-02-27' })
/** All of the rest of the face is offered, and one unit more is named. */
const beyond = (c: Case) => ({
  ...body({ spans: [{ instrument: 'rcv_1', span: { lo: 100n, hi: 1_001n } }] })(c),
  instruments: receivablesById(
    stateOf({}, [
      titleOf({ lo: 0n, hi: 100n }),
      titleOf({ lo: 100n, hi: 1000n }, { claim: claimOf() }),
    ]),
  ),
})
/** An offer is named whole, so no part of it comes near. */
function withoutNear<Row extends { readonly keeps?: unknown }>({ keeps: _, ...row }: Row) {
  return row
}
const knowing = body({ knowing: ['overdue', 'red_lettered'] })

refusalTable<AcceptPledgeRefusal, Case>(
  'accept a pledge',
  ACCEPT_PLEDGE_TEXTS,
  accepting,
  ({ body: { to: _, ...accepted }, ...c }) => acceptPledge(c, accepted, as(c.by, c.on)),
  {
    ...named.form,
    span_must_not_be_empty: withoutNear(named.form.span_must_not_be_empty),
    accepter_must_be_the_pledgee: { breaks: by(STRANGER) },
    span_must_lie_within_the_face: {
      details: { hi: units(1_001n), face: units(1_000n) },
      breaks: c => beyond(c),
    },
    spans_must_be_under_an_offer: { breaks: c => ({ ...c, offer: null }) },
    spans_must_be_all_those_of_the_offer: {
      details: {
        offered: { minor: '301', currency: 'CNY' },
        found: { minor: '300', currency: 'CNY' },
      },
      breaks: c => ({
        ...c,
        offer: { ...offer, spans: [{ instrument: 'rcv_1', span: { lo: 100n, hi: 401n } }] },
      }),
    },
    offer_must_be_of_a_pledge: { breaks: c => ({ ...c, offer: { ...offer, pledge: null } }) },
    offer_must_not_be_past_its_date: {
      details: { lapseOn: '2026-03-09' },
      breaks: on('2026-03-09'),
      keeps: { 'its last day': on('2026-03-08') },
    },
    debt_must_be_the_one_offered: { breaks: body({ secured: 2n }) },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: titles({ holds: [holdOf()] }),
    },
    ...shownRows<Case>({
      offer: disclosed => c => ({ ...c, offer: c.offer && { ...c.offer, ...disclosed } }),
      seen: digest => body({ seen: digest }),
      flawed: stated({ redLettered: 1n }),
      knowing,
    }),
    acceptance_must_name_what_is_amiss: {
      details: { flaw: 'overdue' },
      breaks: dueBefore,
      keeps: {
        'what it names': c => knowing(dueBefore(c)),
        'what is due today': stated({ dueOn: TODAY }),
      },
    },
  },
)

describe('a pledge', () => {
  it('is reserved while it is offered, and waits for the pledgee', () => {
    expect(offerPledge(offering, offering.body, as(SUPPLIER))).toMatchObject({
      facts: [{ type: 'title.pledge-offered.v1', spans, opens: { awaited: SECOND } }],
      postings: [{ post: 'bind', instrument: 'rcv_1', span, kind: 'offer', party: SECOND }],
    })
  })

  it('binds for the pledgee when it accepts, under the terms that were offered', () => {
    expect(acceptPledge(accepting, accepting.body, as(SECOND))).toMatchObject({
      facts: [{ type: 'title.pledged.v1', holder: SUPPLIER, pledgee: SECOND, offer: 7n }],
      postings: [
        { post: 'free', instrument: 'rcv_1', span },
        { post: 'bind', instrument: 'rcv_1', span, kind: 'pledge', party: SECOND },
      ],
    })
  })

  it('of what a red letter took an invoice from is taken knowingly', () => {
    const red = stated({ redLettered: 1n })(accepting)
    expect(acceptPledge(red, red.body, as(SECOND))).toMatchObject({
      ...{ refusal: 'acceptance_must_name_what_is_amiss', details: { flaw: 'red_lettered' } },
    })
    expect(acceptPledge(red, knowing(red).body, as(SECOND))).toMatchObject({ ok: true })
  })
})
