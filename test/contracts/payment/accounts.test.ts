import { expect, it } from 'vitest'
import type { Account } from '../../../contracts/payment/account.ts'
import {
  CLOSE_ACCOUNT_TEXTS,
  type CloseAccountRefusal,
  type CloseAccountState,
  closeAccount,
} from '../../../contracts/payment/close-account.ts'
import {
  CONFIRM_ACCOUNT_TEXTS,
  type ConfirmAccountRefusal,
  confirmAccount,
} from '../../../contracts/payment/confirm-account.ts'
import {
  REGISTER_ACCOUNT_TEXTS,
  type RegisterAccount,
  type RegisterAccountRefusal,
  type RegisterAccountState,
  registerAccount,
  TOWN_LENGTH_MAX,
} from '../../../contracts/payment/register-account.ts'
import { as, STRANGER, SUPPLIER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { accountOf } from './accounts.ts'

interface Registering {
  readonly state: RegisterAccountState
  readonly body: RegisterAccount
}
const { holder: _, status: __, usableOn: ___, last: ____, ...terms } = accountOf()
const change = (changed: Partial<RegisterAccount>) => (c: Registering) => ({
  ...c,
  body: { ...c.body, ...changed },
})

refusalTable<RegisterAccountRefusal, Registering>(
  'register an account',
  REGISTER_ACCOUNT_TEXTS,
  { state: { name: 'Red Hill Mill', same: null }, body: terms },
  c => registerAccount(c.state, c.body, as(SUPPLIER)),
  {
    account_number_must_have_its_form: {
      details: { limit: 34 },
      breaks: change({ number: '1'.repeat(35) }),
      keeps: { longest: change({ number: '1'.repeat(34) }), shortest: change({ number: '1' }) },
    },
    bank_must_be_named_by_its_bic: {
      breaks: change({ bank: 'SANDCNS' }),
      keeps: { 'of a branch': change({ bank: 'SANDCNSHXXX' }) },
    },
    account_must_be_in_the_name_of_its_party: {
      details: { party: 'Red Hill Mill', found: 'Red Hill Mills' },
      breaks: change({ name: 'Red Hill Mills' }),
    },
    town_must_be_given: {
      details: { limit: TOWN_LENGTH_MAX, found: TOWN_LENGTH_MAX + 1 },
      breaks: change({ town: 'x'.repeat(TOWN_LENGTH_MAX + 1) }),
      keeps: { longest: change({ town: 'x'.repeat(TOWN_LENGTH_MAX) }) },
    },
    country_must_have_two_letters: { breaks: change({ country: 'CHN' }) },
    account_must_not_be_registered_already: {
      details: { number: '6222' },
      breaks: c => ({ ...c, state: { ...c.state, same: 'acc_9' } }),
    },
  },
)

interface Standing {
  readonly account: Account | null
  readonly statementKey: string
}
const stands =
  (changed: Partial<Account>) =>
  <Of extends Pick<Standing, 'account'>>(c: Of): Of => ({
    ...c,
    account: c.account && { ...c.account, ...changed },
  })

refusalTable<ConfirmAccountRefusal, Standing>(
  'confirm an account',
  CONFIRM_ACCOUNT_TEXTS,
  { account: accountOf({ status: 'registered', usableOn: null }), statementKey: 'the key' },
  ({ account, statementKey }) =>
    confirmAccount({ account }, { account: 'acc_1', statementKey }, as('pty_operator')),
  {
    account_must_be_registered: { breaks: c => ({ ...c, account: null }) },
    account_must_stand_so: {
      details: { status: 'confirmed' },
      breaks: stands({ status: 'confirmed' }),
    },
    statement_key_must_be_the_one_of_the_bank: {
      breaks: c => ({ ...c, statementKey: 'the kez' }),
    },
  },
)

it('a confirmed account cools off for three business days', () => {
  const account = accountOf({ status: 'registered', usableOn: null })
  const body = { account: 'acc_1', statementKey: 'the key' } as const
  // Thursday 5 March and the weekend after it: Tuesday 10 March.
  expect(confirmAccount({ account }, body, as('pty_operator', '2026-03-05'))).toMatchObject({
    facts: [{ usableOn: '2026-03-10', visibleTo: [SUPPLIER] }],
  })
})

refusalTable<CloseAccountRefusal, CloseAccountState>(
  'close an account',
  CLOSE_ACCOUNT_TEXTS,
  { account: accountOf(), inFlight: null },
  state => closeAccount(state, {}, as(SUPPLIER)),
  {
    account_must_be_the_partys_own: {
      breaks: stands({ holder: STRANGER }),
      keeps: { 'not confirmed yet': stands({ status: 'registered' }) },
    },
    account_must_stand_so: {
      details: { status: 'closed' },
      breaks: stands({ status: 'closed' }),
    },
    account_must_have_nothing_in_flight: {
      details: { financing: 'fin_1' },
      breaks: c => ({ ...c, inFlight: 'fin_1' }),
    },
  },
)
