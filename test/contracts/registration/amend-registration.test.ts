import { expect, it } from 'vitest'
import {
  CHANGE_REGISTRATION_TEXTS,
  type ChangeRegistration,
  type ChangeRegistrationRefusal,
  changeRegistration,
  EXTEND_REGISTRATION_TEXTS,
  type ExtendRegistration,
  type ExtendRegistrationRefusal,
  extendRegistration,
} from '../../../contracts/registration/amend-registration.ts'
import {
  DISCHARGE_REGISTRATION_TEXTS,
  type DischargeRegistration,
  type DischargeRegistrationRefusal,
  dischargeRegistration,
  EXPIRE_REGISTRATION_TEXTS,
  type ExpireRegistrationRefusal,
  expireRegistration,
} from '../../../contracts/registration/end-registration.ts'
import type { RegisterState } from '../../../contracts/registration/find-register.ts'
import { DUE_ON, STRANGER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import {
  AHEAD,
  DIGEST,
  NOW,
  registering,
  registerOf,
  registrationOf,
  securedOf,
  stateOf,
} from './registers.ts'

interface Asked<Body> {
  readonly state: RegisterState
  readonly body: Body
  readonly asOf: `${number}-${number}-${number}`
}
const give =
  <Body>(to: Partial<RegisterState>) =>
  (c: Asked<Body>): Asked<Body> => ({ ...c, state: { ...c.state, ...to } })
const say =
  <Body>(to: Partial<Body>) =>
  (c: Asked<Body>): Asked<Body> => ({ ...c, body: { ...c.body, ...to } })
const on =
  <Body>(asOf: Asked<Body>['asOf']) =>
  (c: Asked<Body>): Asked<Body> => ({ ...c, asOf })

const STANDS = registerOf({ registration: registrationOf() })
const PLAIN = { state: stateOf({ register: STANDS }), asOf: '2026-03-02' } as const
const PROOF = { financing: 'fin_1', at: NOW, certificate: DIGEST } as const

/** The rows that all acts on a standing registration share. */
function standing<Body extends { readonly at: string }>() {
  return {
    financing_must_be_of_its_lender: {
      breaks: give<Body>({ secured: securedOf({ lender: STRANGER }) }),
      keeps: { 'long paid out': give<Body>({ secured: securedOf({ awaitsPayout: false }) }) },
    },
    registration_must_stand: { breaks: give<Body>({ register: registerOf() }) },
    registration_must_be_in_force: {
      details: { until: '2027-03-02' as const, today: '2027-03-02' as const },
      breaks: on<Body>('2027-03-02'),
      keeps: { 'its last day': on<Body>('2027-03-01') },
    },
    register_time_must_not_lie_ahead: {
      details: { at: AHEAD, now: NOW } as const,
      breaks: (c: Asked<Body>) => ({ ...c, body: { ...c.body, at: AHEAD } }),
    },
    file_must_be_uploaded_first: { breaks: give<Body>({ isUploaded: false }) },
  }
}

const reason = { limit: 500, found: 501 }

refusalTable<ExtendRegistrationRefusal, Asked<ExtendRegistration>>(
  'extend a registration',
  EXTEND_REGISTRATION_TEXTS,
  { ...PLAIN, body: { ...PROOF, until: '2028-03-02' } },
  c => extendRegistration(c.state, c.body, registering(c.asOf)),
  {
    ...standing<ExtendRegistration>(),
    registration_must_outlast_the_debts: {
      details: { until: DUE_ON, lastDueOn: DUE_ON },
      breaks: say<ExtendRegistration>({ until: DUE_ON }),
    },
    registration_must_end_in_time: {
      details: { until: '2056-03-03', last: '2056-03-02', years: 30 },
      breaks: c =>
        c.body.until === DUE_ON ? c : say<ExtendRegistration>({ until: '2056-03-03' })(c),
    },
    registration_must_be_extended_beyond_its_end: {
      details: { until: '2027-03-02', ends: '2027-03-02' },
      breaks: c =>
        c.body.until === '2028-03-02' ? say<ExtendRegistration>({ until: '2027-03-02' })(c) : c,
      keeps: { 'by a day': say<ExtendRegistration>({ until: '2027-03-03' }) },
    },
  },
)

refusalTable<ChangeRegistrationRefusal, Asked<ChangeRegistration>>(
  'change a registration',
  CHANGE_REGISTRATION_TEXTS,
  { ...PLAIN, body: { ...PROOF, words: 'a new name of the holder' } },
  c => changeRegistration(c.state, c.body, registering(c.asOf)),
  {
    ...standing<ChangeRegistration>(),
    words_must_be_given_and_short: {
      details: reason,
      breaks: say<ChangeRegistration>({ words: 'x'.repeat(501) }),
    },
  },
)

refusalTable<DischargeRegistrationRefusal, Asked<DischargeRegistration>>(
  'discharge a registration',
  DISCHARGE_REGISTRATION_TEXTS,
  { ...PLAIN, body: { ...PROOF, reason: 'all was paid back' } },
  c => dischargeRegistration(c.state, c.body, registering(c.asOf)),
  {
    ...standing<DischargeRegistration>(),
    words_must_be_given_and_short: {
      details: reason,
      breaks: say<DischargeRegistration>({ reason: 'x'.repeat(501) }),
    },
  },
)

refusalTable<ExpireRegistrationRefusal, Asked<null>>(
  'expire a registration',
  EXPIRE_REGISTRATION_TEXTS,
  { ...PLAIN, asOf: '2027-03-02', body: null },
  c => expireRegistration(c.state, c.body, registering(c.asOf)),
  {
    registration_must_stand: { breaks: give({ register: registerOf() }) },
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2027-03-02', today: '2027-03-01' },
      breaks: on('2027-03-01'),
    },
  },
)

it('an extension opens a wait of its own: its lender is told twenty business days before', () => {
  const body = { ...PROOF, until: '2028-03-02' } as const
  expect(extendRegistration(PLAIN.state, body, registering())).toMatchObject({
    facts: [{ opens: { kind: 'expiry', remindOn: '2028-02-03', lapseOn: '2028-03-02' } }],
  })
})
