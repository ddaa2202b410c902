import { expect, it } from 'vitest'
import {
  END_PRICES_TEXTS,
  type EndPrices,
  endPrices,
} from '../../../contracts/pricing/end-prices.ts'
import type { OwnPriceListRefusal } from '../../../contracts/pricing/own-price-list.ts'
import type { PriceList, PriceRow } from '../../../contracts/pricing/price-list.ts'
import {
  PRICE_ROWS_MAX,
  PUBLISH_PRICES_TEXTS,
  type PublishPrices,
  type PublishRefusal,
  type PublishState,
  publishPrices,
} from '../../../contracts/pricing/publish-prices.ts'
import { BANK, PARENT } from '../facility/facilities.ts'
import { ANCHOR, as, partyOf, STRANGER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { priceListOf, priceRow } from './price-lists.ts'

const { lender: _lender, status: _status, drawn: _drawn, ...terms } = priceListOf()

interface Case {
  readonly state: PublishState
  readonly body: PublishPrices
}
const given = (changed: Partial<PublishState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const say = (changed: Partial<PublishPrices>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...changed },
})
const price = (changed: Partial<PriceRow>) => (c: Case) => {
  const [first, ...rest] = c.body.rows
  return say({ rows: [{ ...priceRow(), ...first, ...changed }, ...rest] })(c)
}

refusalTable<PublishRefusal, Case>(
  'publish prices',
  PUBLISH_PRICES_TEXTS,
  {
    state: {
      lender: partyOf(BANK, 'lender'),
      ...{ debtors: new Set([ANCHOR]), replaced: priceListOf({ id: 'prl_0' }) },
    },
    body: { ...terms, replaces: 'prl_0' },
  },
  c => publishPrices(c.state, c.body, as(BANK)),
  {
    publisher_must_be_a_lender: { breaks: given({ lender: partyOf(BANK, 'supplier') }) },
    price_list_must_be_the_lenders_own: {
      breaks: given({ replaced: priceListOf({ lender: PARENT }) }),
      keeps: { 'none to replace': c => say({ replaces: null })(given({ replaced: null })(c)) },
    },
    price_list_must_not_have_ended: {
      breaks: given({ replaced: priceListOf({ status: 'ended' }) }),
    },
    price_list_must_let_something_be_drawn: {
      breaks: say({ drawMax: 0n }),
      keeps: { one: say({ drawMax: 1n }) },
    },
    end_must_be_in_the_future: {
      details: { until: TODAY, today: TODAY },
      breaks: say({ until: TODAY }),
    },
    price_list_must_begin_before_it_ends: {
      details: { beginsOn: '2026-03-03', until: '2026-03-03' },
      breaks: say({ beginsOn: '2026-03-03' }),
    },
    prices_must_be_listed: {
      details: { limit: PRICE_ROWS_MAX, found: 0 },
      breaks: say({ rows: [] }),
      keeps: { most: say({ rows: Array.from({ length: PRICE_ROWS_MAX }, () => priceRow()) }) },
    },
    debtor_of_a_price_must_be_enrolled: {
      breaks: price({ debtor: STRANGER }),
      keeps: { anybody: price({ debtor: null }) },
    },
    price_must_be_for_some_amount: {
      breaks: price({ amountMax: 0n }),
      keeps: { one: price({ amountMax: 1n }) },
    },
    rate_must_be_a_decimal_below_one: {
      details: { decimals: 6 },
      breaks: price({ rate: '1' }),
      keeps: { nothing: price({ rate: '0' }), most: price({ rate: '0.999999' }) },
    },
  },
)

it('one price too many, or a wrong one below others, is refused', () => {
  const state = { lender: partyOf(BANK, 'lender'), debtors: new Set([ANCHOR]), replaced: null }
  const refused = (rows: readonly PriceRow[]) =>
    publishPrices(state, { ...terms, replaces: null, rows }, as(BANK))
  expect(refused(Array.from({ length: PRICE_ROWS_MAX + 1 }, () => priceRow()))).toMatchObject({
    details: { limit: PRICE_ROWS_MAX, found: PRICE_ROWS_MAX + 1 },
  })
  expect(refused([priceRow(), priceRow({ rate: '0.0000001' })])).toMatchObject({
    ...{ refusal: 'rate_must_be_a_decimal_below_one', path: 'body.rows.1.rate' },
  })
})

interface Ending {
  readonly list: PriceList
  readonly body: EndPrices
}

refusalTable<OwnPriceListRefusal, Ending>(
  'end prices',
  END_PRICES_TEXTS,
  { list: priceListOf(), body: { list: 'prl_1' } },
  c => endPrices({ list: c.list }, c.body, as(BANK)),
  {
    price_list_must_be_the_lenders_own: {
      breaks: c => ({ ...c, list: { ...c.list, lender: PARENT } }),
    },
    price_list_must_not_have_ended: {
      breaks: c => ({ ...c, list: { ...c.list, status: 'ended' } }),
    },
  },
)
