import type { RECEIPT_CLAUSES } from '../../../contracts/receipt/clauses.ts'
import type { WAREHOUSE_CLAUSES } from '../../../contracts/warehouse/clauses.ts'
import {
  cancelReceipt,
  deliver,
  endDelivery,
  endTerm,
  insure,
  issue,
  lapseInsurance,
  listCommodity,
  measure,
  openPlace,
  openSite,
  receive,
  renewTerm,
  requestDeposit,
  surrender,
  withdrawDeposit,
} from '../../simulation/goods-thoughts.ts'
import { type ActRow, everyDay, leftOut } from './act-row.ts'
import {
  ACCOUNT,
  COMMODITY,
  DATE,
  DELIVERY_ORDER,
  LOT,
  MEASUREMENT,
  OTHER_PARTY,
  PARTY,
  PLACE,
  RECEIPT,
  SITE,
} from './examples.ts'

const GOODS = {
  strangers: leftOut('it names no instrument that others have'),
  steps: leftOut('it is tried with its titles by the test of goods'),
} as const

const GOODS_SPANS = [{ instrument: RECEIPT, lo: '0', hi: '1' }]

/** The acts of warehouses and receipts, as each kind of test meets them. */
export const RECEIPT_ROWS: Record<
  keyof typeof WAREHOUSE_CLAUSES | keyof typeof RECEIPT_CLAUSES,
  ActRow
> = {
  'warehouse.list-commodity': {
    ...GOODS,
    habit: everyDay(listCommodity, 1),
    body: { id: COMMODITY, name: 'copper', standard: 'GB', unit: 'GRAMS', tolerancePpm: '1' },
  },
  'warehouse.open-site': {
    ...GOODS,
    habit: everyDay(openSite, 1),
    body: { id: SITE, name: 'one', address: 'here' },
  },
  'warehouse.open-place': {
    ...GOODS,
    habit: everyDay(openPlace, 1),
    body: {
      ...{ id: PLACE, site: SITE, code: 'A', kind: 'exclusive', unit: 'GRAMS' },
      capacity: '1',
    },
  },
  'receipt.request-deposit': {
    ...GOODS,
    habit: everyDay(requestDeposit, 1),
    body: {
      ...{ lot: LOT, keeper: PARTY, commodity: COMMODITY, quantity: '1', packing: 'bundles' },
      ...{ marks: 'none', authority: 'owner', claims: 'none' },
      ownership: { kind: 'invoice', issuer: 'a mill', number: '1' },
    },
  },
  'receipt.withdraw-deposit': { ...GOODS, habit: everyDay(withdrawDeposit, 1), body: { lot: LOT } },
  'receipt.measure': {
    ...GOODS,
    habit: everyDay(measure, 1),
    body: {
      ...{ measurement: MEASUREMENT, lot: LOT, purpose: 'inbound', unit: 'GRAMS' },
      ...{ gross: '1', tare: '0', device: 'W1', calibration: 'C1' },
      takenAt: '2026-03-02T01:00:00.000Z',
    },
  },
  'receipt.receive': {
    ...GOODS,
    habit: everyDay(receive, 1),
    body: {
      ...{ lot: LOT, place: PLACE, inspector: OTHER_PARTY, weighings: [MEASUREMENT] },
      ...{ accepted: '1', grade: 'A', certificate: 'Q1', goodUntil: null },
    },
  },
  'receipt.issue': {
    ...GOODS,
    habit: everyDay(issue, 1),
    body: {
      ...{ receipt: RECEIPT, lot: LOT, quantity: '1', storedUntil: DATE, fee: 'none' },
      insurance: null,
    },
  },
  'receipt.surrender': {
    ...GOODS,
    habit: everyDay(surrender, 1),
    body: { order: DELIVERY_ORDER, spans: GOODS_SPANS, collector: 'a truck', until: DATE },
  },
  'receipt.deliver': {
    ...GOODS,
    habit: everyDay(deliver, 1),
    body: { order: DELIVERY_ORDER, spans: GOODS_SPANS, weighings: [MEASUREMENT] },
  },
  'receipt.end-delivery': {
    ...GOODS,
    habit: everyDay(endDelivery, 1),
    body: { order: DELIVERY_ORDER, spans: GOODS_SPANS },
  },
  'receipt.cancel-receipt': {
    ...GOODS,
    habit: everyDay(cancelReceipt, 1),
    body: { receipt: RECEIPT },
  },
  'receipt.renew-term': {
    ...GOODS,
    habit: everyDay(renewTerm, 1),
    body: { receipt: RECEIPT, storedUntil: DATE, fee: 'none' },
  },
  'receipt.insure': {
    ...GOODS,
    habit: everyDay(insure, 1),
    body: {
      ...{ receipt: RECEIPT, perils: 'fire', lossPayee: 'a bank' },
      insurance: { insurer: 'A', policy: 'P', sum: '1', currency: 'CNY', until: DATE },
    },
  },
  'receipt.lapse-insurance': {
    ...GOODS,
    habit: everyDay(lapseInsurance, 1),
    body: { receipt: RECEIPT },
  },
  'receipt.agree-tariff': {
    ...GOODS,
    habit: leftOut('nobody there has an account; it is tried by the test of dues'),
    body: {
      ...{ receipt: RECEIPT, account: ACCOUNT },
      tariff: { currency: 'CNY', perUnits: '1', storage: '1', handling: '1', least: '1' },
    },
  },
  'receipt.prove-dues': {
    ...GOODS,
    habit: leftOut('nobody there has an account; it is tried by the test of dues'),
    body: { receipt: RECEIPT, account: ACCOUNT, reference: 'E1' },
  },
  'receipt.end-term': {
    ...GOODS,
    habit: everyDay(endTerm, 1),
    body: { receipt: RECEIPT },
  },
}
