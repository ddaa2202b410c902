import { expect, it } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { units } from '../../../contracts/kernel/money.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import type { Receivable } from '../../../contracts/receivable/receivable.ts'
import {
  INSTRUCT_SETTLEMENT_TEXTS,
  type InstructSettlementRefusal,
  type InstructSettlementState,
  instructSettlement,
} from '../../../contracts/settlement/instruct-settlement.ts'
import type { LineAsked } from '../../../contracts/settlement/settlement.ts'
import {
  ANCHOR,
  as,
  claimOf,
  DUE_ON,
  holdOf,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { FROM, lineOf, pledgeOf, SECONDS, TO } from './lines.ts'

interface Case {
  readonly state: InstructSettlementState
  readonly spans: readonly LineAsked[]
  readonly dueOn: BusinessDate
  readonly asOf: BusinessDate
}
const asked = (lo: bigint, hi: bigint, change: Partial<LineAsked> = {}): LineAsked => ({
  ...{ instrument: 'rcv_1', span: { lo, hi }, payee: SUPPLIER, to: TO.id, again: null },
  ...change,
})
const state: InstructSettlementState = {
  receivables: receivablesById(stateOf()),
  ...{ pledges: new Map([[7n, pledgeOf()]]), inFlight: new Map(), returned: [] },
  from: FROM,
  accounts: new Map([FROM, TO, SECONDS].map(account => [account.id, account])),
}
const plain: Case = { state, spans: [asked(0n, 1_000n)], dueOn: DUE_ON, asOf: '2026-05-28' }
const decide = ({ state: of, spans, dueOn, asOf }: Case) =>
  instructSettlement(of, { id: 'stl_1', dueOn, from: FROM.id, spans }, as(ANCHOR, asOf))

const change = (changed: Partial<InstructSettlementState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const lines =
  (...spans: LineAsked[]) =>
  (c: Case) => ({ ...c, spans })
const receivable = (changed: Partial<Receivable>) => (c: Case) => {
  const was = c.state.receivables.get('rcv_1')!
  return change({
    receivables: receivablesById({ ...was, receivable: { ...was.receivable, ...changed } }),
  })(c)
}
const titled = (changed: Partial<Title>) => (c: Case) =>
  change({
    receivables: receivablesById(withTitles(c.state.receivables.get('rcv_1')!, changed)),
  })(c)
const PLEDGED = claimOf({ kind: 'pledge' })
const pledged = (c: Case) => titled({ claim: PLEDGED })(c)
const toPledgee = { payee: SECOND, to: SECONDS.id }
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const

refusalTable<InstructSettlementRefusal, Case>(
  'instruct a settlement',
  INSTRUCT_SETTLEMENT_TEXTS,
  plain,
  decide,
  {
    spans_must_be_named: { breaks: lines() },
    span_must_not_be_empty: {
      details: { lo: units(1n), hi: units(1n) },
      breaks: lines(asked(1n, 1n)),
    },
    spans_must_not_overlap: {
      details: { lo: units(499n), hi: units(500n) },
      breaks: lines(asked(0n, 500n), asked(499n, 1_000n)),
      keeps: { 'beside each other': lines(asked(0n, 500n), asked(500n, 1_000n)) },
    },
    settlement_must_be_of_what_is_owed: { breaks: receivable({ debtor: STRANGER }) },
    receivable_must_be_unsettled: {
      details: { status: 'settled' },
      breaks: receivable({ status: 'settled' }),
    },
    lines_must_be_due_on_the_date: {
      details: { date: DUE_ON, found: '2026-06-02' },
      breaks: receivable({ dueOn: '2026-06-02' }),
    },
    lines_must_be_in_the_currency_of_the_account: {
      details: { currency: 'CNY', found: 'EUR' },
      breaks: receivable({ currency: 'EUR' }),
    },
    settlement_must_not_begin_early: {
      details: { begins: '2026-05-28', today: '2026-05-27' },
      breaks: c => ({ ...c, asOf: '2026-05-27' }),
      keeps: { 'long after the due date': c => ({ ...c, asOf: '2026-09-01' }) },
    },
    payment_account_must_be_of_its_party_and_currency: {
      details: { side: 'from', currency: 'CNY' },
      breaks: change({ from: { ...FROM, holder: STRANGER } }),
    },
    payment_account_must_be_usable: {
      details: { side: 'to', usableOn: '–', today: '2026-05-28' },
      breaks: change({
        accounts: new Map(
          [TO, SECONDS].map(one => [one.id, { ...one, status: 'closed' as const }]),
        ),
      }),
    },
    line_must_pay_who_is_owed: {
      breaks: titled({ holder: STRANGER }),
      keeps: {
        'the pledgee of a span': c =>
          lines(asked(0n, 400n, toPledgee), asked(400n, 1_000n))(pledged(c)),
      },
    },
    title_must_be_free_of_claims: {
      details: { claim: 'offer' },
      breaks: c => lines(asked(0n, 1_000n))(titled({ holder: SUPPLIER, claim: claimOf() })(c)),
    },
    title_must_be_free_of_holds: {
      details: { hold: 'dispute' },
      breaks: titled({ holds: [holdOf({ kind: 'dispute' })] }),
    },
    line_must_pay_the_pledgee_its_debt_alone: {
      details: { left: money('400'), found: money('401') },
      breaks: c => lines(asked(0n, 401n, toPledgee))(titled({ claim: PLEDGED, holds: [] })(c)),
      keeps: { 'up to the debt': c => lines(asked(0n, 400n, toPledgee))(pledged(c)) },
    },
    line_must_leave_the_pledgee_its_debt: {
      details: { left: money('600'), found: money('601') },
      breaks: c => lines(asked(399n, 1_000n))(titled({ claim: PLEDGED, holds: [] })(c)),
      keeps: { 'what is beyond the debt': c => lines(asked(400n, 1_000n))(pledged(c)) },
    },
  },
)

it('each line is held and has an id of its own, all the reference of the due date', () => {
  const made = decide(lines(asked(0n, 400n, toPledgee), asked(400n, 1_000n))(pledged(plain)))
  expect(made).toMatchObject({
    facts: [
      { dueOn: DUE_ON, amount: 1_000n, executeOn: DUE_ON, visibleTo: [ANCHOR] },
      { number: 1, payee: SECOND, holder: SUPPLIER, charge: 7n, endToEndId: 'STL1L1' },
      { number: 2, payee: SUPPLIER, charge: 7n, endToEndId: 'STL1L2', to: { number: '6222' } },
    ],
    postings: [
      { post: 'hold', kind: 'payment', party: ANCHOR, span: { lo: 0n, hi: 400n } },
      { post: 'hold', kind: 'payment', span: { lo: 400n, hi: 1_000n } },
    ],
  })
})

it('a due date on a Sunday is paid on the Monday; later, on the day itself', () => {
  const sunday = receivable({ dueOn: '2026-05-31' })({ ...plain, dueOn: '2026-05-31' })
  expect(decide(sunday)).toMatchObject({ facts: [{ executeOn: '2026-06-01' }, {}] })
  const after = { ...plain, asOf: '2026-06-03' } as const
  expect(decide(after)).toMatchObject({ facts: [{ executeOn: '2026-06-03' }, {}] })
})

it('what is in flight to a pledgee counts towards its debt', () => {
  const paying = change({ inFlight: new Map([[7n, { toPledgee: 300n, toHolder: 0n }]]) })
  const more = (hi: bigint) => decide(lines(asked(0n, hi, toPledgee))(paying(pledged(plain))))
  expect(more(100n)).toMatchObject({ ok: true })
  expect(more(101n)).toMatchObject({ details: { left: money('100'), found: money('101') } })
})

it('lines of one settlement to a pledgee count together towards its debt', () => {
  const both = (hi: bigint) =>
    decide(lines(asked(0n, 300n, toPledgee), asked(300n, hi, toPledgee))(pledged(plain)))
  expect(both(400n)).toMatchObject({ ok: true })
  expect(both(401n)).toMatchObject({
    ...{ refusal: 'line_must_pay_the_pledgee_its_debt_alone', path: 'body.spans.1' },
    details: { left: money('100'), found: money('101') },
  })
})

it('a line of two holders, or of a pledge and a free span, is drawn again', () => {
  const was = stateOf()
  const [title] = was.tiling.titles
  const cut = (second: Partial<Title>) => {
    const titles = [
      { ...title!, hi: 500n },
      { ...title!, lo: 500n, ...second },
    ]
    return change({ receivables: receivablesById({ ...was, tiling: { ...was.tiling, titles } }) })
  }
  for (const second of [{ holder: STRANGER }, { claim: PLEDGED }])
    expect(decide(cut(second)(plain))).toMatchObject({ refusal: 'line_must_pay_who_is_owed' })
  expect(decide(cut({})(plain))).toMatchObject({ ok: true })
})

it('a payment that went back is made again as it was, and holds no span', () => {
  const again = { settlement: 'stl_9', number: 3 } as const
  const gone = lineOf({ ...again, status: 'returned' })
  const settled = titled({ holder: 'pty_0000000000000' })(plain)
  const back = change({ returned: [gone] })(settled)
  expect(decide(lines(asked(0n, 1_000n, { again }))(back))).toMatchObject({
    facts: [{}, { again, holder: SUPPLIER, charge: null }],
    postings: [],
  })
  for (const other of [asked(0n, 999n, { again }), asked(0n, 1_000n, { again, ...toPledgee })])
    expect(decide(lines(other)(back))).toMatchObject({ refusal: 'line_must_pay_who_is_owed' })
  expect(decide(lines(asked(0n, 1_000n, { again }))(settled))).toMatchObject({ ok: false })
})
