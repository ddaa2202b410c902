import { expect, it } from 'vitest'
import {
  REGISTER_FINANCING_TEXTS,
  type RegisterFinancing,
  type RegisterFinancingRefusal,
  type RegisterFinancingState,
  registerFinancing,
} from '../../../contracts/registration/register-financing.ts'
import type { RegisterSearch } from '../../../contracts/registration/registration.ts'
import { DUE_ON, STRANGER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import {
  AHEAD,
  DIGEST,
  hitOf,
  NOW,
  REGISTERED_AT,
  registering,
  registrationOf,
  SEARCHED_AT,
  securedOf,
  stateOf,
} from './registers.ts'

interface Registering {
  readonly state: RegisterFinancingState
  readonly body: RegisterFinancing
}
const give = (to: Partial<RegisterFinancingState>) => (c: Registering) => ({
  ...c,
  state: { ...c.state, ...to },
})
const say = (to: Partial<RegisterFinancing>) => (c: Registering) => ({
  ...c,
  body: { ...c.body, ...to },
})
/** Changes the searches alone: a later rule must not undo what an earlier one broke. */
const searched = (change: Partial<RegisterSearch>) => (c: Registering) => ({
  ...c,
  state: {
    ...c.state,
    register: {
      ...c.state.register,
      searches: c.state.register.searches.map(one => ({ ...one, ...change })),
    },
  },
})
const BEFORE = '2026-03-02T01:59:59.999Z'

refusalTable<RegisterFinancingRefusal, Registering>(
  'register a financing',
  REGISTER_FINANCING_TEXTS,
  {
    state: { ...stateOf(), isNumberTaken: false },
    body: {
      ...{ financing: 'fin_1', id: 'reg_1', number: '20260302000001', certificate: DIGEST },
      ...{ at: REGISTERED_AT, until: '2027-03-02' },
    },
  },
  c => registerFinancing(c.state, c.body, registering()),
  {
    financing_must_be_of_its_lender: { breaks: give({ secured: securedOf({ lender: STRANGER }) }) },
    financing_must_wait_for_its_payout: {
      breaks: give({ secured: securedOf({ awaitsPayout: false }) }),
    },
    financing_must_be_registered_once: {
      breaks: c => give({ register: { ...c.state.register, registration: registrationOf() } })(c),
    },
    register_must_be_searched_first: {
      breaks: c => give({ register: { ...c.state.register, searches: [] } })(c),
    },
    registration_must_come_after_the_search: {
      details: { at: BEFORE, searchedAt: SEARCHED_AT },
      breaks: say({ at: BEFORE }),
      keeps: { 'at that instant': say({ at: SEARCHED_AT }) },
    },
    hits_must_be_judged: {
      details: { found: 2 },
      breaks: searched({ hits: [hitOf(), hitOf()], verdict: null }),
      keeps: { 'judged to go on': searched({ hits: [hitOf()], verdict: 'proceed' }) },
    },
    hits_must_not_stop_it: {
      details: { found: 1 },
      breaks: c =>
        c.state.register.searches[0]?.hits.length === 2
          ? c
          : searched({ hits: [hitOf()], verdict: 'stop' })(c),
    },
    registration_number_must_be_of_its_form: {
      details: { least: 8, most: 30 },
      breaks: say({ number: '1234567' }),
      keeps: {
        shortest: say({ number: '1234567A' }),
        longest: say({ number: '1'.repeat(30) }),
      },
    },
    registration_number_must_be_new: { breaks: give({ isNumberTaken: true }) },
    register_time_must_not_lie_ahead: {
      details: { at: AHEAD, now: NOW },
      breaks: c => (c.body.at === BEFORE ? c : say({ at: AHEAD })(c)),
      keeps: { now: say({ at: NOW }) },
    },
    file_must_be_uploaded_first: { breaks: give({ isUploaded: false }) },
    registration_must_outlast_the_debts: {
      details: { until: DUE_ON, lastDueOn: DUE_ON },
      breaks: say({ until: DUE_ON }),
      keeps: { 'by a day': say({ until: '2026-06-02' }) },
    },
    registration_must_end_in_time: {
      details: { until: '2056-03-03', last: '2056-03-02', years: 30 },
      breaks: c => (c.body.until === DUE_ON ? c : say({ until: '2056-03-03' })(c)),
      keeps: { longest: say({ until: '2056-03-02' }) },
    },
  },
)

it.each(['1'.repeat(31), '1234567a', '1234 5678'])('%s is no number of a registration', number => {
  const body: RegisterFinancing = {
    ...{ financing: 'fin_1', id: 'reg_1', number, certificate: DIGEST },
    ...{ at: REGISTERED_AT, until: '2027-03-02' },
  }
  const state = { ...stateOf(), isNumberTaken: false }
  expect(registerFinancing(state, body, registering())).toMatchObject({
    refusal: 'registration_number_must_be_of_its_form',
  })
})
