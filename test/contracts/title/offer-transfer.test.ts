import { expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { AMOUNT_MINOR_MAX } from '../../../contracts/kernel/money.ts'
import { RULES } from '../../../contracts/kernel/rules.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import type { ReceivableState } from '../../../contracts/receivable/receivable.ts'
import {
  type OfferTransfer,
  type OfferTransferRefusal,
  type OfferTransferState,
  offerTransfer,
} from '../../../contracts/title/offer-transfer.ts'
import type { StandingAcceptance } from '../../../contracts/title/standing-acceptance.ts'
import type { Citation } from '../../../contracts/trade/allocate-invoices.ts'
import {
  as,
  claimOf,
  holdOf,
  invoiceState,
  invoicesById,
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
import { refusalTable } from '../refusal/refusal-table.ts'

type Case = { state: OfferTransferState; body: OfferTransfer; by: PartyId; on: typeof DAY }
const DAY = TODAY as `${number}-${number}-${number}`

const trade = invoiceState({ id: 'inv_2', seller: SECOND, buyer: SUPPLIER, amount: 400n })
const span = { lo: 100n, hi: 400n }

const plain: Case = {
  state: {
    receivables: receivablesById(stateOf()),
    transferee: partyOf(SECOND, 'supplier'),
    invoices: invoicesById(trade),
    standing: [],
  },
  body: {
    to: SECOND,
    spans: [{ receivable: 'rcv_1', span }],
    trade: [{ invoice: 'inv_2', amount: 300n }],
  },
  by: SUPPLIER,
  on: DAY,
}

const decide = ({ state, body, by, on }: Case) => offerTransfer(state, body, as(by, on))
const state = (change: Partial<OfferTransferState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...change },
})
const body = (change: Partial<OfferTransfer>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
const receivable = (change: (was: ReceivableState) => ReceivableState) => (c: Case) =>
  state({ receivables: receivablesById(change(c.state.receivables.get('rcv_1') ?? stateOf())) })(c)
const spans = (...named: { lo: bigint; hi: bigint }[]) =>
  body({ spans: named.map(one => ({ receivable: 'rcv_1', span: one })) })
const titles = (change: Partial<Title>) => receivable(was => withTitles(was, change))
const invoice = (...change: Parameters<typeof invoiceState>) =>
  state({ invoices: invoicesById(invoiceState({ ...trade.invoice, ...change[0] }, change[1])) })
const cite = (...cited: Citation[]) => body({ trade: cited })
const counted = (titleCount: number) => receivable(was => ({ ...was, titleCount }))
const on = (day: typeof DAY) => (c: Case) => ({ ...c, on: day })

refusalTable<OfferTransferRefusal, Case>('offer a transfer', plain, decide, {
  transferee_must_be_another_party: { breaks: body({ to: SUPPLIER }) },
  transferee_must_be_enrolled: { breaks: state({ transferee: null }) },
  transferee_must_be_active: {
    breaks: state({ transferee: { ...partyOf(SECOND, 'supplier'), status: 'suspended' } }),
  },
  spans_must_be_named: { breaks: spans() },
  span_must_not_be_empty: {
    breaks: spans({ lo: 100n, hi: 100n }),
    keeps: {
      'one unit': c => cite({ invoice: 'inv_2', amount: 1n })(spans({ lo: 0n, hi: 1n })(c)),
    },
  },
  spans_must_not_overlap: {
    breaks: spans({ lo: 100n, hi: 251n }, { lo: 250n, hi: 400n }),
    keeps: { 'side by side': spans({ lo: 100n, hi: 250n }, { lo: 250n, hi: 400n }) },
  },
  party_must_hold_the_title: { breaks: titles({ holder: STRANGER }) },
  span_must_lie_within_the_face: {
    breaks: spans({ lo: 701n, hi: 1001n }),
    keeps: { 'to its very end': spans({ lo: 700n, hi: 1000n }) },
  },
  title_must_be_free_of_claims: { breaks: titles({ claim: claimOf() }) },
  title_must_be_free_of_holds: { breaks: titles({ holds: [holdOf()] }) },
  offer_must_be_made_before_settlement_begins: {
    breaks: on('2026-05-28'),
    keeps: { 'the day before': on('2026-05-27') },
  },
  package_must_not_be_split_more_often: {
    breaks: counted(RULES[0]!.splitsMax - 1),
    keeps: {
      'two cuts up to the limit': counted(RULES[0]!.splitsMax - 2),
      'no cut beyond it': c => {
        const parts = [
          titleOf({ lo: 0n, hi: 100n }),
          titleOf({ lo: 100n, hi: 400n }),
          titleOf({ lo: 400n, hi: 1000n }),
        ]
        const uncut = receivable(() => stateOf({}, parts))(c)
        return counted(RULES[0]!.splitsMax + 1)(uncut)
      },
    },
  },
  trade_must_be_cited: { breaks: cite() },
  invoice_must_be_cited_once: {
    breaks: cite({ invoice: 'inv_2', amount: 150n }, { invoice: 'inv_2', amount: 150n }),
  },
  amount_must_be_positive: { breaks: cite({ invoice: 'inv_2', amount: 0n }) },
  amount_must_be_at_most_the_maximum: {
    breaks: cite({ invoice: 'inv_2', amount: AMOUNT_MINOR_MAX + 1n }),
  },
  invoice_must_be_known: { breaks: state({ invoices: new Map() }) },
  invoice_must_be_on_the_debtor: { breaks: invoice({ seller: SUPPLIER, buyer: STRANGER }) },
  invoice_must_be_the_suppliers: { breaks: invoice({ seller: STRANGER }) },
  invoice_must_not_be_red_lettered: { breaks: invoice({ redLettered: true }) },
  invoice_must_have_its_delivery: { breaks: invoice({}, { deliveredOn: null }) },
  invoices_must_share_one_currency: {
    breaks: c => {
      const dollars = invoiceState({ ...trade.invoice, id: 'inv_3', currency: 'USD' })
      const both = state({ invoices: invoicesById(trade, dollars) })(c)
      const half = { invoice: 'inv_2', amount: 150n } as const
      return cite(half, { ...half, invoice: 'inv_3' })(both)
    },
  },
  allocation_must_be_within_what_the_invoice_has_left: {
    breaks: c =>
      cite({ invoice: 'inv_2', amount: 300n })(invoice({}, { free: [{ lo: 0n, hi: 299n }] })(c)),
    keeps: { 'to the fen': invoice({}, { free: [{ lo: 0n, hi: 300n }] }) },
  },
  spans_and_invoices_must_share_one_currency: { breaks: invoice({ currency: 'USD' }) },
  trade_must_equal_the_amount_transferred: {
    breaks: cite({ invoice: 'inv_2', amount: 299n }),
  },
})

it('refuses: trade of one fen more than is transferred', () => {
  expect(decide(cite({ invoice: 'inv_2', amount: 301n })(plain))).toMatchObject({
    refusal: 'trade_must_equal_the_amount_transferred',
  })
})

it('refuses: a span that runs one unit into another’s title', () => {
  const parts = [
    titleOf({ lo: 0n, hi: 399n }),
    titleOf({ lo: 399n, hi: 1000n }, { holder: STRANGER }),
  ]
  expect(decide(receivable(() => stateOf({}, parts))(plain))).toMatchObject({
    refusal: 'party_must_hold_the_title',
    path: 'body.spans.0',
  })
})

it('reserves the spans for the transferee until it answers', () => {
  const allocations = [{ invoice: 'inv_2', span: { lo: 0n, hi: 300n }, on: 'rcv_1' }]
  expect(decide(plain)).toEqual({
    ok: true,
    facts: [
      {
        type: 'title.transfer-offered.v1',
        visibleTo: [SUPPLIER, SECOND],
        from: SUPPLIER,
        to: SECOND,
        spans: plain.body.spans,
        amount: 300n,
        allocations,
        opens: {
          kind: 'answer',
          awaited: SECOND,
          remindOn: '2026-03-04',
          lapseOn: '2026-03-09',
        },
      },
    ],
    postings: [
      { post: 'allocate', ...allocations[0] },
      { post: 'bind', instrument: 'rcv_1', span, kind: 'offer', party: SECOND },
    ],
  })
})

it('an offer lapses when settlement begins, if that comes first', () => {
  expect(decide(on('2026-05-26')(plain))).toMatchObject({
    facts: [{ opens: { lapseOn: '2026-05-28' } }],
  })
})

const standing: StandingAcceptance = {
  id: 'sta_1',
  party: SECOND,
  from: SUPPLIER,
  limit: 300n,
  until: '2026-03-03',
}

it('passes at once under a standing acceptance', () => {
  expect(decide(state({ standing: [standing] })(plain))).toMatchObject({
    facts: [{ type: 'title.transferred.v1', amount: 300n }],
    postings: [{ post: 'allocate' }, { post: 'move', instrument: 'rcv_1', span, to: SECOND }],
  })
})

const uncovered: Record<string, Partial<StandingAcceptance>> = {
  'one fen below the amount': { limit: 299n },
  'ended today': { until: TODAY },
  'of another transferor': { from: STRANGER },
  'of another transferee': { party: STRANGER },
}
for (const [what, change] of Object.entries(uncovered))
  it(`only offers under a standing acceptance ${what}`, () => {
    expect(decide(state({ standing: [{ ...standing, ...change }] })(plain))).toMatchObject({
      facts: [{ type: 'title.transfer-offered.v1' }],
    })
  })

it('accepts from anyone where the standing acceptance names nobody', () => {
  expect(decide(state({ standing: [{ ...standing, from: null }] })(plain))).toMatchObject({
    facts: [{ type: 'title.transferred.v1' }],
  })
})

it('reports a package once, when it crosses the mark of splitting', () => {
  const { splitsWatched } = RULES[0]!
  const facts = (count: number) => {
    const decision = decide(counted(count)(plain))
    return decision.ok ? decision.facts.map(f => f.type) : []
  }
  const watched = 'title.splitting-watched.v1'
  expect(facts(splitsWatched - 2)).not.toContain(watched)
  expect(facts(splitsWatched - 1)).toContain(watched)
  expect(facts(splitsWatched)).toContain(watched)
  expect(facts(splitsWatched + 1)).not.toContain(watched)
})

it('counts a cut that two named spans share once', () => {
  const halves = spans({ lo: 100n, hi: 250n }, { lo: 250n, hi: 400n })(plain)
  const at = (count: number) => decide(counted(count)(halves))
  expect(at(RULES[0]!.splitsMax - 3)).toMatchObject({ ok: true })
  expect(at(RULES[0]!.splitsMax - 2)).toMatchObject({
    refusal: 'package_must_not_be_split_more_often',
  })
})

it('lays the invoices along the receivables they pay with', () => {
  const two = receivablesById(stateOf(), stateOf({ id: 'rcv_2' }))
  const invoices = invoicesById(trade, invoiceState({ ...trade.invoice, id: 'inv_3' }))
  const decision = decide(
    state({ receivables: two, invoices })(
      body({
        spans: [
          { receivable: 'rcv_1', span: { lo: 0n, hi: 60n } },
          { receivable: 'rcv_2', span: { lo: 0n, hi: 40n } },
        ],
        trade: [
          { invoice: 'inv_2', amount: 70n },
          { invoice: 'inv_3', amount: 30n },
        ],
      })(plain),
    ),
  )
  expect(decision).toMatchObject({
    facts: [
      {
        allocations: [
          { invoice: 'inv_2', span: { lo: 0n, hi: 60n }, on: 'rcv_1' },
          { invoice: 'inv_2', span: { lo: 60n, hi: 70n }, on: 'rcv_2' },
          { invoice: 'inv_3', span: { lo: 0n, hi: 30n }, on: 'rcv_2' },
        ],
      },
    ],
  })
})
