import type { ReceiptFact } from '../../../../contracts/receipt/facts.ts'
import type { Lot, LotId } from '../../../../contracts/receipt/lot.ts'
import { countAgain } from '../../../../contracts/receipt/measure.ts'
import { appliesNothing, type FactRules, makesNothing } from '../../engine/noun/noun.ts'
import type { View } from '../../engine/view/view.ts'
import { places } from '../warehouse/tables.ts'
import { lots, measurements, nextNumbers, ownershipDocuments, receipts } from './tables.ts'
import {
  insertLots,
  insertMeasurements,
  insertReceipts,
  insertShortfalls,
  receiveLots,
  withdrawLots,
} from './write-lots.ts'

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
    apply: (view, { lot, place, placeKind, inspector, accepted, weighings }) => {
      for (const id of weighings)
        view.set(measurements, id, { ...view.get(measurements, id)!, used: true })
      const { commodity } = view.get(lots, lot)!
      const none = { issued: 0n, delivered: 0n, liveReceipts: 0, counted: null }
      const stock = { place, placeKind, inspector, accepted, ...none }
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
      view.set(receipts, id, { id, lot, keeper, status: 'issued', short: false, ...terms })
      const stock = view.get(lots, lot)!.stock!
      const { issued: before, liveReceipts } = stock
      const more = { issued: before + quantity, liveReceipts: liveReceipts + 1 }
      changeLot(view, lot, { stock: { ...stock, ...more } })
      view.set(nextNumbers, keeper, number + 1)
    },
    makes: ({ receipt }) => [receipt],
    write: insertReceipts,
  },
}

function changeLot(view: View, id: LotId, change: Partial<Lot>): void {
  const lot = view.get(lots, id)
  if (lot) view.set(lots, id, { ...lot, ...change })
}
