import { expect, it } from 'vitest'
import {
  LENDERS_MAX,
  REQUEST_QUOTES_TEXTS,
  type RequestQuotes,
  type RequestQuotesRefusal,
  type RequestQuotesState,
  requestQuotes,
} from '../../../contracts/financing/request-quotes.ts'
import { BANK } from '../facility/facilities.ts'
import {
  ANCHOR,
  claimOf,
  DUE_ON,
  holdOf,
  partyOf,
  receivablesById,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { CHOOSE_BY, clocked, DEADLINE, NOW } from './financings.ts'

const body: RequestQuotes = {
  ...{ id: 'fin_1', spans: [{ instrument: 'rcv_1', span: { lo: 0n, hi: 1_000n } }] },
  ...{ lenders: [BANK], deadline: DEADLINE, chooseBy: CHOOSE_BY, recourse: 'either' },
}
interface Asking {
  readonly state: RequestQuotesState
  readonly body: RequestQuotes
  readonly asOf: typeof TODAY | '2026-05-28'
}
const ask = (changed: Partial<RequestQuotes>) => (c: Asking) => ({
  ...c,
  body: { ...c.body, ...changed },
})
const titles = (changed: Parameters<typeof withTitles>[1]) => (c: Asking) => ({
  ...c,
  state: {
    ...c.state,
    receivables: new Map([
      ...c.state.receivables,
      ['rcv_1' as const, withTitles(c.state.receivables.get('rcv_1')!, changed)],
    ]),
  },
})
const LENDERS = new Map([
  [BANK, partyOf(BANK, 'lender')],
  [ANCHOR, partyOf(ANCHOR, 'lender', 'debtor')],
])

refusalTable<RequestQuotesRefusal, Asking>(
  'request quotes',
  REQUEST_QUOTES_TEXTS,
  { state: { receivables: receivablesById(stateOf()), lenders: LENDERS }, body, asOf: TODAY },
  c => requestQuotes(c.state, c.body, clocked(SUPPLIER, NOW, c.asOf)),
  {
    lenders_must_be_named: {
      details: { limit: LENDERS_MAX, found: 0 },
      breaks: ask({ lenders: [] }),
    },
    lenders_must_be_named_once: { breaks: ask({ lenders: [BANK, BANK] }) },
    lender_must_be_an_active_one: { breaks: ask({ lenders: [BANK, STRANGER] }) },
    spans_must_be_named: { breaks: ask({ spans: [] }) },
    span_must_not_be_empty: {
      details: { lo: { units: '5' }, hi: { units: '5' } },
      breaks: ask({ spans: [{ instrument: 'rcv_1', span: { lo: 5n, hi: 5n } }] }),
    },
    spans_must_not_overlap: {
      details: { lo: { units: '0' }, hi: { units: '1000' } },
      breaks: ask({ spans: [...body.spans, ...body.spans] }),
    },
    party_must_hold_the_title: { breaks: titles({ holder: STRANGER }) },
    span_must_lie_within_the_face: {
      details: { hi: { units: '1001' }, face: { units: '1000' } },
      breaks: ask({ spans: [{ instrument: 'rcv_1', span: { lo: 0n, hi: 1_001n } }] }),
    },
    title_must_be_free_of_claims: {
      details: { claim: 'offer' },
      breaks: titles({ claim: claimOf() }),
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: titles({ holds: [holdOf()] }),
    },
    spans_must_be_in_one_currency: {
      breaks: c => ({
        ...c,
        state: {
          ...c.state,
          receivables: receivablesById(
            c.state.receivables.get('rcv_1')!,
            stateOf({ id: 'rcv_2', currency: 'EUR' }),
          ),
        },
        body: {
          ...c.body,
          spans: [...body.spans, { instrument: 'rcv_2', span: { lo: 0n, hi: 1n } }],
        },
      }),
    },
    lender_must_not_be_the_debtor: { breaks: ask({ lenders: [ANCHOR] }) },
    financing_must_come_before_settlement: {
      details: { begins: '2026-05-28' },
      breaks: c => ({ ...c, asOf: '2026-05-28' }),
    },
    deadline_must_be_to_come: {
      details: { by: NOW, now: NOW },
      breaks: ask({ deadline: NOW }),
      keeps: { 'a millisecond on': ask({ deadline: '2026-03-02T09:00:00.001Z' }) },
    },
    choice_must_come_after_the_deadline: {
      details: { deadline: DEADLINE, chooseBy: DEADLINE },
      breaks: ask({ chooseBy: DEADLINE }),
    },
    choice_must_come_within_its_days: {
      details: { last: '2026-04-01' },
      breaks: ask({ chooseBy: '2026-04-02T00:00:00.000Z' }),
      keeps: { 'the last day': ask({ chooseBy: '2026-04-01T23:59:59.999Z' }) },
    },
  },
)

it('a request waits for the holder, who is told of the deadline; its entry is its own', () => {
  const state = { receivables: receivablesById(stateOf()), lenders: LENDERS }
  expect(requestQuotes(state, body, clocked(SUPPLIER))).toMatchObject({
    facts: [
      {
        visibleTo: [SUPPLIER],
        opens: { awaited: SUPPLIER, remindAt: DEADLINE, lapseAt: CHOOSE_BY },
        parts: [{ debtor: ANCHOR, amount: 1_000n, on: DUE_ON }],
      },
    ],
    postings: [],
  })
})
