import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Currency } from '../../../../contracts/kernel/money.ts'
import type { Lot, Stock } from '../../../../contracts/receipt/lot.ts'
import type { Insurance, Receipt } from '../../../../contracts/receipt/receipt.ts'
import type { Dues } from '../../../../contracts/receipt/tariff.ts'
import { instantOf } from '../../../platform/ledger-clock.ts'
import { buildCommodity, COMMODITY_COLUMNS, type CommodityRow } from '../warehouse/tables.ts'

/** Of `ledger.lot l` with `ledger.commodity c`. */
export const LOT_COLUMNS = `${COMMODITY_COLUMNS}, l.id as lot, l.status, l.keeper, l.depositor,
  l.declared_units, l.place, l.exclusive, l.inspector, l.accepted_units, l.issued_units,
  l.delivered_units, l.counted_units, l.counted_at, l.good_until,
  (select count(*)::integer from ledger.receipt r
    where r.lot = l.id and r.status = 'issued') as live_receipts`

export interface LotRow extends CommodityRow {
  readonly lot: bigint
  readonly status: Lot['status']
  readonly keeper: bigint
  readonly depositor: bigint
  readonly declared_units: bigint
  readonly place: bigint | null
  readonly exclusive: boolean | null
  readonly inspector: bigint | null
  readonly accepted_units: bigint | null
  readonly issued_units: bigint
  readonly delivered_units: bigint
  readonly counted_units: bigint | null
  readonly counted_at: Date | null
  readonly good_until: BusinessDate | null
  readonly live_receipts: number
}

export function buildLot(row: LotRow): Lot {
  return {
    id: idOf('lot', row.lot),
    status: row.status,
    keeper: idOf('pty', row.keeper),
    depositor: idOf('pty', row.depositor),
    commodity: buildCommodity(row),
    declared: row.declared_units,
    stock: buildStock(row),
  }
}

/** What is received has all of it. */
function buildStock(row: LotRow): Stock | null {
  if (row.status !== 'received') return null
  const { counted_units: counted, counted_at: countedAt } = row
  return {
    place: idOf('plc', row.place!),
    placeKind: row.exclusive ? 'exclusive' : 'commingled',
    inspector: idOf('pty', row.inspector!),
    accepted: row.accepted_units!,
    goodUntil: row.good_until,
    issued: row.issued_units,
    delivered: row.delivered_units,
    liveReceipts: row.live_receipts,
    counted: counted === null ? null : { units: counted, takenAt: instantOf(countedAt!) },
  }
}

/**
 * Of `ledger.receipt r` with its `ledger.lot l` and `ledger.commodity c`, and its
 * `ledger.receipt_tariff t`, if there is one.
 */
export const RECEIPT_COLUMNS = `r.id, r.lot, r.keeper, r.depositor, r.status, r.unit, r.quantity,
  r.delivered_units, r.stored_until, l.good_until,
  exists (select from ledger.receipt_term s
           where s.receipt = r.id and s.status = 'ended') as term_ended,
  exists (select from ledger.receipt_policy p
           where p.receipt = r.id and p.status = 'lapsed') as insurance_lapsed,
  t.currency, t.per_units, t.storage_minor, t.handling_minor, t.least_minor, t.account,
  t.account_number, t.unit_days, t.counted_to, t.payments, t.paid_minor,
  r.insurer, r.policy, r.insured_minor, r.insurance_currency, r.insured_until,
  ledger.is_short(l.accepted_units, l.delivered_units, l.counted_units, c.tolerance_ppm) as short`

export interface ReceiptRow extends TariffRow {
  readonly id: bigint
  readonly lot: bigint
  readonly keeper: bigint
  readonly depositor: bigint
  readonly status: Receipt['status']
  readonly unit: Receipt['unit']
  readonly quantity: bigint
  readonly delivered_units: bigint
  readonly stored_until: BusinessDate
  readonly good_until: BusinessDate | null
  readonly term_ended: boolean
  readonly insurance_lapsed: boolean
  readonly insurer: string | null
  readonly policy: string | null
  readonly insured_minor: bigint | null
  readonly insurance_currency: string | null
  readonly insured_until: BusinessDate | null
  readonly short: boolean
}

export function buildReceipt(row: ReceiptRow): Receipt {
  const { status, unit, quantity, short } = row
  return {
    ...{ status, unit, quantity, short, storedUntil: row.stored_until },
    ...{ goodUntil: row.good_until, termEnded: row.term_ended },
    insuranceLapsed: row.insurance_lapsed,
    delivered: row.delivered_units,
    id: idOf('wrc', row.id),
    lot: idOf('lot', row.lot),
    keeper: idOf('pty', row.keeper),
    depositor: idOf('pty', row.depositor),
    insurance: buildInsurance(row),
    dues: row.currency === null ? null : buildDues(row),
  }
}

/** Nulls where no tariff was agreed. */
interface TariffRow {
  readonly currency: Currency | null
  readonly per_units: bigint
  readonly storage_minor: bigint
  readonly handling_minor: bigint
  readonly least_minor: bigint
  readonly account: bigint
  readonly account_number: string
  readonly unit_days: bigint
  readonly counted_to: BusinessDate
  readonly payments: number
  readonly paid_minor: bigint
}

function buildDues(row: TariffRow): Dues {
  return {
    tariff: {
      ...{ currency: row.currency!, perUnits: row.per_units, storage: row.storage_minor },
      ...{ handling: row.handling_minor, least: row.least_minor },
    },
    ...{ account: idOf('acc', row.account), accountNumber: row.account_number },
    ...{ unitDays: row.unit_days, countedTo: row.counted_to },
    ...{ payments: row.payments, paid: row.paid_minor },
  }
}

function buildInsurance(row: ReceiptRow): Insurance | null {
  if (row.insurer === null) return null
  return {
    insurer: row.insurer,
    policy: row.policy!,
    sum: row.insured_minor!,
    currency: row.insurance_currency as Currency,
    until: row.insured_until!,
  }
}
