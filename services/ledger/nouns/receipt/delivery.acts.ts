import * as z from 'zod'
import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import { isId } from '../../../../contracts/kernel/id.ts'
import {
  CANCEL_RECEIPT_CLASS,
  type CancelReceipt,
  cancelReceipt,
} from '../../../../contracts/receipt/cancel-receipt.ts'
import { DELIVER_CLASS, type Deliver, deliver } from '../../../../contracts/receipt/deliver.ts'
import {
  END_DELIVERY_CLASS,
  type EndDelivery,
  endDelivery,
} from '../../../../contracts/receipt/end-delivery.ts'
import type {
  DeliveryEnded,
  GoodsDelivered,
  ReceiptCancelled,
  ReceiptSurrendered,
} from '../../../../contracts/receipt/facts.ts'
import {
  SURRENDER_CLASS,
  type Surrender,
  surrender,
} from '../../../../contracts/receipt/surrender.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { listCosigners, selectInstrument, selectInstruments } from '../title/instruments.ts'
import { formSpans, listRanges, listRangesAround } from '../title/spans.ts'
import { TITLES } from '../title/tables.ts'
import { weighings } from './goods.acts.ts'
import { receiptInstrument } from './instrument.ts'
import {
  coverWhole,
  DELIVERY_ORDERS,
  deliveryOrders,
  LOTS_OF_RECEIPTS,
  lots,
  MEASUREMENTS,
  receipts,
  selectMeasurements,
} from './tables.ts'

const RECEIPTS_ONLY = new Set(['wrc'])

/** The keeper signs what is surrendered to it. */
export const surrenderAct: Act<Surrender, ReceiptSurrendered> = {
  name: 'receipt.surrender',
  class: SURRENDER_CLASS,
  body: z.strictObject({
    ...{ order: id('dor'), spans: formSpans(RECEIPTS_ONLY), collector: text },
    until: businessDate,
  }),
  amount: () => null,
  reads: ({ spans }) => [read(TITLES, listRanges(spans))],
  cosigners: ({ spans }, view, instruments) => listCosigners(view, spans, instruments, 'transfer'),
  decide: (body, view, context) => {
    const instruments = selectInstruments(view, body.spans, context.instruments)
    const receipt = findReceipt(view, body.spans[0]?.instrument)
    return surrender({ instruments, receipt }, body, context)
  },
}

/** Who has the goods signs that it has them. */
export const deliverAct: Act<Deliver, GoodsDelivered> = {
  name: 'receipt.deliver',
  class: DELIVER_CLASS,
  body: z.strictObject({ order: id('dor'), spans: formSpans(RECEIPTS_ONLY), weighings }),
  amount: () => null,
  reads: ({ order, spans, weighings }) => [
    read(DELIVERY_ORDERS, [order]),
    read(MEASUREMENTS, weighings),
    read(TITLES, listRangesAround(spans)),
    read(
      LOTS_OF_RECEIPTS,
      spans.map(({ instrument }) => instrument).filter(one => isId('wrc', one)),
    ),
  ],
  cosigners: ({ order }, view) => {
    const holder = view.get(deliveryOrders, order)?.holder
    return holder === undefined ? [] : [holder]
  },
  decide: (body, view, context) => {
    const order = view.get(deliveryOrders, body.order) ?? null
    const state = {
      order,
      receipt: order && findReceipt(view, order.receipt),
      lot: order && (view.get(lots, order.lot) ?? null),
      instruments: selectInstruments(view, body.spans, context.instruments),
      measurements: selectMeasurements(view, body.weighings),
    }
    return deliver(state, body, context)
  },
}

export const endDeliveryAct: Act<EndDelivery, DeliveryEnded> = {
  name: 'receipt.end-delivery',
  class: END_DELIVERY_CLASS,
  body: z.strictObject({ order: id('dor'), spans: formSpans(RECEIPTS_ONLY) }),
  amount: () => null,
  reads: ({ order, spans }) => [
    read(DELIVERY_ORDERS, [order]),
    read(TITLES, listRangesAround(spans)),
  ],
  cosigners: ({ order }, view) => {
    const known = view.get(deliveryOrders, order)
    return known ? [known.holder, known.keeper] : []
  },
  decide: (body, view, context) => {
    const order = view.get(deliveryOrders, body.order) ?? null
    const instruments = selectInstruments(view, body.spans, context.instruments)
    return endDelivery({ order, instruments }, body, context)
  },
}

export const cancelReceiptAct: Act<CancelReceipt, ReceiptCancelled> = {
  name: 'receipt.cancel-receipt',
  class: CANCEL_RECEIPT_CLASS,
  body: z.strictObject({ receipt: id('wrc') }),
  amount: () => null,
  reads: ({ receipt }) => [read(LOTS_OF_RECEIPTS, [receipt]), read(TITLES, [coverWhole(receipt)])],
  cosigners: ({ receipt }, view) => receiptInstrument.cosigners(view, receipt).transfer,
  decide: (body, view, context) => {
    const receipt = findReceipt(view, body.receipt)
    const instrument = receipt && selectInstrument(view, receipt.id, receiptInstrument)
    return cancelReceipt({ receipt, instrument }, body, context)
  },
}

function findReceipt(view: View, of: InstrumentId | undefined) {
  return of !== undefined && isId('wrc', of) ? (view.get(receipts, of) ?? null) : null
}
