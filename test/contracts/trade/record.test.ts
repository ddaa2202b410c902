import { describe, expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { AMOUNT_MINOR_MAX, money, units } from '../../../contracts/kernel/money.ts'
import type { Delivery, Order } from '../../../contracts/trade/invoice.ts'
import {
  RECORD_DELIVERY_TEXTS,
  type RecordDeliveryRefusal,
  type RecordDeliveryState,
  recordDelivery,
} from '../../../contracts/trade/record-delivery.ts'
import {
  RECORD_ORDER_TEXTS,
  type RecordOrderRefusal,
  type RecordOrderState,
  recordOrder,
} from '../../../contracts/trade/record-order.ts'
import { ANCHOR, as, partyOf, STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
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

interface OrderCase {
  readonly state: RecordOrderState
  readonly order: Order
  readonly by: PartyId
}
const orderCase: OrderCase = {
  state: {
    ...{ seller: partyOf(SUPPLIER), buyer: partyOf(ANCHOR), known: null, assertion: null },
    isUsed: false,
  },
  order,
  by: SUPPLIER,
}
const ordered = (change: Partial<Order>) => (c: OrderCase) => ({
  ...c,
  order: { ...c.order, ...change },
})
const orderState = (change: Partial<RecordOrderState>) => (c: OrderCase) => ({
  ...c,
  state: { ...c.state, ...change },
})
const decideOrder = (c: OrderCase) => recordOrder(c.state, c.order, as(c.by))

refusalTable<RecordOrderRefusal, OrderCase>(
  'record an order',
  RECORD_ORDER_TEXTS,
  orderCase,
  decideOrder,
  {
    seller_must_be_enrolled: { breaks: orderState({ seller: null }) },
    buyer_must_be_enrolled: { breaks: orderState({ buyer: null }) },
    buyer_must_be_another_party: { breaks: orderState({ buyer: partyOf(SUPPLIER) }) },
    importer_must_be_seller_or_buyer: {
      breaks: c => ({ ...c, by: STRANGER }),
      keeps: { 'the buyer': c => ({ ...c, by: ANCHOR }) },
    },
    document_must_not_be_dated_ahead: {
      details: { date: '2026-03-03', today: '2026-03-02' },
      breaks: ordered({ orderedOn: '2026-03-03' }),
      keeps: { today: ordered({ orderedOn: TODAY }) },
    },
    amount_must_be_positive: {
      breaks: ordered({ amount: 0n }),
      keeps: { 'one fen, nothing counted': ordered({ amount: 1n, quantity: null, price: null }) },
    },
    amount_must_be_at_most_the_maximum: {
      details: {
        limit: money(AMOUNT_MINOR_MAX, 'CNY'),
        found: money(AMOUNT_MINOR_MAX + 1n, 'CNY'),
      },
      breaks: ordered({ amount: AMOUNT_MINOR_MAX + 1n }),
      keeps: {
        'the maximum': ordered({ quantity: 1n, price: AMOUNT_MINOR_MAX, amount: AMOUNT_MINOR_MAX }),
      },
    },
    quantity_and_price_must_stand_together: {
      breaks: ordered({ quantity: null }),
      keeps: { 'neither of them': ordered({ quantity: null, price: null }) },
    },
    quantity_must_be_positive: {
      breaks: ordered({ quantity: 0n, amount: 1000n }),
      keeps: { one: ordered({ quantity: 1n, amount: 100n }) },
    },
    price_must_be_positive: {
      breaks: ordered({ price: 0n, quantity: 10n }),
      keeps: { 'one fen': ordered({ price: 1n, amount: 10n }) },
    },
    amount_must_be_quantity_times_price: {
      details: { found: money(1001n, 'CNY'), product: money(1000n, 'CNY') },
      breaks: ordered({ amount: 1001n, price: 100n, quantity: 10n }),
    },
    order_must_keep_what_it_says: {
      details: { field: 'quantity', recorded: units(11n), found: units(10n) },
      breaks: orderState({ known: { ...order, quantity: 11n } }),
      keeps: { 'word for word': orderState({ known: order }) },
    },
    addition_must_be_by_who_stated_the_document: {
      details: { field: 'termClause' },
      breaks: c =>
        ordered({ termClause: 'T' })(orderState({ known: { ...order, assertedBy: ANCHOR } })(c)),
      keeps: { 'the seller': c => ordered({ termClause: 'T' })(orderState({ known: order })(c)) },
    },
    order_must_back_nothing_when_added_to: {
      details: { field: 'certificateClause' },
      breaks: c =>
        ordered({ certificateClause: 'C' })(orderState({ known: order, isUsed: true })(c)),
      keeps: {
        'nothing is added': orderState({ known: order, isUsed: true }),
        'an addition': c => ordered({ certificateClause: 'C' })(orderState({ known: order })(c)),
      },
    },
  },
)

interface DeliveryCase {
  readonly state: RecordDeliveryState
  readonly delivery: Delivery
  readonly by: PartyId
}
const deliveryCase: DeliveryCase = {
  state: { order, known: null, deliveredBefore: 0n },
  delivery,
  by: SUPPLIER,
}
const delivered = (change: Partial<Delivery>) => (c: DeliveryCase) => ({
  ...c,
  delivery: { ...c.delivery, ...change },
})
const deliveryState = (change: Partial<RecordDeliveryState>) => (c: DeliveryCase) => ({
  ...c,
  state: { ...c.state, ...change },
})
const decideDelivery = (c: DeliveryCase) => recordDelivery(c.state, c.delivery, as(c.by))

refusalTable<RecordDeliveryRefusal, DeliveryCase>(
  'record a delivery',
  RECORD_DELIVERY_TEXTS,
  deliveryCase,
  decideDelivery,
  {
    order_must_be_known: { breaks: deliveryState({ order: null }) },
    importer_must_be_seller_or_buyer: { breaks: c => ({ ...c, by: STRANGER }) },
    document_must_not_be_dated_ahead: {
      details: { date: '2026-03-03', today: '2026-03-02' },
      breaks: delivered({ deliveredOn: '2026-03-03' }),
    },
    delivery_must_not_precede_its_order: {
      details: { deliveredOn: '2026-02-01', orderedOn: '2026-02-02' },
      breaks: delivered({ deliveredOn: '2026-02-01' }),
    },
    quantity_must_be_given_as_ordered: {
      breaks: delivered({ quantity: null }),
      keeps: {
        'an order that counts nothing': c =>
          delivered({ quantity: null })(
            deliveryState({ order: { ...order, quantity: null, price: null } })(c),
          ),
      },
    },
    quantity_must_be_positive: { breaks: delivered({ quantity: 0n }) },
    delivery_must_keep_what_it_says: {
      details: { field: 'quantity', recorded: units(9n), found: units(10n) },
      breaks: c => deliveryState({ known: { ...c.delivery, quantity: 9n } })(c),
      keeps: { 'word for word': deliveryState({ known: delivery, deliveredBefore: 10n }) },
    },
    quantity_must_be_within_what_was_ordered: {
      details: { ordered: units(10n), before: units(1n), found: units(10n) },
      breaks: deliveryState({ deliveredBefore: 1n }),
      keeps: {
        'to the last piece': c =>
          delivered({ quantity: 9n })(deliveryState({ deliveredBefore: 1n })(c)),
      },
    },
  },
)

describe('the same order or delivery again', () => {
  it('is a duplicate and changes nothing', () => {
    expect(decideOrder(orderState({ known: order })(orderCase))).toMatchObject({
      value: 'duplicate',
    })
    expect(decideDelivery(deliveryState({ known: delivery })(deliveryCase))).toMatchObject({
      value: 'duplicate',
    })
  })

  it('is the seller’s own where its buyer asserted the same, and new where another thing', () => {
    const asserted = { ...order, assertedBy: ANCHOR }
    expect(decideOrder(orderState({ assertion: asserted })(orderCase))).toMatchObject({
      value: 'stated',
    })
    const other = { ...asserted, quantity: 11n }
    expect(decideOrder(orderState({ assertion: other })(orderCase))).toMatchObject({ value: 'new' })
  })

  it('that counts nothing keeps its amount', () => {
    const uncounted = { ...order, quantity: null, price: null }
    const again = (amount: bigint) =>
      decideOrder({
        ...orderState({ known: uncounted })(orderCase),
        order: { ...uncounted, amount },
      })
    expect(again(1000n)).toMatchObject({ value: 'duplicate' })
    expect(again(1001n)).toMatchObject({
      refusal: 'order_must_keep_what_it_says',
      details: { field: 'amount', recorded: money(1000n, 'CNY'), found: money(1001n, 'CNY') },
    })
  })

  it('adds the clause that it had left out', () => {
    const added = ordered({ termClause: 'T' })(orderState({ known: order })(orderCase))
    expect(decideOrder(added)).toMatchObject({ value: 'added' })
  })
})
