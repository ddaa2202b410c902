import { expect, it } from 'vitest'
import {
  CHOOSE_QUOTE_TEXTS,
  type ChooseQuoteRefusal,
  type ChooseQuoteState,
  chooseQuote,
} from '../../../contracts/financing/choose-quote.ts'
import type { Financing } from '../../../contracts/financing/financing.ts'
import { BANK, facilityOf } from '../facility/facilities.ts'
import {
  claimOf,
  holdOf,
  receivablesById,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { CHOOSE_BY, clocked, DIGEST, financingOf, quoteOf } from './financings.ts'

interface Choosing {
  readonly state: ChooseQuoteState
  readonly now: ReturnType<typeof clocked>['now']
  readonly asOf: typeof TODAY | '2026-03-03'
}
const FINANCING = financingOf({ quotes: [quoteOf()] })
const stands = (changed: Partial<Financing>) => (c: Choosing) => ({
  ...c,
  state: { ...c.state, financing: { ...c.state.financing!, ...changed } },
})
const titles = (changed: Parameters<typeof withTitles>[1]) => (c: Choosing) => ({
  ...c,
  state: {
    ...c.state,
    receivables: receivablesById(withTitles(c.state.receivables.get('rcv_1')!, changed)),
  },
})
const limits =
  (...facilities: ChooseQuoteState['facilities']) =>
  (c: Choosing) => ({
    ...c,
    state: { ...c.state, facilities },
  })
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const
const firm = quoteOf().firmUntil

const PART = FINANCING.parts[0]!
const parts = (...spans: readonly (readonly [bigint, bigint])[]) =>
  stands({ parts: spans.map(([lo, hi]) => ({ ...PART, span: { lo, hi } })) })

refusalTable<ChooseQuoteRefusal, Choosing>(
  'choose a quote',
  CHOOSE_QUOTE_TEXTS,
  {
    state: {
      ...{ financing: FINANCING, facilities: [facilityOf()] },
      receivables: receivablesById(stateOf()),
    },
    ...{ now: '2026-03-03T08:00:00.000Z', asOf: TODAY },
  },
  c =>
    chooseQuote(c.state, { financing: 'fin_1', quote: 'quo_1' }, clocked(SUPPLIER, c.now, c.asOf)),
  {
    financing_must_be_the_holders_own: { breaks: stands({ holder: STRANGER }) },
    financing_must_be_at_this_stage: {
      details: { status: 'applied' },
      breaks: stands({ status: 'applied' }),
    },
    quote_must_stand: { breaks: stands({ quotes: [quoteOf({ status: 'ended' })] }) },
    quote_must_be_firm_still: {
      details: { by: firm, now: firm },
      breaks: c => ({ ...stands({ quotes: [quoteOf()] })(c), now: firm }),
      keeps: { 'to the last': c => ({ ...c, now: '2026-03-04T08:59:59.999Z' }) },
    },
    choice_must_come_in_time: {
      details: { by: CHOOSE_BY, now: CHOOSE_BY },
      breaks: c => ({
        ...stands({ quotes: [quoteOf({ firmUntil: '2026-03-09T09:00:00.000Z' })] })(c),
        now: CHOOSE_BY,
      }),
    },
    value_date_must_not_have_passed: {
      details: { valueDate: TODAY, today: '2026-03-03' },
      breaks: c => ({ ...c, asOf: '2026-03-03' }),
    },
    spans_must_be_named: { breaks: stands({ parts: [] }) },
    span_must_not_be_empty: {
      details: { lo: { units: '5' }, hi: { units: '5' } },
      breaks: parts([5n, 5n]),
    },
    spans_must_not_overlap: {
      details: { lo: { units: '0' }, hi: { units: '1' } },
      breaks: parts([0n, 1_000n], [0n, 1n]),
    },
    party_must_hold_the_title: { breaks: titles({ holder: STRANGER }) },
    span_must_lie_within_the_face: {
      details: { hi: { units: '1001' }, face: { units: '1000' } },
      breaks: parts([0n, 1_001n]),
    },
    title_must_be_free_of_claims: {
      details: { claim: 'offer' },
      breaks: titles({ claim: claimOf() }),
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: titles({ holds: [holdOf()] }),
    },
    spans_must_be_owed_as_quoted: {
      details: { quoted: money('1000'), owed: money('900') },
      breaks: c => {
        const was = c.state.receivables.get('rcv_1')!
        const paid = { ...was, tiling: { ...was.tiling, paid: { p: 1n, q: 10n } } }
        return { ...c, state: { ...c.state, receivables: receivablesById(paid) } }
      },
    },
    what_was_shown_must_not_have_become_worse: {
      details: { flaw: 'red_lettered' },
      breaks: c => ({
        ...c,
        state: { ...c.state, receivables: receivablesById(stateOf({ redLettered: 1n })) },
      }),
      keeps: {
        'known when it quoted': c => ({
          ...c,
          state: {
            ...stands({
              asked: [
                {
                  ...{ lender: BANK, declined: false },
                  shown: {
                    digest: DIGEST,
                    flaws: [{ instrument: 'rcv_1', flaw: 'red_lettered', extent: 1n }],
                  },
                },
              ],
            })(c).state,
            receivables: receivablesById(stateOf({ redLettered: 1n })),
          },
        }),
      },
    },
    package_must_not_be_split_more_often: {
      details: { limit: 500, found: 501 },
      breaks: c => {
        const was = c.state.receivables.get('rcv_1')!
        const { state } = parts([0n, 999n])(c)
        const cut = receivablesById({ ...was, titleCount: 500 })
        const { financing } = state
        const part = { ...financing!.parts[0]!, amount: 999n }
        return {
          ...c,
          state: { ...state, financing: { ...financing!, parts: [part] }, receivables: cut },
        }
      },
    },
    lender_must_have_a_facility_on_the_debtor: { breaks: limits() },
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
      breaks: limits(facilityOf({ limit: 1_000n, reserved: 1n })),
    },
    facility_must_keep_to_its_share_of_the_book: {
      details: { scope: 'debtor', share: '0.5', most: money('999'), taken: money('1000') },
      breaks: limits(facilityOf({ cap: { share: '0.5', atLeast: 1_999n, book: 0n } })),
    },
  },
)

it('a choice binds the spans for the lender and reserves what is owed of its limit', () => {
  const state = { financing: FINANCING, receivables: receivablesById(stateOf()) }
  const made = chooseQuote(
    { ...state, facilities: [facilityOf()] },
    { financing: 'fin_1', quote: 'quo_1' },
    clocked(SUPPLIER),
  )
  expect(made).toMatchObject({
    facts: [
      {
        opens: { kind: 'approval', awaited: BANK, lapseOn: '2026-03-09' },
        uses: [{ facility: 'fac_1', amount: 1_000n }],
        visibleTo: [SUPPLIER, BANK],
      },
    ],
    postings: [{ post: 'bind', kind: 'finance', party: BANK, span: { lo: 0n, hi: 1_000n } }],
  })
})
