import * as z from 'zod'
import { RECOURSES } from '../../../../contracts/financing/financing.ts'
import { QUOTE_DAY_COUNTS } from '../../../../contracts/financing/price.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../../contracts/kernel/money.ts'
import {
  END_PRICES_CLASS,
  type EndPrices,
  endPrices,
} from '../../../../contracts/pricing/end-prices.ts'
import type { PricesEnded, PricesPublished } from '../../../../contracts/pricing/facts.ts'
import type { PriceRow } from '../../../../contracts/pricing/price-list.ts'
import {
  PUBLISH_PRICES_CLASS,
  type PublishPrices,
  publishPrices,
} from '../../../../contracts/pricing/publish-prices.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, minorUnits } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { PRICE_LISTS, priceLists } from './tables.ts'

/** Digits of a rate, with room for wrong ones. */
const RATE_LENGTH_MAX = 30
const ROWS_NAMED_MAX = 200
const DAYS_MAX = 366
const TIER_MAX = 100
const VALUE_DAYS_MAX = 10
const FIRM_DAYS_MAX = 30

const row = z.strictObject({
  debtor: id('pty').nullable(),
  daysMax: z.int().min(1).max(DAYS_MAX),
  amountMax: minorUnits,
  tierMax: z.int().min(1).max(TIER_MAX),
  rate: z.string().max(RATE_LENGTH_MAX),
  fee: minorUnits,
})

export const publishPricesAct: Act<PublishPrices, PricesPublished> = {
  name: 'pricing.publish-prices',
  class: PUBLISH_PRICES_CLASS,
  body: z.strictObject({
    id: id('prl'),
    replaces: id('prl').nullable(),
    currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency, ...Currency[]]),
    recourse: z.enum(RECOURSES),
    dayCount: z.enum(QUOTE_DAY_COUNTS),
    valueDays: z.int().min(0).max(VALUE_DAYS_MAX),
    firmDays: z.int().min(1).max(FIRM_DAYS_MAX),
    drawMax: minorUnits,
    beginsOn: businessDate,
    until: businessDate,
    rows: z.array(row).max(ROWS_NAMED_MAX),
  }),
  amount: ({ drawMax }) => drawMax,
  reads: ({ rows, replaces }) => [
    read(PARTIES, listDebtors(rows)),
    read(PRICE_LISTS, replaces === null ? [] : [replaces]),
  ],
  decide: (body, view, context) => {
    const lender = view.get(parties, context.party)!.party
    const debtors = new Set(listDebtors(body.rows).filter(debtor => view.get(parties, debtor)))
    const replaced = body.replaces === null ? null : (view.get(priceLists, body.replaces) ?? null)
    return publishPrices({ lender, debtors, replaced }, body, context)
  },
}

function listDebtors(rows: readonly PriceRow[]) {
  return rows.flatMap(({ debtor }) => (debtor === null ? [] : [debtor]))
}

export const endPricesAct: Act<EndPrices, PricesEnded> = {
  name: 'pricing.end-prices',
  class: END_PRICES_CLASS,
  body: z.strictObject({ list: id('prl') }),
  amount: () => null,
  reads: ({ list }) => [read(PRICE_LISTS, [list])],
  decide: (body, view, context) =>
    endPrices({ list: view.get(priceLists, body.list) ?? null }, body, context),
}
