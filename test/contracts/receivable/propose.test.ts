import { expect, it } from 'vitest'
import { AMOUNT_MINOR_MAX, money } from '../../../contracts/kernel/money.ts'
import { RULES } from '../../../contracts/kernel/rules.ts'
import {
  PROPOSE_TEXTS,
  type Proposal,
  type ProposeRefusal,
  type ProposeState,
  propose,
} from '../../../contracts/receivable/propose.ts'
import {
  ANCHOR,
  as,
  DUE_ON,
  invoiceState,
  invoicesById,
  partyOf,
  STRANGER,
  SUPPLIER,
  TODAY,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

type Case = { state: ProposeState; body: Proposal; by: typeof SUPPLIER }

const plain: Case = {
  state: {
    idIsTaken: false,
    debtor: partyOf(ANCHOR, 'debtor'),
    supplier: { ...partyOf(SUPPLIER, 'supplier'), size: 'small' },
    standing: { oldestUnpaidDueOn: null, marks: [] },
    hasConfirmed: true,
    invoices: invoicesById(invoiceState()),
  },
  body: { receivable: 'rcv_1', dueOn: DUE_ON, trade: [{ invoice: 'inv_1', amount: 1000n }] },
  by: SUPPLIER,
}

const decide = ({ state, body, by }: Case) => propose(state, body, as(by))
const state = (change: Partial<ProposeState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...change },
})
const body = (change: Partial<Proposal>) => (c: Case) => ({ ...c, body: { ...c.body, ...change } })
const by = (party: typeof SUPPLIER) => (c: Case) => ({ ...c, by: party })
const invoice = (...change: Parameters<typeof invoiceState>) =>
  state({ invoices: invoicesById(invoiceState(...change)) })
const amount = (minor: bigint) => body({ trade: [{ invoice: 'inv_1', amount: minor }] })
const face = (minor: bigint) => (c: Case) => invoice({ amount: minor })(amount(minor)(c))
const publicDebtor = state({ debtor: { ...partyOf(ANCHOR, 'debtor'), size: 'public' } })
const unpaid = (oldestUnpaidDueOn: `${number}-${number}-${number}`) =>
  state({ standing: { oldestUnpaidDueOn, marks: [] } })
const marked = (since: `${number}-${number}-${number}`, until: typeof since | null) =>
  state({
    standing: {
      oldestUnpaidDueOn: null,
      marks: [{ kind: 'bond_default', since, until }],
    },
  })

