import { describe, expect, it } from 'vitest'
import { USE_TEXTS } from '../../../contracts/facility/use.ts'
import {
  DECLINE_TO_QUOTE_TEXTS,
  type DeclineToQuoteRefusal,
  declineToQuote,
} from '../../../contracts/financing/decline-to-quote.ts'
import type { Financing } from '../../../contracts/financing/financing.ts'
import {
  LOOK_AT_REQUEST_TEXTS,
  type LookAtRequestRefusal,
  lookAtRequest,
} from '../../../contracts/financing/look-at-request.ts'
import {
  type GiveQuote,
  QUOTE_TEXTS,
  type QuoteRefusal,
  type QuoteState,
  quote,
} from '../../../contracts/financing/quote.ts'
import { SHOWN_PARTS_MAX } from '../../../contracts/title/look.ts'
import { BANK, facilityOf, PARENT } from '../facility/facilities.ts'
import { DUE_ON, STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { clocked, DEADLINE, DIGEST, financingOf, NOW, quoteOf } from './financings.ts'

const text = { content: '{}', digest: DIGEST, parts: SHOWN_PARTS_MAX }

refusalTable<LookAtRequestRefusal, { readonly financing: Financing; readonly text: typeof text }>(
  'look at a request',
  LOOK_AT_REQUEST_TEXTS,
  { financing: financingOf(), text },
  c => lookAtRequest(c, {}, { party: BANK }),
  {
    lender_must_have_been_asked: {
      breaks: c => ({ ...c, financing: { ...c.financing, asked: [] } }),
    },
    financing_must_be_at_this_stage: {
      details: { status: 'lapsed' },
      breaks: c => ({ ...c, financing: { ...c.financing, status: 'lapsed' } }),
      keeps: { applied: c => ({ ...c, financing: { ...c.financing, status: 'applied' } }) },
    },
    disclosure_must_be_of_a_size_to_be_read: {
      details: { limit: SHOWN_PARTS_MAX, found: SHOWN_PARTS_MAX + 1 },
      breaks: c => ({ ...c, text: { ...c.text, parts: SHOWN_PARTS_MAX + 1 } }),
    },
  },
)

const { lender: _lender, status: _status, ...signed } = quoteOf()
const given: GiveQuote = { ...signed, financing: 'fin_1', seen: DIGEST }
interface Quoting {
  readonly state: QuoteState
  readonly body: GiveQuote
  readonly now: ReturnType<typeof clocked>['now']
}
const say = (changed: Partial<GiveQuote>) => (c: Quoting) => ({
  ...c,
  body: { ...c.body, ...changed },
})
const stand = (changed: Partial<Financing>) => (c: Quoting) => ({
  ...c,
  state: { ...c.state, financing: c.state.financing && { ...c.state.financing, ...changed } },
})
const limits =
  (...facilities: QuoteState['facilities']) =>
  (c: Quoting) => ({
    ...c,
    state: { ...c.state, facilities },
  })
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const

refusalTable<QuoteRefusal, Quoting>(
  'quote',
  QUOTE_TEXTS,
  { state: { financing: financingOf(), facilities: [facilityOf()] }, body: given, now: NOW },
  c => quote(c.state, c.body, clocked(BANK, c.now)),
  {
    lender_must_have_been_asked: { breaks: stand({ asked: [] }) },
    financing_must_be_at_this_stage: {
      details: { status: 'applied' },
      breaks: stand({ status: 'applied' }),
    },
    quote_must_come_before_the_deadline: {
      details: { by: DEADLINE, now: DEADLINE },
      breaks: c => ({ ...c, now: DEADLINE }),
    },
    lender_must_have_one_quote_at_a_time: {
      breaks: stand({ quotes: [quoteOf()] }),
      keeps: { 'one that ended': stand({ quotes: [quoteOf({ status: 'ended' })] }) },
    },
    quote_must_be_firm_until_the_deadline: {
      details: { deadline: DEADLINE },
      breaks: say({ firmUntil: '2026-03-03T08:59:59.999Z' }),
      keeps: { 'just so long': say({ firmUntil: DEADLINE }) },
    },
    lender_must_have_looked: {
      breaks: stand({ asked: [{ lender: BANK, declined: false, shown: null }] }),
    },
    lender_must_name_what_it_was_shown: {
      details: { digest: DIGEST },
      breaks: say({ seen: 'B'.repeat(43) }),
    },
    recourse_must_be_as_asked: {
      details: { asked: 'with' },
      breaks: stand({ recourse: 'with' }),
    },
    value_date_must_be_a_business_day_to_come: {
      details: { valueDate: '2026-02-27', today: TODAY },
      breaks: say({ valueDate: '2026-02-27' }),
    },
    rate_must_be_a_decimal_below_one: { details: { decimals: 6 }, breaks: say({ rate: '1' }) },
    value_date_must_come_before_payment: {
      details: { valueDate: DUE_ON, payment: DUE_ON },
      breaks: say({ valueDate: DUE_ON }),
    },
    price_must_leave_a_net_amount: {
      details: { taken: { units: '1000' }, face: { units: '1000' } },
      breaks: say({ fee: 990n }),
    },
    quote_must_state_its_price: {
      details: { discount: { units: '10' }, net: { units: '990' }, apr: '0.041135' },
      breaks: say({ net: 991n }),
    },
    lender_must_have_a_facility_on_the_debtor: {
      breaks: limits(facilityOf({ scope: 'platform', subject: null })),
    },
    facility_must_be_open_to_new_uses: {
      details: { scope: 'debtor' },
      breaks: limits(facilityOf({ status: 'paused' })),
    },
    facility_must_be_in_its_time: {
      details: { scope: 'debtor', beginsOn: '2026-01-05', until: TODAY, today: TODAY },
      breaks: limits(facilityOf({ until: TODAY })),
    },
    facility_must_bear_what_is_taken: {
      details: { scope: 'debtor', free: money('999'), taken: money('1000') },
      breaks: limits(facilityOf({ used: 1n })),
    },
    facility_must_keep_to_its_share_of_the_book: {
      details: { scope: 'debtor', share: '0.5', most: money('999'), taken: money('1000') },
      breaks: limits(facilityOf({ cap: { share: '0.5', atLeast: 1_999n, book: 0n } })),
      keeps: { half: limits(facilityOf({ cap: { share: '0.5', atLeast: 2_000n, book: 0n } })) },
    },
  },
)

describe('the limits that a quote needs', () => {
  const refusalBy = (...facilities: QuoteState['facilities']) => {
    const made = quote({ financing: financingOf(), facilities }, given, clocked(BANK))
    return made.ok ? null : made.refusal
  }
  const quota = facilityOf({ within: 'fac_9' })
  const group = facilityOf({ id: 'fac_9', scope: 'group', subject: PARENT })
  it('are of the group too, of which the debtor has a quota', () => {
    expect(refusalBy(quota, group)).toBeNull()
    expect(refusalBy(quota, { ...group, limit: 999n })).toBe('facility_must_bear_what_is_taken')
  })
  it('are for the supplier and the platform where the lender has set such', () => {
    const supplier = facilityOf({ id: 'fac_2', scope: 'supplier', subject: SUPPLIER, limit: 999n })
    expect(refusalBy(facilityOf(), supplier)).toBe('facility_must_bear_what_is_taken')
    expect(refusalBy(facilityOf(), { ...supplier, subject: STRANGER })).toBeNull()
    const platform = facilityOf({ id: 'fac_3', scope: 'platform', subject: null, limit: 999n })
    expect(refusalBy(facilityOf(), platform)).toBe('facility_must_bear_what_is_taken')
  })
  it('are of the same currency, and have not ended', () => {
    expect(Object.keys(USE_TEXTS)).toContain(refusalBy(facilityOf({ currency: 'EUR' })))
    expect(refusalBy(facilityOf({ status: 'ended' }))).toBe(
      'lender_must_have_a_facility_on_the_debtor',
    )
  })
})

refusalTable<DeclineToQuoteRefusal, { readonly financing: Financing; readonly reason: string }>(
  'decline to quote',
  DECLINE_TO_QUOTE_TEXTS,
  { financing: financingOf({ quotes: [quoteOf()] }), reason: 'x' },
  ({ financing, reason }) =>
    declineToQuote({ financing }, { financing: 'fin_1', reason }, { party: BANK }),
  {
    lender_must_have_been_asked: {
      breaks: c => ({ ...c, financing: { ...c.financing, asked: [] } }),
    },
    financing_must_be_at_this_stage: {
      details: { status: 'applied' },
      breaks: c => ({ ...c, financing: { ...c.financing, status: 'applied' } }),
    },
    words_must_be_given_and_short: {
      details: { limit: 500, found: 0 },
      breaks: c => ({ ...c, reason: ' ' }),
      keeps: { longest: c => ({ ...c, reason: 'x'.repeat(500) }) },
    },
  },
)
