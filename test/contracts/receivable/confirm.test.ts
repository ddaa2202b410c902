import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import { money } from '../../../contracts/kernel/money.ts'
import {
  CONFIRM_TEXTS,
  type Confirmation,
  type ConfirmRefusal,
  type ConfirmState,
  confirm,
} from '../../../contracts/receivable/confirm.ts'
import { parsePackageNumber } from '../../../contracts/receivable/package-number.ts'
import type { Receivable } from '../../../contracts/receivable/receivable.ts'
import { UNDERTAKING, WAIVER } from '../../../contracts/receivable/undertaking.ts'
import {
  ANCHOR,
  as,
  DUE_ON,
  invoiceState,
  invoicesById,
  receivableOf,
  SUPPLIER,
  TODAY,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

type Case = { state: ConfirmState; body: Confirmation; by: PartyId }

const plain: Case = {
  state: {
    receivable: receivableOf({ status: 'proposed' }),
    standing: { oldestUnpaidDueOn: null, marks: [] },
    invoices: invoicesById(invoiceState()),
    serial: 7,
  },
  body: {
    receivable: 'rcv_1',
    amount: 1000n,
    dueOn: DUE_ON,
    undertaking: UNDERTAKING.digest,
    waiver: WAIVER.digest,
  },
  by: ANCHOR,
}

const decide = ({ state, body, by }: Case) => confirm(state, body, as(by))
const state = (change: Partial<ConfirmState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...change },
})
const receivable = (change: Partial<Receivable>) => (c: Case) =>
  state({ receivable: { ...c.state.receivable!, ...change } })(c)
const body = (change: Partial<Confirmation>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
const marked = (kind: 'bond_default' | 'persistent_overdue') =>
  state({ standing: { oldestUnpaidDueOn: null, marks: [{ kind, since: TODAY, until: null }] } })

refusalTable<ConfirmRefusal, Case>('confirm', CONFIRM_TEXTS, plain, decide, {
  receivable_must_be_known: { breaks: state({ receivable: null }) },
  confirmer_must_be_the_debtor: { breaks: c => ({ ...c, by: SUPPLIER }) },
  receivable_must_be_proposed: {
    details: { status: 'issued' },
    breaks: receivable({ status: 'issued' }),
  },
  proposal_must_not_be_past_its_date: {
    details: { lapseOn: '2026-03-02' },
    breaks: receivable({ lapseOn: TODAY }),
    keeps: { 'its last day': receivable({ lapseOn: '2026-03-03' }) },
  },
  confirmation_must_state_the_proposed_amount: {
    details: { proposed: money(1000n, 'CNY'), found: money(1001n, 'CNY') },
    breaks: body({ amount: 1001n }),
  },
  confirmation_must_state_the_proposed_due_date: {
    details: { proposed: '2026-06-01', found: '2026-06-02' },
    breaks: body({ dueOn: '2026-06-02' }),
  },
  undertaking_must_be_the_text_in_force: {
    breaks: body({ undertaking: WAIVER.digest }),
    details: { digest: UNDERTAKING.digest },
  },
  waiver_must_be_the_text_in_force: {
    breaks: body({ waiver: UNDERTAKING.digest }),
    details: { digest: WAIVER.digest },
  },
  invoice_must_not_be_red_lettered: {
    details: { invoice: 'A1' },
    breaks: state({ invoices: invoicesById(invoiceState({ redLettered: 1000n })) }),
  },
  red_letters_must_leave_what_is_used: {
    details: { invoice: 'A1', beyond: money(1n, 'CNY') },
    breaks: state({
      invoices: invoicesById(
        invoiceState({ redLettered: 401n }, { free: [{ lo: 600n, hi: 1000n }] }),
      ),
    }),
    keeps: {
      'red letters within what is unused': state({
        invoices: invoicesById(
          invoiceState({ redLettered: 400n }, { free: [{ lo: 600n, hi: 1000n }] }),
        ),
      }),
    },
  },
  debtor_must_have_paid_what_is_due: {
    breaks: state({ standing: { oldestUnpaidDueOn: '2026-02-27', marks: [] } }),
    keeps: { 'due today': state({ standing: { oldestUnpaidDueOn: TODAY, marks: [] } }) },
  },
  debtor_must_not_be_in_bond_default: { breaks: marked('bond_default') },
  debtor_must_not_be_persistently_overdue: { breaks: marked('persistent_overdue') },
})

it('refuses: one fen less is not the amount proposed either', () => {
  expect(decide(body({ amount: 999n })(plain))).toMatchObject({
    refusal: 'confirmation_must_state_the_proposed_amount',
  })
})

it('issues one title over the whole face to the first supplier, under a package number', () => {
  const decision = decide(plain)
  expect(decision).toMatchObject({
    ok: true,
    postings: [{ post: 'issue', instrument: 'rcv_1', size: 1000n, to: SUPPLIER }],
  })
  if (!decision.ok) return
  const [fact] = decision.facts
  expect(parsePackageNumber(fact!.packageNumber)).toMatchObject({ issuedOn: TODAY, serial: 7 })
  expect(fact).toMatchObject({ undertaking: UNDERTAKING.digest, waiver: WAIVER.digest })
})

it('the digests are those of the texts', () => {
  for (const { zh, digest } of [UNDERTAKING, WAIVER])
    expect(createHash('sha256').update(zh).digest('base64url')).toBe(digest)
})
