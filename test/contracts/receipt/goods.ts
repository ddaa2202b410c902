import type { PartyId } from '../../../contracts/kernel/id.ts'
import type { Instrument } from '../../../contracts/kernel/instrument.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import { guardReceipt } from '../../../contracts/receipt/guard.ts'
import type { Lot, Stock } from '../../../contracts/receipt/lot.ts'
import type { Measurement } from '../../../contracts/receipt/measurement.ts'
import type { Receipt } from '../../../contracts/receipt/receipt.ts'
import type { Commodity } from '../../../contracts/warehouse/commodity.ts'
import type { StoragePlace } from '../../../contracts/warehouse/storage-place.ts'
import { SUPPLIER } from '../fixtures.ts'

/** A small warehouse for contracts: a tonne of copper, in grams, with a tolerance of 3 in 1,000. */
export const KEEPER: PartyId = 'pty_keeper'
export const INSPECTOR: PartyId = 'pty_inspector'
export const TONNE = 1_000_000n
/** Of a tonne. */
export const ALLOWED = 3_000n

export const COPPER: Commodity = {
  ...{ id: 'com_1', name: 'Copper cathode', standard: 'GB/T 467-2010', unit: 'GRAMS' },
  tolerancePpm: 3_000n,
}

export const PLACE: StoragePlace = {
  ...{ id: 'plc_1', site: 'whs_1', keeper: KEEPER, code: 'A-1', kind: 'exclusive', unit: 'GRAMS' },
  ...{ capacity: TONNE, stored: 0n, commodity: null },
}

export const STOCK: Stock = {
  ...{ place: 'plc_1', placeKind: 'exclusive', inspector: INSPECTOR, accepted: TONNE },
  goodUntil: null,
  ...{ issued: 0n, delivered: 0n, liveReceipts: 0, counted: null },
}

/** Announced, unless a change says otherwise. */
export function lotOf(change: Partial<Lot> = {}): Lot {
  return {
    ...{ id: 'lot_1', status: 'requested', keeper: KEEPER, depositor: SUPPLIER },
    ...{ commodity: COPPER, declared: TONNE, stock: null },
    ...change,
  }
}

export function storedLot(change: Partial<Stock> = {}): Lot {
  return lotOf({ status: 'received', stock: { ...STOCK, ...change } })
}

export function weighingOf(change: Partial<Measurement> = {}): Measurement {
  return { id: 'msr_1', lot: 'lot_1', purpose: 'inbound', net: TONNE, used: false, ...change }
}

export function receiptOf(change: Partial<Receipt> = {}): Receipt {
  return {
    ...{ id: 'wrc_1', lot: 'lot_1', keeper: KEEPER, depositor: SUPPLIER, status: 'issued' },
    ...{ unit: 'GRAMS', quantity: TONNE, storedUntil: '2027-03-01', short: false },
    ...{ delivered: 0n, termEnded: false, goodUntil: null, dues: null },
    insuranceLapsed: false,
    insurance: {
      ...{ insurer: 'PICC', policy: 'P-1', sum: 1n, currency: 'CNY', until: '2026-03-03' },
    },
    ...change,
  }
}

/** A receipt as the instrument that it is, with these titles. */
export function goodsOf(titles: readonly Title[], change: Partial<Receipt> = {}): Instrument {
  const receipt = receiptOf(change)
  const { id, quantity: size, unit: name } = receipt
  const tiling = { instrument: id, size, paid: { p: 0n, q: 1n }, titles }
  const counts = { titleCount: titles.length, holdCuts: 0 }
  return { id, unit: { name }, tiling, ...counts, guard: guardReceipt(receipt) }
}
