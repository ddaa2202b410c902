import { expect, it } from 'vitest'
import {
  type Application,
  ENROL_TEXTS,
  type EnrolRefusal,
  type EnrolState,
  type Evidence,
  enrol,
  type FirstUser,
} from '../../../contracts/party/enrol.ts'
import { as, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly state: EnrolState
  readonly body: Application
}

const ED25519 = `${'A'.repeat(42)}A`
const P256 = `B${'A'.repeat(86)}`
const key = {
  key: 'key_1',
  alg: 'EdDSA',
  publicKey: ED25519,
  custody: false,
  machine: true,
  proof: 'proof',
} as const
const user: FirstUser = {
  user: 'usr_1',
  person: 'psn_1',
  identity: 'digest-1',
  duty: 'maker',
  representative: true,
  keys: [key],
}
const second: FirstUser = {
  ...user,
  user: 'usr_2',
  person: 'psn_2',
  identity: 'digest-2',
  duty: 'checker',
  keys: [{ ...key, key: 'key_2', alg: 'ES256', publicKey: P256 }],
}

const OTHER = `${'B'.repeat(42)}A`
const plain: Case = {
  state: {
    ...{ codeIsTaken: false, idIsTaken: false, takenKeys: new Set() },
    provenKeys: new Set([ED25519, P256, OTHER]),
  },
  body: {
    party: 'pty_new',
    code: '91350100M000100Y43',
    codeKind: 'uscc',
    name: ' 安合钢铁有限公司 ',
    roles: ['debtor', 'supplier'],
    size: 'large',
    evidence: {
      licence: 'digest-licence',
      authorisation: 'digest-authorisation',
      microDepositOn: TODAY,
      callBack: { on: TODAY, note: 'digest-note' },
    },
    users: [user, second],
  },
}

const decide = ({ state, body }: Case) => enrol(state, body, as('pty_operator'))
const state = (change: Partial<EnrolState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...change },
})
const body = (change: Partial<Application>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...change },
})
const evidence = (change: Partial<Evidence>) => (c: Case) =>
  body({ evidence: { ...c.body.evidence, ...change } })(c)
const withKey = (publicKey: string) => (c: Case) =>
  body({ users: [...c.body.users.slice(0, 1), { ...second, keys: [{ ...key, publicKey }] }] })(c)

refusalTable<EnrolRefusal, Case>('enrol', ENROL_TEXTS, plain, decide, {
  code_must_have_its_check_digit: {
    breaks: body({ code: '91350100M000100Y44' }),
    keeps: { 'an LEI': body({ code: '5493001KJTIIGC8Y1R12', codeKind: 'lei' }) },
  },
  party_must_be_enrolled_once: { breaks: state({ codeIsTaken: true }) },
  party_id_must_be_new: { breaks: state({ idIsTaken: true }) },
  name_must_be_given: {
    details: { limit: 200, found: 0 },
    breaks: body({ name: ' ' }),
    keeps: { 'of the greatest length': body({ name: '安'.repeat(200) }) },
  },
  role_must_be_given: { breaks: body({ roles: [] }) },
  operator_must_be_the_one_of_genesis: { breaks: body({ roles: ['debtor', 'operator'] }) },
  licence_must_be_stored: { breaks: evidence({ licence: null }) },
  authorisation_of_the_representative_must_be_stored: {
    breaks: evidence({ authorisation: null }),
  },
  micro_deposit_must_have_come_back: {
    details: { today: '2026-03-02' },
    breaks: evidence({ microDepositOn: '2026-03-03' }),
    keeps: { yesterday: evidence({ microDepositOn: '2026-03-01' }) },
  },
  debtor_must_have_been_called_back: {
    details: { today: '2026-03-02' },
    breaks: c => body({ roles: ['debtor'] })(evidence({ callBack: null })(c)),
    keeps: {
      'no debtor, no call': c => body({ roles: ['supplier'] })(evidence({ callBack: null })(c)),
    },
  },
  user_must_be_named: { breaks: body({ users: [] }) },
  person_must_act_once_for_a_party: {
    breaks: body({ users: [user, { ...second, identity: user.identity }] }),
  },
  public_key_must_fit_its_algorithm: { breaks: withKey(P256) },
  key_must_sign_its_own_enrolment: { breaks: state({ provenKeys: new Set([ED25519]) }) },
  key_must_be_enrolled_once: {
    breaks: state({ takenKeys: new Set([P256]) }),
    keeps: { 'another key': withKey(OTHER) },
  },
})

it('refuses: a name too long, a call to come, one key without proof, one that another has', () => {
  expect(decide(body({ name: '安'.repeat(201) })(plain))).toMatchObject({
    refusal: 'name_must_be_given',
  })
  const later = evidence({ callBack: { on: '2026-03-03', note: 'digest-note' } })(plain)
  expect(decide(later)).toMatchObject({ refusal: 'debtor_must_have_been_called_back' })
  expect(decide(state({ provenKeys: new Set([ED25519]) })(plain))).toMatchObject({
    refusal: 'key_must_sign_its_own_enrolment',
    path: 'body.users.1.keys.0',
  })
  expect(decide(withKey(ED25519)(plain))).toMatchObject({
    refusal: 'key_must_be_enrolled_once',
    path: 'body.users.1.keys.0',
  })
})

it('enrols the party, its users and their keys', () => {
  const decision = decide(plain)
  expect(decision.ok && decision.facts.map(f => f.type)).toEqual([
    'party.enrolled.v1',
    'party.user-added.v1',
    'party.key-enrolled.v1',
    'party.user-added.v1',
    'party.key-enrolled.v1',
  ])
  expect(decision.ok && decision.facts[0]).toMatchObject({ name: '安合钢铁有限公司' })
  const { proof: _, ...enrolled } = key
  expect(decision.ok && decision.facts[2]).toMatchObject({
    ...{ user: 'usr_1', party: 'pty_new' },
    ...enrolled,
  })
})