refusalTable<ProposeRefusal, Case>('propose', PROPOSE_TEXTS, plain, decide, {
  receivable_id_must_be_new: { breaks: state({ idIsTaken: true }) },
  debtor_must_be_enrolled_as_a_debtor: {
    breaks: state({ debtor: partyOf(ANCHOR, 'supplier') }),
  },
  debtor_must_be_active: {
    breaks: state({ debtor: { ...partyOf(ANCHOR, 'debtor'), status: 'suspended' } }),
  },
  supplier_must_be_enrolled_as_a_supplier: { breaks: state({ supplier: null }) },
  supplier_must_be_active: {
    breaks: state({ supplier: { ...partyOf(SUPPLIER, 'supplier'), status: 'suspended' } }),
  },
  supplier_must_not_be_the_debtor: {
    breaks: state({ supplier: partyOf(ANCHOR, 'supplier') }),
  },
  proposer_must_be_supplier_or_debtor: {
    breaks: by(STRANGER),
    keeps: { 'the debtor proposes': by(ANCHOR) },
  },
  due_date_must_be_in_the_future: {
    details: { dueOn: '2026-03-02', today: '2026-03-02' },
    breaks: body({ dueOn: TODAY }),
    keeps: { tomorrow: body({ dueOn: '2026-03-03' }) },
  },
  due_date_must_be_within_the_longest_term: {
    details: { dueOn: '2027-03-03', months: 12, latest: '2027-03-02' },
    breaks: body({ dueOn: '2027-03-03' }),
    keeps: {
      'twelve months to the day': c =>
        invoice({ dueOn: '2027-03-02' })(body({ dueOn: '2027-03-02' })(c)),
    },
  },
  trade_must_be_cited: { breaks: body({ trade: [] }) },
  invoice_must_be_cited_once: {
    breaks: c => {
      const twice = { invoice: 'inv_1', amount: 1n } as const
      return body({ trade: [twice, twice] })(c)
    },
  },
  amount_must_be_positive: { breaks: amount(0n), keeps: { 'one fen': amount(1n) } },
  invoice_must_be_known: { breaks: state({ invoices: invoicesById() }) },
  invoice_must_be_on_the_debtor: {
    details: { invoice: 'A1' },
    breaks: c => by(SUPPLIER)(invoice({ buyer: STRANGER })(c)),
  },
  invoice_must_be_the_suppliers: {
    details: { invoice: 'A1' },
    breaks: c => by(ANCHOR)(invoice({ seller: STRANGER })(c)),
  },
  invoice_must_not_be_red_lettered: {
    details: { invoice: 'A1' },
    breaks: invoice({ redLettered: 1000n }),
  },
  invoice_must_not_be_denied_by_its_seller: {
    details: { invoice: 'A1' },
    breaks: invoice({ denied: true }),
  },
  invoice_must_be_told_apart_from_one_alike: {
    details: { invoice: 'A1' },
    breaks: invoice({ alike: 'inv_9' }),
  },
  invoice_must_have_its_delivery: {
    details: { invoice: 'A1' },
    breaks: invoice({}, { deliveredOn: null }),
  },
  invoices_must_share_one_currency: {
    details: { invoice: 'A1', found: 'USD', first: 'CNY' },
    breaks: c => {
      const second = invoiceState({ id: 'inv_2', currency: 'USD' })
      const both = state({ invoices: invoicesById(invoiceState(), second) })(c)
      const one = { invoice: 'inv_1', amount: 1n } as const
      return body({ trade: [one, { ...one, invoice: 'inv_2' }] })(both)
    },
  },
  amount_must_be_at_most_the_maximum: {
    details: { limit: money(AMOUNT_MINOR_MAX, 'CNY'), found: money(AMOUNT_MINOR_MAX + 1n, 'CNY') },
    breaks: amount(AMOUNT_MINOR_MAX + 1n),
  },
  allocation_must_be_within_what_the_invoice_has_left: {
    details: { invoice: 'A1', free: money(1000n, 'CNY'), found: money(1001n, 'CNY') },
    breaks: c => invoice()(amount(1001n)(c)),
    keeps: {
      'all of it': amount(1000n),
      'what red letters left': c => invoice({ redLettered: 400n })(amount(600n)(c)),
    },
  },
  face_must_be_at_most_that_of_a_package: {
    details: { limit: money(100000000000n, 'CNY'), found: money(100000000001n, 'CNY') },
    breaks: face(RULES[0]!.packageMinorMax + 1n),
    keeps: { 'exactly a package': face(RULES[0]!.packageMinorMax) },
  },
  public_body_must_pay_within_its_longest_term: {
    details: { invoice: 'A1', days: 60, latest: '2026-04-03' },
    breaks: c => publicDebtor(body({ dueOn: '2026-04-04' })(c)),
    keeps: { 'sixty days': c => publicDebtor(body({ dueOn: '2026-04-03' })(c)) },
  },
  longer_term_must_be_agreed_in_a_clause: {
    details: { invoice: 'A1', days: 60, latest: '2026-04-03' },
    breaks: c => invoice({}, { termClause: null })(body({ dueOn: '2026-04-04' })(c)),
    keeps: {
      'sixty days of a large firm': c =>
        invoice({}, { termClause: null })(body({ dueOn: '2026-04-03' })(c)),
      'thirty days of a public body': c =>
        publicDebtor(invoice({}, { termClause: null })(body({ dueOn: '2026-03-04' })(c))),
    },
  },
  certificate_must_be_agreed_in_a_clause: {
    details: { invoice: 'A1' },
    breaks: invoice({}, { certificateClause: null }),
    keeps: {
      'the supplier is large': c =>
        state({ supplier: partyOf(SUPPLIER, 'supplier') })(
          invoice({}, { certificateClause: null })(c),
        ),
    },
  },
  certificate_must_not_stretch_the_term: {
    details: { invoice: 'A1', dueOn: '2026-06-01', invoiceDueOn: '2026-05-31' },
    breaks: invoice({ dueOn: '2026-05-31' }),
  },
  debtor_must_be_in_good_standing: {
    breaks: c => by(SUPPLIER)(unpaid('2026-02-27')(c)),
    keeps: {
      'to whom it confirmed nothing yet': c =>
        state({ hasConfirmed: false })(unpaid('2026-02-27')(c)),
      'what is due today': unpaid(TODAY),
    },
  },
  debtor_must_have_paid_what_is_due: {
    breaks: c => by(ANCHOR)(unpaid('2026-02-27')(c)),
    keeps: {
      'due today': c => by(ANCHOR)(unpaid(TODAY)(c)),
      'due on the Saturday before': c => by(ANCHOR)(unpaid('2026-02-28')(c)),
    },
  },
  debtor_must_not_be_in_bond_default: {
    breaks: c => by(ANCHOR)(marked(TODAY, null)(c)),
    keeps: {
      'from tomorrow': c => by(ANCHOR)(marked('2026-03-03', null)(c)),
      'until today': c => by(ANCHOR)(marked('2026-01-01', TODAY)(c)),
    },
  },
  debtor_must_not_be_persistently_overdue: {
    breaks: c =>
      by(ANCHOR)(
        state({
          standing: {
            oldestUnpaidDueOn: null,
            marks: [{ kind: 'persistent_overdue', since: TODAY, until: '2026-03-03' }],
          },
        })(c),
      ),
  },
})

