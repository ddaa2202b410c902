import { expect, it } from 'vitest'
import type { Financing } from '../../../contracts/financing/financing.ts'
import type { Account } from '../../../contracts/payment/account.ts'
import {
  INSTRUCT_PAYOUT_TEXTS,
  type InstructPayoutRefusal,
  type InstructPayoutState,
  instructPayout,
} from '../../../contracts/payment/instruct-payout.ts'
import type { RegisteredRefusal } from '../../../contracts/registration/before-payout.ts'
import { BANK } from '../facility/facilities.ts'
import { quoteOf } from '../financing/financings.ts'
import {
  as,
  holdOf,
  receivablesById,
  STRANGER,
  SUPPLIER,
  stateOf,
  TODAY,
  withTitles,
} from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { registerOf, registrationOf, searchOf } from '../registration/registers.ts'
import { approvedOf, FROM, TO } from './payouts.ts'

type OfPayout =
  | Exclude<InstructPayoutRefusal, RegisteredRefusal>
  | Extract<InstructPayoutRefusal, 'financing_must_be_registered_first'>
interface Instructing {
  readonly state: InstructPayoutState
  readonly amount: bigint
  readonly asOf: typeof TODAY | '2026-03-03'
}
const change = (changed: Partial<InstructPayoutState>) => (c: Instructing) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const stands = (changed: Partial<Financing>) => (c: Instructing) =>
  change({ financing: { ...c.state.financing!, ...changed } })(c)
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const
const due = (dueOn: '2026-03-04' | '2026-03-05') => (c: Instructing) => {
  const [part] = c.state.financing!.parts
  return stands({ parts: [{ ...part!, dueOn }] })(c)
}
const again = searchOf({ searchedAt: '2026-03-02T08:00:00.000Z' })
const state: InstructPayoutState = {
  ...{ financing: approvedOf(), before: 0, from: FROM, to: TO },
  receivables: receivablesById(stateOf()),
  register: registerOf({ searches: [again], registration: registrationOf() }),
}
const pays = (c: Instructing) =>
  instructPayout(
    c.state,
    { financing: 'fin_1', from: 'acc_7', to: 'acc_1', amount: c.amount },
    as(BANK, c.asOf),
  )

refusalTable<OfPayout, Instructing>(
  'instruct a payout',
  INSTRUCT_PAYOUT_TEXTS,
  { state, amount: 990n, asOf: TODAY },
  pays,
  {
    lender_must_have_been_asked: { breaks: stands({ asked: [] }) },
    financing_must_be_at_this_stage: {
      details: { status: 'instructed' },
      breaks: stands({ status: 'instructed' }),
    },
    payout_must_be_by_the_lender_chosen: {
      breaks: stands({ quotes: [quoteOf({ status: 'chosen', lender: STRANGER })] }),
    },
    payout_must_be_instructed_by_its_value_date: {
      details: { valueDate: TODAY, today: '2026-03-03' },
      breaks: c => ({ ...c, asOf: '2026-03-03' }),
    },
    payout_must_begin_before_settlement: {
      details: { ends: TODAY, today: TODAY },
      breaks: due('2026-03-04'),
      keeps: { 'the day before': due('2026-03-05') },
    },
    // Each of the register’s duties has its row in the test of registrations.
    financing_must_be_registered_first: {
      breaks: c => change({ register: { ...c.state.register, registration: null } })(c),
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: change({
        receivables: receivablesById(withTitles(stateOf(), { holds: [holdOf()] })),
      }),
    },
    payment_account_must_be_of_its_party_and_currency: {
      details: { side: 'from', currency: 'CNY' },
      breaks: change({ from: { ...FROM, holder: STRANGER } }),
    },
    payment_account_must_be_usable: {
      details: { side: 'to', usableOn: '2026-03-03', today: TODAY },
      breaks: change({ to: { ...TO, usableOn: '2026-03-03' } }),
    },
    payout_must_be_of_the_net_amount: {
      details: { net: money('990'), found: money('991') },
      breaks: c => ({ ...c, amount: 991n }),
    },
  },
)

it.each<[string, Partial<InstructPayoutState>, Partial<Account>]>([
  ['the lender’s in another currency', {}, { currency: 'EUR' }],
  ['nobody’s', { from: null }, {}],
  ['of who is financed, in another name', { to: { ...TO, holder: STRANGER } }, {}],
])('an account is refused that is %s', (_, other, from) => {
  const c = { state: { ...state, from: { ...FROM, ...from }, ...other }, amount: 990n, asOf: TODAY }
  expect(pays(c as Instructing)).toMatchObject({
    refusal: 'payment_account_must_be_of_its_party_and_currency',
  })
})

it('a closed account is of no use', () => {
  const closed = { ...state, to: { ...TO, status: 'closed' as const } }
  expect(pays({ state: closed, amount: 990n, asOf: TODAY })).toMatchObject({
    details: { side: 'to', usableOn: '–' },
  })
})

it('each attempt has an end-to-end id of its own, made of the financing', () => {
  const made = pays({ state: { ...state, before: 1 }, amount: 990n, asOf: TODAY })
  expect(made).toMatchObject({
    facts: [{ number: 2, endToEndId: 'FIN1N2', executeOn: TODAY, visibleTo: [BANK, SUPPLIER] }],
    postings: [],
  })
})
