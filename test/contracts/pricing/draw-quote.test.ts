import { describe, expect, it } from 'vitest'
import type { Financing } from '../../../contracts/financing/financing.ts'
import type { Instant } from '../../../contracts/kernel/clock.ts'
import {
  DRAW_QUOTE_TEXTS,
  type DrawQuote,
  type DrawQuoteRefusal,
  type DrawQuoteState,
  drawQuote,
} from '../../../contracts/pricing/draw-quote.ts'
import type { PriceList, PriceRow } from '../../../contracts/pricing/price-list.ts'
import { SHOWN_PARTS_MAX } from '../../../contracts/title/look.ts'
import { BANK, facilityOf } from '../facility/facilities.ts'
import {
  CHOOSE_BY,
  clocked,
  DEADLINE,
  DIGEST,
  financingOf,
  NOW,
  quoteOf,
} from '../financing/financings.ts'
import { DUE_ON, STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { priceListOf, priceRow } from './price-lists.ts'

interface Drawing {
  readonly state: DrawQuoteState & { readonly list: PriceList; readonly financing: Financing }
  readonly body: DrawQuote
  readonly now: Instant
}
const stand = (changed: Partial<Financing>) => (c: Drawing) => ({
  ...c,
  state: { ...c.state, financing: { ...c.state.financing, ...changed } },
})
const list = (changed: Partial<PriceList>) => (c: Drawing) => ({
  ...c,
  state: { ...c.state, list: { ...c.state.list, ...changed } },
})
const row = (changed: Partial<PriceRow>) => (c: Drawing) => {
  const [first] = c.state.list.rows
  return list({ rows: [{ ...priceRow(), ...first, ...changed }] })(c)
}
const read = (changed: Partial<Pick<DrawQuoteState, 'facilities' | 'text'>>) => (c: Drawing) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const say = (changed: Partial<DrawQuote>) => (c: Drawing) => ({
  ...c,
  body: { ...c.body, ...changed },
})
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const
const text = { content: '{}', digest: DIGEST, parts: SHOWN_PARTS_MAX, flaws: [] }
const asked = (declined: boolean) => [{ lender: BANK, declined, shown: null }]

// 1,000 fen at 4 % over 89 days of a year of 360: 9.888… → 10.
const BODY: DrawQuote = {
  ...{ id: 'quo_1', financing: 'fin_1', list: 'prl_1', lender: BANK, rate: '0.04', fee: 0n },
  ...{ dayCount: 'A/360', valueDate: '2026-03-04', recourse: 'without', firmUntil: CHOOSE_BY },
  ...{ discount: 10n, net: 990n, apr: '0.042079' },
}
const PLAIN: Drawing = {
  state: {
    ...{ financing: financingOf({ asked: asked(false) }), list: priceListOf() },
    ...{ facilities: [facilityOf()], text, tier: 1 },
  },
  ...{ body: BODY, now: NOW },
}
const decide = (c: Drawing) => drawQuote(c.state, c.body, clocked(SUPPLIER, c.now))

refusalTable<DrawQuoteRefusal, Drawing>('draw a quote', DRAW_QUOTE_TEXTS, PLAIN, decide, {
  financing_must_be_the_holders_own: { breaks: stand({ holder: STRANGER }) },
  financing_must_be_at_this_stage: {
    details: { status: 'applied' },
    breaks: stand({ status: 'applied' }),
  },
  price_list_must_stand: { breaks: list({ status: 'ended' }) },
  price_list_must_be_of_a_lender_asked: { breaks: stand({ asked: [] }) },
  lender_must_not_have_declined: { breaks: stand({ asked: asked(true) }) },
  quote_must_come_before_the_deadline: {
    details: { by: DEADLINE, now: DEADLINE },
    breaks: c => ({ ...c, now: DEADLINE }),
    keeps: { 'to the last': c => ({ ...c, now: '2026-03-03T08:59:59.999Z' }) },
  },
  lender_must_have_one_quote_at_a_time: { breaks: stand({ quotes: [quoteOf()] }) },
  price_list_must_be_in_its_time: {
    details: { beginsOn: '2026-03-02', until: TODAY, today: TODAY },
    breaks: list({ until: TODAY }),
  },
  price_list_must_be_in_the_currency_asked: {
    details: { list: 'EUR', asked: 'CNY' },
    breaks: list({ currency: 'EUR' }),
  },
  price_list_must_give_the_recourse_asked: {
    details: { asked: 'with' },
    breaks: stand({ recourse: 'with' }),
    keeps: { 'as asked': stand({ recourse: 'without' }) },
  },
  price_list_must_be_firm_until_the_choice: {
    details: { last: '2026-03-04' },
    breaks: list({ firmDays: 2 }),
  },
  price_list_must_have_a_row_for_it: {
    details: { amount: money('1000'), days: 89, tier: 1 },
    breaks: row({ amountMax: 999n }),
  },
  price_list_must_have_so_much_left: {
    details: { left: money('999'), face: money('1000') },
    breaks: list({ drawn: 4_001n }),
  },
  rate_must_be_a_decimal_below_one: { details: { decimals: 6 }, breaks: row({ rate: '1' }) },
  value_date_must_come_before_payment: {
    details: { valueDate: '2026-03-04', payment: '2026-03-04' },
    breaks: c =>
      stand({ parts: c.state.financing.parts.map(part => ({ ...part, on: '2026-03-04' })) })(c),
  },
  price_must_leave_a_net_amount: {
    details: { taken: { units: '1000' }, face: { units: '1000' } },
    breaks: row({ fee: 990n }),
  },
  what_is_drawn_for_must_be_without_flaws: {
    details: { flaw: 'overdue' },
    breaks: c =>
      read({
        text: { ...c.state.text, flaws: [{ instrument: 'rcv_1', flaw: 'overdue', extent: 1n }] },
      })(c),
  },
  disclosure_must_be_of_a_size_to_be_read: {
    details: { limit: SHOWN_PARTS_MAX, found: SHOWN_PARTS_MAX + 1 },
    breaks: c => read({ text: { ...c.state.text, parts: SHOWN_PARTS_MAX + 1 } })(c),
  },
  lender_must_have_room_for_it: { breaks: read({ facilities: [facilityOf({ used: 1n })] }) },
  quote_must_be_as_listed: {
    details: {
      ...{ rate: '0.04', fee: { units: '0' }, valueDate: '2026-03-04', firmUntil: CHOOSE_BY },
      ...{ discount: { units: '10' }, net: { units: '990' }, apr: '0.042079' },
    },
    breaks: say({ net: 991n }),
  },
})

describe('INV-FIN-03 a price of a list', () => {
  const refusalOf = (c: Drawing) => {
    const made = decide(c)
    return made.ok ? null : made.refusal
  }
  it.each([
    ['another debtor', { debtor: STRANGER }],
    ['a day less', { daysMax: 88 }],
    ['a tier less', { tierMax: 0 }],
  ] as const)('does not fit: %s', (_what, changed) => {
    expect(refusalOf(row(changed)(PLAIN))).toBe('price_list_must_have_a_row_for_it')
  })

  it('is the first that fits, whatever others say', () => {
    const rows = [priceRow({ daysMax: 88 }), priceRow({ debtor: null }), priceRow({ rate: '0.01' })]
    expect(refusalOf(list({ rows })(PLAIN))).toBeNull()
  })

  it.each(['lender', 'dayCount', 'recourse', 'rate', 'fee', 'valueDate', 'firmUntil'] as const)(
    'is stated with its %s',
    name => {
      const other = {
        lender: STRANGER,
        dayCount: 'A/365F',
        recourse: 'with',
        rate: '0.03',
        fee: 1n,
      }
      const times = { valueDate: DUE_ON, firmUntil: DEADLINE }
      const refused = refusalOf(say({ [name]: { ...other, ...times }[name] })(PLAIN))
      expect(refused).toBe(name === 'lender' ? 'price_list_must_stand' : 'quote_must_be_as_listed')
    },
  )

  it('makes a quote of its lender, which is shown what lies behind', () => {
    const made = decide(PLAIN)
    if (!made.ok) throw new Error(made.refusal)
    const [looked, given] = made.facts
    expect(looked).toMatchObject({ type: 'financing.looked-at.v1', lender: BANK, content: '{}' })
    expect(given).toMatchObject({ quote: { lender: BANK, list: 'prl_1', status: 'standing' } })
    for (const { visibleTo } of made.facts) expect(visibleTo).toEqual([BANK, SUPPLIER])
    expect(made.postings).toEqual([{ post: 'keep', text: DIGEST, on: 'rcv_1' }])
  })
})
