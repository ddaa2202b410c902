import { type ActName, type ActRow, LeftOut, type Ways } from './act-row.ts'
import { FACILITY_ROWS } from './facility-rows.ts'
import { FINANCING_ROWS } from './financing-rows.ts'
import { OFFICER_ROWS } from './officer-rows.ts'
import { PARTY_ROWS } from './party-rows.ts'
import { PAYMENT_ROWS } from './payment-rows.ts'
import { PRICING_ROWS } from './pricing-rows.ts'
import { RECEIPT_ROWS } from './receipt-rows.ts'
import { RECEIVABLE_ROWS } from './receivable-rows.ts'
import { REGISTRATION_ROWS } from './registration-rows.ts'
import { SETTLEMENT_ROWS } from './settlement-rows.ts'
import { TITLE_ROWS } from './title-rows.ts'
import { TRADE_ROWS } from './trade-rows.ts'

/**
 * Every act of the ledger with what the tests of strangers, properties, forms and the simulation
 * need of it. An act without a row does not compile.
 */
export const ACT_TABLE: Readonly<Record<ActName, ActRow>> = {
  ...RECEIVABLE_ROWS,
  ...TITLE_ROWS,
  ...TRADE_ROWS,
  ...PARTY_ROWS,
  ...OFFICER_ROWS,
  ...FACILITY_ROWS,
  ...FINANCING_ROWS,
  ...PRICING_ROWS,
  ...PAYMENT_ROWS,
  ...SETTLEMENT_ROWS,
  ...RECEIPT_ROWS,
  ...REGISTRATION_ROWS,
}

export const ACT_ROWS = Object.entries(ACT_TABLE) as readonly (readonly [ActName, ActRow])[]

/** Lists the ways of all rows, by what each is. */
export function listWays<Way>(of: (row: ActRow) => Ways<Way>): readonly (readonly [string, Way])[] {
  return ACT_ROWS.flatMap(([, row]) => {
    const ways = of(row)
    return ways instanceof LeftOut ? [] : Object.entries(ways)
  })
}
