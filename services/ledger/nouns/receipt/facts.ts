import type {
  DeliveryOrderId,
  DeliveryStatus,
} from '../../../../contracts/receipt/delivery-order.ts'
import { countDays } from '../../../../contracts/receipt/dues.ts'
import type { GoodsDelivered, ReceiptFact } from '../../../../contracts/receipt/facts.ts'
import type { Lot, LotId } from '../../../../contracts/receipt/lot.ts'
import { countAgain } from '../../../../contracts/receipt/measure.ts'
import type { Receipt, ReceiptId } from '../../../../contracts/receipt/receipt.ts'
import { appliesNothing, type FactRules, makesNothing } from '../../engine/noun/noun.ts'
import type { View } from '../../engine/view/view.ts'
import { places } from '../warehouse/tables.ts'
import {
  deliveryOrders,
  lots,
  measurements,
  nextNumbers,
  ownershipDocuments,
  receipts,
  receiptsOf,
} from './tables.ts'
import { insertDuesPayments, insertTariffs } from './write-dues.ts'
import {
  insertLots,
  insertMeasurements,
  insertReceipts,
  insertShortfalls,
  receiveLots,
  withdrawLots,
} from './write-lots.ts'
import { cancelReceipts, deliverOrders, endOrders, insertOrders } from './write-orders.ts'
import { insertPolicies, lapsePolicies } from './write-policies.ts'
import { endTerms, renewTerms } from './write-terms.ts'

const ofLot = ({ lot }: { readonly lot: LotId }) => [lot]

export const receiptFacts: FactRules<ReceiptFact> = {
  'receipt.deposit-requested.v1': {
    chains: ofLot,
    apply: (view, { lot: id, keeper, depositor, commodity, declared, ownershipName }) => {
      const parties = { keeper, depositor, commodity, declared }
      view.set(lots, id, { id, status: 'requested', ...parties, stock: null })
      view.set(ownershipDocuments, ownershipName, id)
    },
    makes: ofLot,
    write: insertLots,
  },
  'receipt.deposit-withdrawn.v1': {
    chains: ofLot,
    apply: (view, { lot }) => changeLot(view, lot, { status: 'withdrawn' }),
    makes: makesNothing,
    write: withdrawLots,
  },
  'receipt.goods-measured.v1': {
    chains: ofLot,
    apply: (view, { measurement: id, lot, purpose, ...measured }) => {
      const { gross, tare } = measured
      view.set(measurements, id, { id, lot, purpose, net: gross - tare, used: false })
      const after = countAgain(view.get(lots, lot)?.stock ?? null, { purpose, ...measured })
      if (after) changeLot(view, lot, { stock: after })
    },
    makes: ({ measurement }) => [measurement],
    write: insertMeasurements,
  },
  // The measurement says all that later acts see.
  'receipt.shortfall-found.v1': {
    chains: ofLot,
    apply: appliesNothing,
    makes: makesNothing,
    write: insertShortfalls,
  },
  'receipt.goods-received.v1': {
    chains: ofLot,
    apply: (view, { lot, place, placeKind, inspector, accepted, goodUntil, weighings }) => {
      for (const id of weighings)
        view.set(measurements, id, { ...view.get(measurements, id)!, used: true })
      const { commodity } = view.get(lots, lot)!
      const none = { issued: 0n, delivered: 0n, liveReceipts: 0, counted: null }
      const stock = { place, placeKind, inspector, accepted, goodUntil, ...none }
      changeLot(view, lot, { status: 'received', stock })
      const was = view.get(places, place)!
      view.set(places, place, { ...was, stored: was.stored + accepted, commodity: commodity.id })
    },
    makes: makesNothing,
    write: receiveLots,
  },
  'receipt.issued.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: (view, { receipt: id, lot, keeper, number, ...issued }) => {
      const { depositor, unit, quantity, storedUntil, insurance } = issued
      const terms = { depositor, unit, quantity, storedUntil, insurance }
      const stock = view.get(lots, lot)!.stock!
      const begins = { status: 'issued', short: false, delivered: 0n, termEnded: false } as const
      const { goodUntil } = stock
      const none = { dues: null, insuranceLapsed: false }
      view.set(receipts, id, { id, lot, keeper, goodUntil, ...none, ...begins, ...terms })
      const { issued: before, liveReceipts } = stock
      const more = { issued: before + quantity, liveReceipts: liveReceipts + 1 }
      changeLot(view, lot, { stock: { ...stock, ...more } })
      view.set(receiptsOf, lot, [...(view.get(receiptsOf, lot) ?? []), id])
      view.set(nextNumbers, keeper, number + 1)
    },
    makes: ({ receipt }) => [receipt],
    write: insertReceipts,
  },
  'receipt.surrendered.v1': {
    chains: ({ receipt }) => [receipt],
    apply: (view, { order: id, receipt, lot, keeper, holder, units, until }, charge) => {
      const parties = { receipt, lot, keeper, holder }
      view.set(deliveryOrders, id, { id, ...parties, status: 'open', units, until, charge })
    },
    makes: ({ order }) => [order],
    write: insertOrders,
  },
  'receipt.goods-delivered.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: (view, fact) => {
      endOrder(view, fact.order, 'delivered')
      countDelivered(view, fact)
    },
    makes: makesNothing,
    write: deliverOrders,
  },
  'receipt.delivery-ended.v1': {
    chains: ({ receipt }) => [receipt],
    apply: (view, { order }) => endOrder(view, order, 'ended'),
    makes: makesNothing,
    write: endOrders,
  },
  'receipt.cancelled.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: (view, { receipt, lot, quantity }) => {
      changeReceipt(view, receipt, { status: 'cancelled' })
      const stock = view.get(lots, lot)?.stock
      if (!stock) return
      const less = { issued: stock.issued - quantity, liveReceipts: stock.liveReceipts - 1 }
      changeLot(view, lot, { stock: { ...stock, ...less } })
    },
    makes: makesNothing,
    write: cancelReceipts,
  },
  'receipt.term-renewed.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: (view, { receipt, storedUntil }) =>
      changeReceipt(view, receipt, { storedUntil, termEnded: false }),
    makes: makesNothing,
    write: renewTerms,
  },
  'receipt.insured.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: (view, { receipt, insurance }) =>
      changeReceipt(view, receipt, { insurance, insuranceLapsed: false }),
    makes: makesNothing,
    write: insertPolicies,
  },
  'receipt.insurance-lapsed.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: (view, { receipt }) => changeReceipt(view, receipt, { insuranceLapsed: true }),
    makes: makesNothing,
    write: lapsePolicies,
  },
  // Acts on dues are alone in their groups: nothing comes after them there.
  'receipt.tariff-agreed.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: appliesNothing,
    makes: makesNothing,
    write: insertTariffs,
  },
  'receipt.dues-paid.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: appliesNothing,
    makes: makesNothing,
    write: insertDuesPayments,
  },
  'receipt.term-ended.v1': {
    chains: ({ receipt, lot }) => [receipt, lot],
    apply: (view, { receipt }) => changeReceipt(view, receipt, { termEnded: true }),
    makes: makesNothing,
    write: endTerms,
  },
}

