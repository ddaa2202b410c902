import { addDays } from '../../../contracts/kernel/date.ts'
import type { PRICING_CLAUSES } from '../../../contracts/pricing/clauses.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { both, partyOf } from '../../simulation/cast.ts'
import { drawQuote } from '../../simulation/financing-thoughts.ts'
import { type ActRow, everyDay, leftOut } from './act-row.ts'
import { DATE, FINANCING, PARTY, PRICE_LIST, QUOTE } from './examples.ts'

const NO_TITLES = {
  strangers: leftOut('it names no instrument'),
  steps: leftOut('it moves and binds nothing'),
} as const

/** The price that every list of the simulation has. */
export const SIMULATED_PRICE = {
  ...{ debtor: null, daysMax: 366, amountMax: '1000000', tierMax: 100, rate: '0.05', fee: '0' },
}

/** The acts of price lists, as each kind of test meets them. */
export const PRICING_ROWS: Record<keyof typeof PRICING_CLAUSES, ActRow> = {
  'pricing.publish-prices': {
    ...NO_TITLES,
    body: {
      ...{ id: PRICE_LIST, replaces: null, currency: 'CNY', recourse: 'without' },
      ...{ dayCount: 'A/360', valueDays: 2, firmDays: 3, drawMax: '1', beginsOn: DATE },
      ...{ until: DATE, rows: [{ ...SIMULATED_PRICE, debtor: PARTY }] },
    },
    habit: everyDay((cast, { asOf, priceLists }) => {
      if (!cast.chance.happens(0.05)) return null
      const lender = cast.chance.of(cast.banks)!
      const own = priceLists.find(list => list.lender === lender.id)
      const terms = { currency: 'CNY', recourse: 'without', dayCount: 'A/360', firmDays: 30 }
      const drawMax = String(cast.chance.between(0n, 200_000n))
      const time = { valueDays: 10, beginsOn: asOf, until: addDays(asOf, 40) }
      const body = { id: newId('prl'), replaces: own?.id ?? null, ...terms, ...time, drawMax }
      return { signers: both(lender), body: { ...body, rows: [SIMULATED_PRICE] } }
    }),
  },
  'pricing.draw-quote': {
    body: {
      ...{ id: QUOTE, financing: FINANCING, list: PRICE_LIST, lender: PARTY, rate: '0.05' },
      ...{ dayCount: 'A/360', fee: '0', valueDate: DATE, recourse: 'without' },
      ...{ firmUntil: `${DATE}T10:00:00.000Z`, discount: '0', net: '1', apr: '0.050000' },
    },
    ...NO_TITLES,
    habit: everyDay(drawQuote),
  },
  'pricing.end-prices': {
    ...NO_TITLES,
    body: { list: PRICE_LIST },
    habit: everyDay((cast, { priceLists }) => {
      const list = cast.chance.of(priceLists)
      if (!list || !cast.chance.happens(0.01)) return null
      return { signers: both(partyOf(cast, list.lender)), body: { list: list.id } }
    }),
  },
}
