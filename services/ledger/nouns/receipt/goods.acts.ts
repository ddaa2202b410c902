import * as z from 'zod'
import { CURRENCY_DIGITS, type Currency } from '../../../../contracts/kernel/money.ts'
import type {
  GoodsMeasured,
  GoodsReceived,
  ReceiptInsured,
  ReceiptIssued,
  ShortfallFound,
} from '../../../../contracts/receipt/facts.ts'
import { ISSUE_CLASS, type Issue, issue } from '../../../../contracts/receipt/issue.ts'
import { MEASURE_CLASS, type Measure, measure } from '../../../../contracts/receipt/measure.ts'
import { MEASUREMENT_PURPOSES } from '../../../../contracts/receipt/measurement.ts'
import { RECEIVE_CLASS, type Receive, receive } from '../../../../contracts/receipt/receive.ts'
import { WEIGHINGS_MAX } from '../../../../contracts/receipt/weighings.ts'
import type { HoldSet } from '../../../../contracts/title/facts.ts'
import { GOODS_UNITS } from '../../../../contracts/warehouse/commodity.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, instant, minorUnits, text, units } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { selectInstrument } from '../title/instruments.ts'
import { PLACES, places } from '../warehouse/tables.ts'
import { receiptInstrument } from './instrument.ts'
import {
  LOTS,
  lots,
  MEASUREMENTS,
  NEXT_NUMBERS,
  nextNumbers,
  PLATFORM,
  platform,
  RECEIPTS_OF_LOTS,
  receiptsOf,
  selectMeasurements,
} from './tables.ts'

/** Names of measurements that an act counts. */
export const weighings = z.array(id('msr')).max(WEIGHINGS_MAX)

export const measureAct: Act<Measure, GoodsMeasured | ShortfallFound | HoldSet> = {
  name: 'receipt.measure',
  class: MEASURE_CLASS,
  body: z.strictObject({
    ...{ measurement: id('msr'), lot: id('lot'), purpose: z.enum(MEASUREMENT_PURPOSES) },
    ...{ unit: z.enum(GOODS_UNITS), gross: units, tare: units },
    ...{ device: text, calibration: text, takenAt: instant },
  }),
  amount: () => null,
  // Only what is in store may be found to be short.
  reads: ({ lot, purpose }) => [
    read(LOTS, [lot]),
    read(RECEIPTS_OF_LOTS, purpose === 'stock' ? [lot] : []),
  ],
  decide: (body, view, context) => {
    const lot = view.get(lots, body.lot) ?? null
    const ids = view.get(receiptsOf, body.lot) ?? []
    const receipts = ids.map(id => selectInstrument(view, id, receiptInstrument))
    return measure({ lot, receipts }, body, context)
  },
}

/** What came in is signed by the inspector as well. */
export const receiveAct: Act<Receive, GoodsReceived> = {
  name: 'receipt.receive',
  class: RECEIVE_CLASS,
  body: z.strictObject({
    ...{ lot: id('lot'), place: id('plc'), inspector: id('pty'), weighings, accepted: units },
    ...{ grade: text, certificate: text, goodUntil: businessDate.nullable() },
  }),
  amount: () => null,
  reads: ({ lot, place, inspector, weighings }) => [
    read(PARTIES, [inspector]),
    read(PLACES, [place]),
    read(LOTS, [lot]),
    read(MEASUREMENTS, weighings),
  ],
  // Of goods that are not there nobody is asked: the clause says so.
  cosigners: ({ lot, inspector }, view) => (view.get(lots, lot) ? [inspector] : []),
  decide: (body, view, context) => {
    const state = {
      lot: view.get(lots, body.lot) ?? null,
      place: view.get(places, body.place) ?? null,
      inspector: view.get(parties, body.inspector)?.party ?? null,
      measurements: selectMeasurements(view, body.weighings),
    }
    return receive(state, body, context)
  },
}

/** A policy as bodies of acts bring it. */
export const insurance = z.strictObject({
  ...{ insurer: text, policy: text, sum: minorUnits, until: businessDate },
  currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency, ...Currency[]]),
})

/** A receipt is signed for the platform as well. */
export const issueAct: Act<Issue, ReceiptIssued | ReceiptInsured> = {
  name: 'receipt.issue',
  class: ISSUE_CLASS,
  body: z.strictObject({
    ...{ receipt: id('wrc'), lot: id('lot'), quantity: units, storedUntil: businessDate },
    ...{ fee: text, insurance: insurance.nullable() },
  }),
  amount: () => null,
  reads: ({ lot }, party) => [
    read(PLATFORM, ['platform']),
    read(LOTS, [lot]),
    read(NEXT_NUMBERS, [party]),
  ],
  cosigners: ({ lot }, view) => {
    const operator = view.get(platform, 'platform')
    return operator === undefined || !view.get(lots, lot) ? [] : [operator]
  },
  decide: (body, view, context) => {
    const lot = view.get(lots, body.lot) ?? null
    return issue({ lot, number: view.get(nextNumbers, context.party) ?? 1 }, body, context)
  },
}