it('says the same one word of a mark, and nothing to who was confirmed nothing', () => {
  const mark = marked(TODAY, null)(plain)
  expect(decide(mark)).toMatchObject({ refusal: 'debtor_must_be_in_good_standing' })
  expect(decide(state({ hasConfirmed: false })(mark))).toMatchObject({ ok: true })
})

it('refuses: a public body pays after thirty days without a clause', () => {
  const late = publicDebtor(invoice({}, { termClause: null })(body({ dueOn: '2026-03-05' })(plain)))
  expect(decide(late)).toMatchObject({ refusal: 'longer_term_must_be_agreed_in_a_clause' })
})

it('names the field that was wrong', () => {
  expect(decide(amount(1001n)(plain))).toMatchObject({ path: 'body.trade.0.amount' })
})

it('reserves of each invoice what is used, lowest first, and waits on business dates', () => {
  const free = [
    { lo: 100n, hi: 200n },
    { lo: 500n, hi: 1000n },
  ]
  const decision = decide(amount(150n)(invoice({}, { free })(plain)))
  const backing = [
    { invoice: 'inv_1', span: { lo: 100n, hi: 200n }, on: 'rcv_1' },
    { invoice: 'inv_1', span: { lo: 500n, hi: 550n }, on: 'rcv_1' },
  ]
  expect(decision).toMatchObject({
    ok: true,
    facts: [
      {
        amount: 150n,
        backing,
        clauses: ['clause-on-certificates', 'clause-on-terms'],
        opens: { awaited: ANCHOR, remindOn: '2026-03-05', lapseOn: '2026-03-16' },
        visibleTo: [ANCHOR, SUPPLIER],
      },
    ],
    postings: backing.map(use => ({ post: 'allocate', ...use })),
  })
})

it('waits no longer than until the due date', () => {
  expect(decide(body({ dueOn: '2026-03-04' })(plain))).toMatchObject({
    facts: [{ opens: { remindOn: '2026-03-04', lapseOn: '2026-03-04' } }],
  })
})
