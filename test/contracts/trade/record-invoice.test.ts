import { describe, expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { AMOUNT_MINOR_MAX, money, units } from '../../../contracts/kernel/money.ts'
import type { Delivery, Order } from '../../../contracts/trade/invoice.ts'
import type { TradeBehind } from '../../../contracts/trade/match-trade.ts'
import {
  IDENTITY_CLASHES,
  invoiceContradictions,
  type NewInvoice,
  RECORD_INVOICE_TEXTS,
  type RecordInvoiceRefusal,
  type RecordInvoiceState,
  recordInvoice,
} from '../../../contracts/trade/record-invoice.ts'
import { ANCHOR, as, invoiceOf, partyOf, STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

const order: Order = {
  id: 'ord_1',
  seller: SUPPLIER,
  buyer: ANCHOR,
  number: 'O1',
  orderedOn: '2026-02-02',
  currency: 'CNY',
  amount: 1000n,
  quantity: 10n,
  price: 100n,
  certificateClause: null,
  termClause: null,
  assertedBy: null,
}
const delivery: Delivery = {
  id: 'dlv_1',
  order: 'ord_1',
  number: 'D1',
  deliveredOn: '2026-02-02',
  quantity: 10n,
}

/** A service: neither quantity nor price. */
const uncounted: Order = { ...order, quantity: null, price: null }

interface InvoiceCase {
  readonly state: RecordInvoiceState
  readonly invoice: NewInvoice
  readonly by: PartyId
}
const behind: TradeBehind = { order, delivery, invoicedBefore: 0n }
const invoiceCase: InvoiceCase = {
  state: {
    ...{ seller: partyOf(SUPPLIER), buyer: partyOf(ANCHOR), known: null, behind },
    ...{ isUsed: false, addsCode: false, assertion: null },
  },
  invoice: invoiceOf(),
  by: ANCHOR,
}
const invoiced = (change: Partial<NewInvoice>) => (c: InvoiceCase) => ({
  ...c,
  invoice: { ...c.invoice, ...change },
})
const invoiceState = (change: Partial<RecordInvoiceState>) => (c: InvoiceCase) => ({
  ...c,
  state: { ...c.state, ...change },
})
const trade = (change: Partial<TradeBehind>) => (c: InvoiceCase) =>
  invoiceState({ behind: { ...(c.state.behind ?? behind), ...change } })(c)
const known = (change: Parameters<typeof invoiceOf>[0]) =>
  invoiceState({ known: invoiceOf(change) })
const decideInvoice = (c: InvoiceCase) => recordInvoice(c.state, c.invoice, as(c.by))

refusalTable<RecordInvoiceRefusal, InvoiceCase>(
  'record an invoice',
  RECORD_INVOICE_TEXTS,
  invoiceCase,
  decideInvoice,
  {
    seller_must_be_enrolled: { breaks: invoiceState({ seller: null }) },
    buyer_must_be_enrolled: { breaks: invoiceState({ buyer: null }) },
    buyer_must_be_another_party: { breaks: invoiceState({ buyer: partyOf(SUPPLIER) }) },
    importer_must_be_seller_or_buyer: { breaks: c => ({ ...c, by: STRANGER }) },
    amount_must_be_positive: { breaks: invoiced({ amount: 0n }) },
    amount_must_be_at_most_the_maximum: {
      details: {
        limit: money(AMOUNT_MINOR_MAX, 'CNY'),
        found: money(AMOUNT_MINOR_MAX + 1n, 'CNY'),
      },
      breaks: invoiced({ amount: AMOUNT_MINOR_MAX + 1n }),
    },
    quantity_and_price_must_stand_together: {
      breaks: invoiced({ price: null, amount: 1000n }),
      keeps: {
        'an order that counts nothing': c =>
          invoiced({ quantity: null, price: null })(trade({ order: uncounted })(c)),
      },
    },
    quantity_must_be_positive: { breaks: invoiced({ quantity: 0n, price: 100n, amount: 1000n }) },
    price_must_be_positive: { breaks: invoiced({ price: 0n, quantity: 10n }) },
    amount_must_be_quantity_times_price: {
      details: { found: money(1001n, 'CNY'), product: money(1000n, 'CNY') },
      breaks: invoiced({ quantity: 10n, price: 100n, amount: 1001n }),
    },
    document_must_not_be_dated_ahead: {
      details: { date: '2026-03-03', today: '2026-03-02' },
      breaks: invoiced({ invoicedOn: '2026-03-03', quantity: 10n, amount: 1000n, price: 100n }),
      keeps: { today: invoiced({ invoicedOn: TODAY }) },
    },
    invoice_must_be_due_on_or_after_its_date: {
      details: { dueOn: '2026-02-01', invoicedOn: '2026-02-02' },
      breaks: invoiced({ invoicedOn: '2026-02-02', dueOn: '2026-02-01' }),
      keeps: { 'due at once': invoiced({ dueOn: '2026-02-02' }) },
    },
    invoice_must_keep_its_buyer: {
      breaks: c => known({ buyer: STRANGER })(invoiced({ dueOn: '2026-06-01' })(c)),
    },
    invoice_must_keep_its_amount: {
      details: { recorded: money(1001n, 'CNY'), found: money(1000n, 'CNY') },
      breaks: known({ amount: 1001n }),
      keeps: { 'the same again': known({}) },
    },
    invoice_must_keep_what_it_says: {
      details: { field: 'dueOn', recorded: '2026-06-02', found: '2026-06-01' },
      breaks: known({ dueOn: '2026-06-02' }),
    },
    addition_must_be_by_who_stated_the_document: {
      details: { field: 'delivery' },
      breaks: c => ({ ...known({ ...c.invoice, delivery: null })(c), by: ANCHOR }),
      keeps: { 'the seller': c => ({ ...known({ delivery: null })(c), by: SUPPLIER }) },
    },
    invoice_must_back_nothing_when_added_to: {
      details: { field: 'code' },
      breaks: c => ({
        ...invoiceState({ known: invoiceOf(c.invoice), addsCode: true, isUsed: true })(c),
        by: SUPPLIER,
      }),
      keeps: {
        'it backs nothing': c => ({
          ...invoiceState({ known: invoiceOf(), addsCode: true })(c),
          by: SUPPLIER,
        }),
      },
    },
    delivery_must_be_known: {
      breaks: invoiceState({ known: null, behind: null }),
      keeps: {
        'no delivery yet': c => invoiced({ delivery: null })(invoiceState({ behind: null })(c)),
      },
    },
    order_must_be_between_the_same_parties: {
      breaks: trade({ order: { ...order, buyer: STRANGER } }),
    },
    currency_must_be_that_of_the_order: {
      details: { ordered: 'USD', found: 'CNY' },
      breaks: trade({ order: { ...order, currency: 'USD' } }),
    },
    invoice_must_not_precede_its_delivery: {
      details: { invoicedOn: '2026-02-02', deliveredOn: '2026-02-03' },
      breaks: trade({ delivery: { ...delivery, deliveredOn: '2026-02-03' } }),
    },
    amount_must_be_within_what_was_ordered: {
      details: {
        ordered: money(1000n, 'CNY'),
        before: money(1n, 'CNY'),
        found: money(1000n, 'CNY'),
      },
      breaks: trade({ order: uncounted, invoicedBefore: 1n }),
      keeps: { 'to the last fen': trade({ order: uncounted }) },
    },
    quantity_must_be_given_as_ordered: {
      breaks: c => invoiced({ quantity: null, price: null, amount: 1000n })(trade({ order })(c)),
    },
    price_must_be_that_of_the_order: {
      details: { ordered: money(99n, 'CNY'), found: money(100n, 'CNY') },
      breaks: c =>
        invoiced({ quantity: 10n, price: 100n })(trade({ order: { ...order, price: 99n } })(c)),
    },
    quantity_must_be_within_what_was_delivered: {
      details: { delivered: units(10n), before: units(1n), found: units(10n) },
      breaks: trade({ invoicedBefore: 1n }),
      keeps: {
        'to the last piece': trade({
          invoicedBefore: 1n,
          delivery: { ...delivery, quantity: 11n },
        }),
      },
    },
  },
)

describe('the same invoice again', () => {
  it('is a duplicate and changes nothing', () => {
    expect(decideInvoice(known({})(invoiceCase))).toMatchObject({ value: 'duplicate' })
    expect(decideInvoice(invoiceCase)).toMatchObject({ value: 'new' })
  })

  it('with another amount, buyer or currency is refused and found', () => {
    const clashes = [
      known({ amount: 999n }),
      known({ buyer: STRANGER }),
      known({ currency: 'USD' }),
    ]
    for (const clash of clashes) {
      const refused = decideInvoice(clash(invoiceCase))
      expect(!refused.ok && IDENTITY_CLASHES.has(refused.refusal)).toBe(true)
    }
    expect(IDENTITY_CLASHES.has('amount_must_be_positive')).toBe(false)
  })

  it('is the seller’s own where its buyer asserted the same', () => {
    const asserted = (change: Parameters<typeof invoiceOf>[0], isUsed = false) => ({
      ...invoiceState({
        assertion: { invoice: invoiceOf({ assertedBy: ANCHOR, ...change }), isUsed },
      })(invoiceCase),
      by: SUPPLIER,
    })
    expect(decideInvoice(asserted({}))).toMatchObject({ value: 'stated' })
    expect(decideInvoice(asserted({ amount: 999n }))).toMatchObject({ value: 'new' })
    expect(decideInvoice(asserted({ amount: 999n }, true))).toMatchObject({
      refusal: 'invoice_must_keep_its_amount',
    })
    expect(decideInvoice(asserted({ dueOn: '2026-06-02' }, true))).toMatchObject({
      refusal: 'invoice_must_keep_what_it_says',
    })
  })

  it('adds the delivery that it had left out, once it matches', () => {
    const late = { ...known({ delivery: null })(invoiceCase), by: SUPPLIER }
    expect(decideInvoice(late)).toMatchObject({ value: 'added' })
    expect(decideInvoice(invoiceState({ behind: null })(late))).toMatchObject({
      refusal: 'delivery_must_be_known',
    })
  })

  it('says otherwise field by field', () => {
    const known = invoiceOf({ amount: 999n, price: 99n, dueOn: '2026-06-02' })
    expect(invoiceContradictions(known, invoiceOf()).map(one => one.path)).toEqual([
      ...['amount', 'price', 'dueOn'],
    ])
  })
})
