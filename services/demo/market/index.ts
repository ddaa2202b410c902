import { seededWholes } from '../../../contracts/abs/pool/seeded-numbers.ts'
import { addDays, type BusinessDate, daysBetween } from '../../../contracts/kernel/date.ts'
import type { Market } from './market.ts'
import { debtorsNamed, suppliersOfTiers } from './parties.ts'
import { findSample, generateSales, readSales, type Sale } from './sales.ts'
import { buildTrade } from './trade.ts'

export type { Market, MarketInvoice, Onward } from './market.ts'
export { rowsFor } from './rows-for.ts'

export interface MarketOptions {
  /** A file of receivables; without one the shared sample if it is there; null: none. */
  readonly file?: string | null | undefined
  /** How that file is to be read, if neither as the sample nor by our own field names. */
  readonly mapping?: unknown
  readonly seed: number
  /** Business date on which the story starts. */
  readonly startOn: BusinessDate
}

/**
 * The market of the demonstration: the same for the same file and seed. Throws SetupFault for a
 * file that cannot be read to its last row.
 */
export async function readMarket({
  file = findSample(),
  mapping,
  seed,
  startOn,
}: MarketOptions): Promise<Market> {
  const told = file === null ? generateSales(seed) : await readSales(file, mapping)
  const shiftedWeeks = Math.ceil(daysBetween(told[0]!.invoicedOn, startOn) / 7)
  const sales = told.map(sale => shifted(sale, shiftedWeeks * 7))
  const debtors = debtorsNamed([...new Set(sales.map(sale => sale.debtor))])
  const suppliers = suppliersOfTiers()
  const trade = buildTrade(sales, { debtors, suppliers }, file === null, seededWholes(seed))
  const endOn = sales
    .map(sale => sale.settledOn)
    .sort()
    .at(-1)!
  const source = file === null ? 'generated' : 'file'
  return { source, seed, shiftedWeeks, startOn, endOn, debtors, suppliers, ...trade }
}

/** By whole weeks: what fell on a weekend does so still. */
function shifted(sale: Sale, days: number): Sale {
  return {
    ...sale,
    invoicedOn: addDays(sale.invoicedOn, days),
    dueOn: addDays(sale.dueOn, days),
    settledOn: addDays(sale.settledOn, days),
  }
}
