import type { PriceList, PriceRow } from '../../../contracts/pricing/price-list.ts'
import { BANK } from '../facility/facilities.ts'
import { ANCHOR } from '../fixtures.ts'

/** The debtor's debts of up to 1,000 fen and 89 days, held by the first supplier: 4 %, no fee. */
export function priceRow(change: Partial<PriceRow> = {}): PriceRow {
  return {
    ...{ debtor: ANCHOR, daysMax: 89, amountMax: 1_000n, tierMax: 1, rate: '0.04', fee: 0n },
    ...change,
  }
}

/** A list of the bank with that one price, paid two business days later, firm for three days. */
export function priceListOf(change: Partial<PriceList> = {}): PriceList {
  return {
    ...{ id: 'prl_1', lender: BANK, status: 'standing', currency: 'CNY', recourse: 'without' },
    ...{ dayCount: 'A/360', valueDays: 2, firmDays: 3, drawMax: 5_000n, drawn: 4_000n },
    ...{ beginsOn: '2026-03-02', until: '2026-03-03', rows: [priceRow()] },
    ...change,
  }
}
