import { idOf } from '../../../../contracts/kernel/id.ts'
import type { PriceList, PriceRow } from '../../../../contracts/pricing/price-list.ts'

/** Of `ledger.price_list p`. */
export const PRICE_LIST_COLUMNS = `p.id, p.lender, p.replaces, p.status, p.currency, p.recourse,
  p.day_count, p.value_days, p.firm_days, p.draw_max_minor, p.drawn_minor, p.begins_on, p.until`

export interface PriceListRow {
  readonly id: bigint
  readonly lender: bigint
  readonly replaces: bigint | null
  readonly status: PriceList['status']
  readonly currency: PriceList['currency']
  readonly recourse: PriceList['recourse']
  readonly day_count: PriceList['dayCount']
  readonly value_days: number
  readonly firm_days: number
  readonly draw_max_minor: bigint
  readonly drawn_minor: bigint
  readonly begins_on: PriceList['beginsOn']
  readonly until: PriceList['until']
}

/** One price of a list, without the list that it is of. */
export interface PriceRowOfList {
  readonly debtor: bigint | null
  readonly days_max: number
  readonly amount_max_minor: bigint
  readonly tier_max: number
  readonly rate: string
  readonly fee_minor: bigint
}

export function buildPriceList(row: PriceListRow, rows: readonly PriceRowOfList[]): PriceList {
  return {
    ...{ id: idOf('prl', row.id), lender: idOf('pty', row.lender), status: row.status },
    ...{ currency: row.currency, recourse: row.recourse, dayCount: row.day_count },
    ...{ valueDays: row.value_days, firmDays: row.firm_days, beginsOn: row.begins_on },
    ...{ until: row.until, drawMax: row.draw_max_minor, drawn: row.drawn_minor },
    rows: rows.map(buildRow),
  }
}

function buildRow(row: PriceRowOfList): PriceRow {
  return {
    debtor: row.debtor === null ? null : idOf('pty', row.debtor),
    ...{ daysMax: row.days_max, amountMax: row.amount_max_minor, tierMax: row.tier_max },
    ...{ rate: row.rate, fee: row.fee_minor },
  }
}
