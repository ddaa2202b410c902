import { expect, it } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import {
  PROVE_LINE_TEXTS,
  type ProveLineRefusal,
  type ProveLineState,
  proveLine,
} from '../../../contracts/settlement/prove-line.ts'
import {
  LINE_STATUSES,
  type LineStatus,
  type SettlementLine,
} from '../../../contracts/settlement/settlement.ts'
import {
  GIVE_UP_LINE_TEXTS,
  type GiveUpLineRefusal,
  giveUpLine,
  REJECT_LINES_TEXTS,
  type RejectLinesRefusal,
  type RejectLinesState,
  rejectLines,
} from '../../../contracts/settlement/stop-lines.ts'
import {
  ANCHOR,
  as,
  claimOf,
  holdOf,
  receivablesById,
  SECOND,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { FROM, lineOf, paidOf, TO } from './lines.ts'

const paying = holdOf({ kind: 'payment', setBy: 11n, party: ANCHOR })
const holding = (change: Parameters<typeof withTitles>[1] = {}) =>
  receivablesById(withTitles(stateOf(), { holds: [paying], ...change }))
interface Case extends ProveLineState {
  readonly paidOn: typeof TODAY | '2026-03-03'
}
const plain: Case = {
  ...{ line: lineOf(), entry: paidOf(), receivables: holding(), paidOn: TODAY },
}
const prove = (c: Case, account = FROM.id, party = ANCHOR) =>
  proveLine(
    c,
    { settlement: 'stl_1', line: 1, account, reference: 'B7', paidOn: c.paidOn },
    as(party),
  )
const change = (changed: Partial<Case>) => (c: Case) => ({ ...c, ...changed })
const entry = (changed: Parameters<typeof paidOf>[0]) => (c: Case) =>
  change({ entry: c.entry && { ...c.entry, ...changed } })(c)
const line = (changed: Partial<SettlementLine>) => (c: Case) =>
  change({ line: c.line && { ...c.line, ...changed } })(c)
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const
type OfPaid = Exclude<ProveLineRefusal, { code: 'line_must_have_been_paid' }>

refusalTable<OfPaid, Case>('prove a line', PROVE_LINE_TEXTS, plain, c => prove(c), {
  line_must_concern_the_party: { breaks: line({ debtor: STRANGER }) },
  entry_must_be_proven: { breaks: change({ entry: null }) },
  entry_must_name_the_line: { breaks: entry({ endToEndId: 'STL1L2' }) },
  payment_must_be_between_its_accounts: {
    details: { from: '6217', to: '6222' },
    breaks: entry({ counterpart: '6223' }),
  },
  payment_must_be_of_the_amount_instructed: {
    details: { instructed: money('1000'), found: money('999') },
    breaks: entry({ amount: 999n }),
  },
  payment_must_be_dated_as_booked: {
    details: { booked: TODAY, found: '2026-03-03' },
    breaks: change({ paidOn: '2026-03-03' }),
  },
  line_must_wait_for_its_payment: {
    details: { status: 'paid' },
    breaks: line({ status: 'paid' }),
  },
  title_must_be_free_of_holds: {
    details: { hold: 'court' },
    breaks: change({ receivables: holding({ holds: [paying, holdOf()] }) }),
  },
})

it('its span is retired in the same moment, whichever side’s bank says it', () => {
  const retires = {
    facts: [{ type: 'settlement.line-paid.v1', late: false, amount: 1_000n, pledge: null }],
    postings: [
      { post: 'lift', setBy: 11n },
      { post: 'retire', span: { lo: 0n, hi: 1_000n } },
    ],
  }
  expect(prove(plain)).toMatchObject(retires)
  const booked = entry({ side: 'credit', counterpart: FROM.number })(plain)
  expect(prove(booked, TO.id, SUPPLIER)).toMatchObject(retires)
  expect(prove(booked, 'acc_9')).toMatchObject({ refusal: 'payment_must_be_between_its_accounts' })
})

it('a pledgee is paid of its debt, and the claim ends with the span', () => {
  const claim = claimOf({ kind: 'pledge' })
  const pledged = change({ receivables: holding({ claim }) })(line({ charge: 7n })(plain))
  const frees = { postings: [{ post: 'lift' }, { post: 'free' }, { post: 'retire' }] }
  expect(prove(pledged)).toMatchObject({ ...frees, facts: [{ pledge: null }] })
  const seconds = line({ payee: SECOND })(pledged)
  expect(prove(seconds)).toMatchObject({ ...frees, facts: [{ pledge: 7n }] })
})

it('what is made again retires nothing and pays no debt twice', () => {
  const again = { settlement: 'stl_9', number: 1 } as const
  const made = line({ again, charge: 7n, payee: SECOND })(plain)
  expect(prove(made)).toMatchObject({ facts: [{ retires: false, pledge: null }], postings: [] })
})

/** What can happen to a line, and who says so. */
const EVENTS = {
  paid: (status: LineStatus) => prove(line({ status })(plain)),
  'paid one fen less': (status: LineStatus) =>
    prove(entry({ amount: 999n })(line({ status })(plain))),
  returned: (status: LineStatus) =>
    prove(entry({ side: 'credit', returned: true })(line({ status })(plain))),
  rejected: (status: LineStatus) => reject({ ...answered, lines: [lineOf({ status })] }),
  'given up': (status: LineStatus) => giveUpLine({ line: lineOf({ status }) }, {}, as(ANCHOR)),
} as const

const answered: RejectLinesState = {
  ...{ lines: [lineOf()], signed: true },
  report: { ok: true, value: new Map([['STL1L1', ['AC04']]]) },
}
const reject = (state: RejectLinesState, party = ANCHOR) =>
  rejectLines(state, { settlement: 'stl_1' }, as(party))

/** By state: what each event makes of it; what is not named is refused, and changes nothing. */
const MAKES: Record<LineStatus, Partial<Record<keyof typeof EVENTS, string>>> = {
  instructed: { paid: 'paid', rejected: 'rejected', 'given up': 'abandoned' },
  rejected: { paid: 'late' },
  abandoned: { paid: 'late' },
  paid: { returned: 'returned' },
  late: { returned: 'even' },
  returned: {},
  even: {},
}

function describe(made: ReturnType<(typeof EVENTS)[keyof typeof EVENTS]>): string | undefined {
  if (!made.ok) return undefined
  const [fact] = made.facts
  const posts = made.postings.map(({ post }) => post)
  switch (fact!.type) {
    case 'settlement.line-paid.v1':
      expect(posts).toEqual(fact!.late ? [] : ['lift', 'retire'])
      return fact!.late ? 'late' : 'paid'
    case 'settlement.line-returned.v1':
      expect(posts).toEqual([])
      return fact!.wasLate ? 'even' : 'returned'
    default:
      expect(posts).toEqual(['lift'])
      return fact!.type === 'settlement.line-rejected.v1' ? 'rejected' : 'abandoned'
  }
}

it.each(
  LINE_STATUSES.flatMap(status =>
    Object.keys(EVENTS).map(event => ({ status, event: event as keyof typeof EVENTS })),
  ),
)('INV-SET-02 a line that is $status: $event', ({ status, event }) => {
  expect(describe(EVENTS[event](status))).toBe(MAKES[status][event])
})

it('what never was paid does not go back', () => {
  expect(EVENTS.returned('instructed')).toMatchObject({
    ...{ refusal: 'line_must_have_been_paid', details: { status: 'instructed' } },
  })
})

refusalTable<RejectLinesRefusal, RejectLinesState>(
  'reject lines',
  REJECT_LINES_TEXTS,
  answered,
  state => reject(state),
  {
    settlement_must_be_the_partys_own: { breaks: c => ({ ...c, lines: [] }) },
    report_must_be_readable: {
      details: { found: 'GZIP' },
      breaks: c => ({
        ...c,
        report: refuse('report_must_be_readable', 'body.report', { found: 'GZIP' }),
      }),
    },
    report_must_be_signed_by_the_bank_that_pays: { breaks: c => ({ ...c, signed: false }) },
    report_must_reject_a_line: {
      breaks: c => ({
        ...c,
        report: c.report.ok ? { ok: true, value: new Map([['STL1L2', []]]) } : c.report,
      }),
    },
  },
)

it('a report on the whole message rejects each line that is in flight, and no other', () => {
  const lines = [lineOf(), lineOf({ number: 2, endToEndId: 'STL1L2', status: 'paid' })]
  const report = { ok: true, value: new Map([['STL1', ['AM04']]]) } as const
  expect(reject({ ...answered, lines, report })).toMatchObject({
    facts: [{ number: 1, reasons: ['AM04'] }],
    postings: [{ post: 'lift' }],
  })
  expect(reject(answered, STRANGER)).toMatchObject({ refusal: 'settlement_must_be_the_partys_own' })
})

it('what is made again holds no span, so that its rejection lifts none', () => {
  const made = lineOf({ again: { settlement: 'stl_9', number: 1 } })
  expect(reject({ ...answered, lines: [made] })).toMatchObject({ ok: true, postings: [] })
  expect(giveUpLine({ line: made }, {}, as(ANCHOR))).toMatchObject({ ok: true, postings: [] })
})

refusalTable<GiveUpLineRefusal, { readonly line: SettlementLine | null }>(
  'give up a line',
  GIVE_UP_LINE_TEXTS,
  { line: lineOf() },
  state => giveUpLine(state, {}, as(ANCHOR)),
  {
    settlement_must_be_the_partys_own: {
      breaks: c => ({ line: c.line && { ...c.line, debtor: STRANGER } }),
    },
    line_must_be_in_flight: {
      details: { status: 'rejected' },
      breaks: c => ({ line: c.line && { ...c.line, status: 'rejected' } }),
    },
  },
)
