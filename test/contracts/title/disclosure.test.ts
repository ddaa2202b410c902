import { describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { money, units } from '../../../contracts/kernel/money.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import {
  DISCLOSE_TEXTS,
  type Disclose,
  type DiscloseRefusal,
  disclose,
} from '../../../contracts/title/disclose.ts'
import { NOT_DISCLOSED, shownRefusal } from '../../../contracts/title/disclosure.ts'
import {
  LOOK_TEXTS,
  type LookRefusal,
  look,
  SHOWN_PARTS_MAX,
  type ShownText,
} from '../../../contracts/title/look.ts'
import type { Offer } from '../../../contracts/title/offer.ts'
import {
  as,
  claimOf,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  titleOf,
} from '../fixtures.ts'
import { type RefusalRows, refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly instruments: ReceivablesById
  readonly offer: Offer | null
  readonly body: Disclose
  readonly text: ShownText
  readonly by: PartyId
  readonly on: BusinessDate
}

const span = { lo: 100n, hi: 400n }
const spans = [{ instrument: 'rcv_1', span }] as const
const offer: Offer = {
  ...{ charge: 7n, from: SUPPLIER, to: SECOND, spans, allocations: [], pledge: null },
  ...{ lapseOn: '2026-03-09', ...NOT_DISCLOSED },
}
const disclosing: Case = {
  instruments: receivablesById(
    stateOf({}, [
      titleOf({ lo: 0n, hi: 100n }),
      titleOf(span, { claim: claimOf() }),
      titleOf({ lo: 400n, hi: 1000n }, { claim: claimOf({ charge: 8n }) }),
    ]),
  ),
  offer,
  body: { to: SECOND, spans, until: '2026-03-03' },
  text: { content: '{}', digest: 'D'.repeat(43), parts: SHOWN_PARTS_MAX },
  by: SUPPLIER,
  on: TODAY,
}
const looking: Case = {
  ...disclosing,
  offer: { ...offer, disclosedUntil: '2026-03-03' },
  by: SECOND,
}

const body = (change: Partial<Disclose>) => (c: Case) => ({ ...c, body: { ...c.body, ...change } })
const by = (party: PartyId) => (c: Case) => ({ ...c, by: party })
const on = (...named: { lo: bigint; hi: bigint }[]) =>
  body({ spans: named.map(one => ({ instrument: 'rcv_1', span: one })) })
const form = {
  spans_must_be_named: { breaks: body({ spans: [] }) },
  span_must_not_be_empty: {
    details: { lo: units(100n), hi: units(100n) },
    breaks: on({ lo: 100n, hi: 100n }),
  },
  spans_must_not_overlap: {
    details: { lo: units(299n), hi: units(300n) },
    breaks: on({ lo: 100n, hi: 300n }, { lo: 299n, hi: 400n }),
    keeps: { 'in two parts': on({ lo: 100n, hi: 300n }, { lo: 300n, hi: 400n }) },
  },
} as const
const isTheOffer = {
  span_must_lie_within_the_face: {
    details: { hi: units(1001n), face: units(1000n) },
    breaks: on({ lo: 100n, hi: 1001n }),
  },
  spans_must_be_under_an_offer: { breaks: on({ lo: 100n, hi: 401n }) },
  spans_must_be_all_those_of_the_offer: {
    details: { offered: money(300n, 'CNY'), found: money(299n, 'CNY') },
    breaks: on({ lo: 100n, hi: 399n }),
  },
} as const

refusalTable<DiscloseRefusal, Case>(
  'disclose an offer',
  DISCLOSE_TEXTS,
  disclosing,
  c => disclose(c, c.body, as(c.by, c.on)),
  {
    ...form,
    discloser_must_hold_the_title: { breaks: by(SECOND) },
    ...isTheOffer,
    disclosure_must_be_to_whom_it_is_offered: { breaks: body({ to: STRANGER }) },
    disclosure_must_end_in_the_future: {
      details: { until: TODAY, today: TODAY },
      breaks: body({ until: TODAY }),
    },
  } satisfies RefusalRows<DiscloseRefusal, Case>,
)

refusalTable<LookRefusal, Case>(
  'look at an offer',
  LOOK_TEXTS,
  looking,
  c => look(c, c.body, as(c.by, c.on)),
  {
    ...form,
    looker_must_be_offered_the_spans: { breaks: by(SUPPLIER) },
    ...isTheOffer,
    offer_must_be_disclosed: { breaks: c => ({ ...c, offer }) },
    disclosure_must_not_be_past_its_date: {
      details: { until: '2026-03-03', today: '2026-03-03' },
      breaks: c => ({ ...c, on: '2026-03-03' }),
    },
    disclosure_must_be_of_a_size_to_be_read: {
      details: { limit: 2000, found: 2001 },
      breaks: c => ({ ...c, text: { ...c.text, parts: SHOWN_PARTS_MAX + 1 } }),
    },
  },
)

describe('what is disclosed and looked at', () => {
  it('is told to both sides; the text is kept, and its digest is posted', () => {
    expect(disclose(disclosing, disclosing.body, as(SUPPLIER))).toMatchObject({
      facts: [{ offer: 7n, until: '2026-03-03', visibleTo: [SUPPLIER, SECOND] }],
      postings: [],
    })
    expect(look(looking, looking.body, as(SECOND))).toMatchObject({
      facts: [{ offer: 7n, content: '{}', visibleTo: [SECOND, SUPPLIER] }],
      postings: [{ post: 'keep', text: looking.text.digest, on: 'rcv_1' }],
    })
  })

  it('worse is a flaw that was not shown, or goes further; what got better is taken', () => {
    const selected = (redLettered: bigint) =>
      [{ ...spans[0], state: stateOf({ redLettered }), titles: [] }] as const
    const red = { instrument: 'rcv_1', flaw: 'red_lettered', extent: 5n } as const
    const shown = { disclosedUntil: null, shown: { digest: 'd', flaws: [red] } }
    const refusal = (redLettered: bigint) =>
      shownRefusal(shown, 'd', selected(redLettered), as(SECOND))
    expect(refusal(5n)).toBeNull()
    expect(refusal(0n)).toBeNull()
    expect(refusal(6n)).toMatchObject({ refusal: 'what_was_shown_must_not_have_become_worse' })
  })
})