function endOrder(view: View, id: DeliveryOrderId, status: DeliveryStatus): void {
  const order = view.get(deliveryOrders, id)
  if (order) view.set(deliveryOrders, id, { ...order, status })
}

/** What left is in no place, of no stock, and under no receipt. */
function countDelivered(view: View, fact: GoodsDelivered) {
  const { receipt, lot, units, weighings, whole, on } = fact
  for (const id of weighings)
    view.set(measurements, id, { ...view.get(measurements, id)!, used: true })
  const was = view.get(receipts, receipt)!
  const status = whole ? 'delivered' : was.status
  const dues = was.dues && countDays(was.dues, was, on)
  view.set(receipts, receipt, { ...was, status, dues, delivered: was.delivered + units })
  const stock = view.get(lots, lot)!.stock!
  const liveReceipts = stock.liveReceipts - (whole ? 1 : 0)
  changeLot(view, lot, { stock: { ...stock, delivered: stock.delivered + units, liveReceipts } })
  const place = view.get(places, stock.place)
  if (!place) return
  const stored = place.stored - units
  view.set(places, place.id, { ...place, stored, commodity: stored > 0n ? place.commodity : null })
}

function changeReceipt(view: View, id: ReceiptId, change: Partial<Receipt>): void {
  const was = view.get(receipts, id)
  if (was) view.set(receipts, id, { ...was, ...change })
}

function changeLot(view: View, id: LotId, change: Partial<Lot>): void {
  const lot = view.get(lots, id)
  if (lot) view.set(lots, id, { ...lot, ...change })
}
