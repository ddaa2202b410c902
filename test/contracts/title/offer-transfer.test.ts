import { expect, it } from 'vitest'
import { AMOUNT_MINOR_MAX, money, units } from '../../../contracts/kernel/money.ts'
import { RULES } from '../../../contracts/kernel/rules.ts'
import {
  RECEIVABLE_OFFER_TEXTS,
  type ReceivableOfferRefusal,
} from '../../../contracts/receivable/guard.ts'
import {
  OFFER_TRANSFER_TEXTS,
  type OfferTransferRefusal,
} from '../../../contracts/title/offer-transfer.ts'
import {
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
  titleOf,
} from '../fixtures.ts'
import { insertBefore, refusalTable } from '../refusal/refusal-table.ts'
import {
  body,
  type Case,
  cite,
  counted,
  decide,
  invoice,
  on,
  plain,
  receivable,
  span,
  spans,
  state,
  titles,
  trade,
} from './offer-transfer-case.ts'

const SPLIT = 'package_must_not_be_split_more_often'
const texts = insertBefore(OFFER_TRANSFER_TEXTS, SPLIT, RECEIVABLE_OFFER_TEXTS)
const grams = { unit: { name: 'GRAMS' } } as const
const goods = receivable(was => ({ ...was, ...grams }))
const paid = cite({ invoice: 'inv_2', amount: 300n })

refusalTable<OfferTransferRefusal | ReceivableOfferRefusal, Case>('offer', texts, plain, decide, {
  transferee_must_be_another_party: { breaks: body({ to: SUPPLIER }) },
  transferee_must_be_enrolled: { breaks: state({ transferee: null }) },
  transferee_must_be_active: {
    breaks: state({ transferee: { ...partyOf(SECOND, 'supplier'), status: 'suspended' } }),
  },
  spans_must_be_named: { breaks: spans() },
  span_must_not_be_empty: {
    details: { lo: units(100n), hi: units(100n) },
    breaks: spans({ lo: 100n, hi: 100n }),
    keeps: {
      'one unit': c => cite({ invoice: 'inv_2', amount: 1n })(spans({ lo: 0n, hi: 1n })(c)),
    },
  },
  spans_must_not_overlap: {
    details: { lo: units(250n), hi: units(251n) },
    breaks: spans({ lo: 100n, hi: 251n }, { lo: 250n, hi: 400n }),
    keeps: { 'side by side': spans({ lo: 100n, hi: 250n }, { lo: 250n, hi: 400n }) },
  },
  party_must_hold_the_title: { breaks: titles({ holder: STRANGER }) },
  span_must_lie_within_the_face: {
    details: { hi: units(1001n), face: units(1000n) },
    breaks: spans({ lo: 701n, hi: 1001n }),
    keeps: { 'to its very end': spans({ lo: 700n, hi: 1000n }) },
  },
  title_must_be_free_of_claims: {
    details: { claim: 'offer' },
    breaks: titles({ claim: claimOf() }),
  },
  title_must_be_free_of_holds: {
    details: { hold: 'court' },
    breaks: titles({ holds: [holdOf()] }),
  },
  offer_must_be_made_before_settlement_begins: {
    details: { dueOn: '2026-06-01', begins: '2026-05-28' },
    breaks: on('2026-05-28'),
    keeps: { 'the day before': on('2026-05-27') },
  },
  package_must_not_be_split_more_often: {
    details: { limit: 500, found: 501 },
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
  spans_must_be_of_one_unit: {
    details: { first: 'MINOR_UNITS', found: 'GRAMS' },
    breaks: c => {
      const other = { ...stateOf({ id: 'rcv_2' }), ...grams }
      const both = state({ instruments: receivablesById(stateOf(), other) })(c)
      const named = (['rcv_1', 'rcv_2'] as const).map(instrument => ({ instrument, span }))
      return body({ spans: named })(both)
    },
  },
  trade_must_be_cited_for_money_only: {
    breaks: c => goods(paid(c)),
    keeps: { 'goods without trade': c => goods(cite()(c)) },
  },
  trade_must_be_cited: { breaks: cite() },
  invoice_must_be_cited_once: {
    breaks: cite({ invoice: 'inv_2', amount: 150n }, { invoice: 'inv_2', amount: 150n }),
  },
  amount_must_be_positive: { breaks: cite({ invoice: 'inv_2', amount: 0n }) },
  invoice_must_be_known: { breaks: state({ invoices: new Map() }) },
  invoice_must_be_on_the_debtor: {
    details: { invoice: 'A1' },
    breaks: invoice({ seller: SUPPLIER, buyer: STRANGER }),
  },
  invoice_must_be_the_suppliers: {
    details: { invoice: 'A1' },
    breaks: invoice({ seller: STRANGER }),
  },
  invoice_must_not_be_red_lettered: {
    details: { invoice: 'A1' },
    breaks: invoice({ amount: 1000n, redLettered: 1000n }),
  },
  invoice_must_not_be_denied_by_its_seller: {
    details: { invoice: 'A1' },
    breaks: invoice({ denied: true }),
  },
  invoice_must_be_told_apart_from_one_alike: {
    details: { invoice: 'A1' },
    breaks: invoice({ alike: 'inv_9' }),
  },
  invoice_must_have_its_delivery: {
    details: { invoice: 'A1' },
    breaks: invoice({}, { deliveredOn: null }),
  },
  invoices_must_share_one_currency: {
    details: { invoice: 'A1', found: 'USD', first: 'CNY' },
    breaks: c => {
      const dollars = invoiceState({ ...trade.invoice, id: 'inv_3', currency: 'USD' })
      const both = state({ invoices: invoicesById(trade, dollars) })(c)
      const half = { invoice: 'inv_2', amount: 150n } as const
      return cite(half, { ...half, invoice: 'inv_3' })(both)
    },
  },
  amount_must_be_at_most_the_maximum: {
    details: { limit: money(AMOUNT_MINOR_MAX, 'CNY'), found: money(AMOUNT_MINOR_MAX + 1n, 'CNY') },
    breaks: cite({ invoice: 'inv_2', amount: AMOUNT_MINOR_MAX + 1n }),
  },
  allocation_must_be_within_what_the_invoice_has_left: {
    details: { invoice: 'A1', free: money(299n, 'CNY'), found: money(300n, 'CNY') },
    breaks: c =>
      cite({ invoice: 'inv_2', amount: 300n })(invoice({}, { free: [{ lo: 0n, hi: 299n }] })(c)),
    keeps: { 'to the fen': invoice({}, { free: [{ lo: 0n, hi: 300n }] }) },
  },
  spans_and_invoices_must_share_one_currency: {
    details: { spans: 'CNY', invoices: 'USD' },
    breaks: invoice({ currency: 'USD' }),
  },
  trade_must_equal_the_amount_transferred: {
    details: { trade: money(299n, 'CNY'), transferred: money(300n, 'CNY') },
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
