import { expect, it } from 'vitest'
import { AMOUNT_MINOR_MAX, units } from '../../../contracts/kernel/money.ts'
import {
  ADD_USER_TEXTS,
  type AddUserRefusal,
  addUser,
  END_USER_TEXTS,
  type EndUserRefusal,
  endUser,
} from '../../../contracts/party/add-user.ts'
import {
  ENROL_KEY_TEXTS,
  type EnrolKeyRefusal,
  type EnrolKeyState,
  enrolKey,
} from '../../../contracts/party/enrol-key.ts'
import type { KeyBody } from '../../../contracts/party/key-proof.ts'
import {
  GIVE_MANDATE_TEXTS,
  type GiveMandateRefusal,
  type GiveMandateState,
  giveMandate,
  WITHDRAW_MANDATE_TEXTS,
  type WithdrawMandateRefusal,
  withdrawMandate,
} from '../../../contracts/party/mandate.ts'
import type { Key, Mandate, User } from '../../../contracts/party/party.ts'
import {
  REVOKE_KEY_TEXTS,
  type RevokeKeyRefusal,
  revokeKey,
} from '../../../contracts/party/revoke-key.ts'
import {
  type PolicyBody,
  SET_POLICY_TEXTS,
  type SetPolicyRefusal,
  setPolicy,
} from '../../../contracts/party/set-policy.ts'
import { as, SECOND, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

const context = as(SUPPLIER)
const user: User = {
  id: 'usr_1',
  party: SUPPLIER,
  person: 'psn_1',
  duty: 'maker',
  representative: false,
}
const key: Key = {
  id: 'key_1',
  user: 'usr_1',
  party: SUPPLIER,
  alg: 'EdDSA',
  custody: false,
  revoked: false,
}
const ED25519 = 'A'.repeat(43)

type KeyCase = EnrolKeyState & { readonly body: KeyBody }
const keyCase: KeyCase = {
  user,
  provenKeys: new Set([ED25519, `B${'A'.repeat(86)}`]),
  takenKeys: new Set(),
  body: {
    ...{ key: 'key_1', alg: 'EdDSA', publicKey: ED25519, custody: false, machine: true },
    proof: 'proof',
  },
}
const publicKey = (alg: KeyBody['alg'], text: string) => (c: KeyCase) => ({
  ...c,
  body: { ...c.body, alg, publicKey: text },
})
refusalTable<EnrolKeyRefusal, KeyCase>(
  'enrol a key',
  ENROL_KEY_TEXTS,
  keyCase,
  c => enrolKey(c, c.body, context),
  {
    user_must_be_of_the_party: { breaks: c => ({ ...c, user: { ...user, party: SECOND } }) },
    public_key_must_fit_its_algorithm: {
      breaks: publicKey('EdDSA', 'A'.repeat(42)),
      keeps: { 'a point on P-256': publicKey('ES256', `B${'A'.repeat(86)}`) },
    },
    key_must_sign_its_own_enrolment: { breaks: c => ({ ...c, provenKeys: new Set() }) },
    key_must_be_enrolled_once: { breaks: c => ({ ...c, takenKeys: new Set([ED25519]) }) },
  },
)

refusalTable<RevokeKeyRefusal, Key | null>(
  'revoke a key',
  REVOKE_KEY_TEXTS,
  key,
  one => revokeKey({ key: one }, {}, context),
  {
    key_must_belong_to_the_party: { breaks: one => one && { ...one, party: SECOND } },
    key_must_not_be_revoked: { breaks: one => one && { ...one, revoked: true } },
  },
)

refusalTable<AddUserRefusal, boolean>(
  'add a user',
  ADD_USER_TEXTS,
  false,
  personActsAlready =>
    addUser(
      { personActsAlready },
      { user: 'usr_1', person: 'psn_1', identity: 'digest', duty: 'checker' },
      context,
    ),
  { person_must_act_once_for_a_party: { breaks: () => true } },
)

refusalTable<EndUserRefusal, User | null>(
  'end a user',
  END_USER_TEXTS,
  user,
  one => endUser({ user: one }, {}, context),
  { user_must_be_of_the_party: { breaks: one => one && { ...one, party: SECOND } } },
)

refusalTable<SetPolicyRefusal, PolicyBody>(
  'set a policy',
  SET_POLICY_TEXTS,
  { singleLimit: 0n, representativeLimit: 0n, dailyLimit: 0n },
  body => setPolicy({}, body, context),
  {
    limit_must_not_be_negative: { breaks: p => ({ ...p, singleLimit: -1n }) },
    limit_must_be_at_most_the_maximum: {
      details: { limit: units(AMOUNT_MINOR_MAX), found: units(AMOUNT_MINOR_MAX + 1n) },
      breaks: p => ({ ...p, representativeLimit: AMOUNT_MINOR_MAX + 1n }),
      keeps: { 'the maximum': p => ({ ...p, singleLimit: AMOUNT_MINOR_MAX }) },
    },
  },
)

it('a limit of the day is held to the same bounds, and unsaid it is that of one command', () => {
  const said = { singleLimit: 7n, representativeLimit: 0n }
  expect(setPolicy({}, said, context)).toMatchObject({ facts: [{ dailyLimit: 7n }] })
  expect(setPolicy({}, { ...said, dailyLimit: 0n }, context)).toMatchObject({
    facts: [{ dailyLimit: 0n }],
  })
  for (const dailyLimit of [-1n, AMOUNT_MINOR_MAX + 1n])
    expect(setPolicy({}, { ...said, dailyLimit }, context)).toMatchObject({
      ok: false,
      path: 'body.dailyLimit',
    })
})

type MandateCase = GiveMandateState & { readonly body: Omit<Mandate, 'party' | 'key'> }
const mandateCase: MandateCase = {
  key,
  policy: { singleLimit: 100n, representativeLimit: 0n, dailyLimit: 100n },
  actClass: 'value',
  body: { id: 'mdt_1', act: 'receivable.pay', limit: 100n, until: '2026-03-03' },
}
const ofKey = (change: Partial<Key>) => (c: MandateCase) => ({ ...c, key: { ...key, ...change } })
const mandateBody = (change: Partial<Mandate>) => (c: MandateCase) => ({
  ...c,
  body: { ...c.body, ...change },
})
refusalTable<GiveMandateRefusal, MandateCase>(
  'give a mandate',
  GIVE_MANDATE_TEXTS,
  mandateCase,
  c => giveMandate(c, c.body, context),
  {
    key_must_belong_to_the_party: { breaks: ofKey({ party: SECOND }) },
    key_must_not_be_revoked: { breaks: ofKey({ revoked: true }) },
    key_must_be_under_sole_control: { breaks: ofKey({ custody: true }) },
    mandate_must_be_for_an_act_of_value: {
      breaks: c => ({ ...c, actClass: 'governance' }),
      details: { act: 'receivable.pay' },
    },
    limit_must_be_positive: {
      breaks: mandateBody({ limit: 0n }),
      keeps: { 'one fen': mandateBody({ limit: 1n }) },
    },
    mandate_must_be_within_the_single_limit: {
      details: { limit: units(100n), found: units(101n) },
      breaks: mandateBody({ limit: 101n }),
    },
    end_must_be_in_the_future: {
      details: { until: '2026-03-02', today: '2026-03-02' },
      breaks: mandateBody({ until: TODAY }),
    },
  },
)

const mandate: Mandate = { ...mandateCase.body, party: SUPPLIER, key: 'key_1' }
refusalTable<WithdrawMandateRefusal, Mandate | null>(
  'withdraw a mandate',
  WITHDRAW_MANDATE_TEXTS,
  mandate,
  one => withdrawMandate({ mandate: one }, {}, context),
  { mandate_must_be_the_partys_own: { breaks: one => one && { ...one, party: SECOND } } },
)

it('refuses what is not there', () => {
  const { body, ...known } = keyCase
  const gone = [
    [enrolKey({ ...known, user: null }, body, context), 'user_must_be_of_the_party'],
    [revokeKey({ key: null }, {}, context), 'key_must_belong_to_the_party'],
    [endUser({ user: null }, {}, context), 'user_must_be_of_the_party'],
    [withdrawMandate({ mandate: null }, {}, context), 'mandate_must_be_the_partys_own'],
    [
      giveMandate({ ...mandateCase, actClass: null }, mandateCase.body, context),
      'mandate_must_be_for_an_act_of_value',
    ],
  ] as const
  for (const [decision, refusal] of gone) expect(decision).toMatchObject({ refusal })
})

it('a user that a party adds is never its representative', () => {
  const added = addUser(
    { personActsAlready: false },
    { user: 'usr_1', person: 'psn_1', identity: 'digest', duty: 'checker' },
    context,
  )
  expect(added).toMatchObject({ facts: [{ party: SUPPLIER, representative: false }] })
})
