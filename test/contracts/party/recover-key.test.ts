import { expect, it } from 'vitest'
import type { User } from '../../../contracts/party/party.ts'
import {
  RECOVER_KEY_TEXTS,
  type RecoverKeyRefusal,
  type RecoverKeyState,
  type Recovery,
  recoverKey,
} from '../../../contracts/party/recover-key.ts'
import { as, SECOND, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case extends RecoverKeyState {
  readonly body: Recovery
}

const DIGEST = 'A'.repeat(43)
const user: User = {
  id: 'usr_1',
  party: SUPPLIER,
  person: 'psn_1',
  duty: 'maker',
  representative: false,
}
const plain: Case = {
  user,
  standing: ['key_old', 'key_custody'],
  provenKeys: new Set(['A'.repeat(43)]),
  takenKeys: new Set(),
  body: {
    party: SUPPLIER,
    user: 'usr_1',
    key: 'key_new',
    alg: 'EdDSA',
    publicKey: 'A'.repeat(43),
    custody: false,
    machine: false,
    proof: 'proof',
    evidence: { licence: DIGEST, letter: DIGEST, callBack: { on: TODAY, note: DIGEST } },
  },
}
const decide = ({ body, ...state }: Case) => recoverKey(state, body, as('pty_operator'))
const body = (change: Partial<Recovery>) => (c: Case) => ({ ...c, body: { ...c.body, ...change } })
const seen = (change: Partial<Recovery['evidence']>) => (c: Case) =>
  body({ evidence: { ...c.body.evidence, ...change } })(c)

refusalTable<RecoverKeyRefusal, Case>('recover a key', RECOVER_KEY_TEXTS, plain, decide, {
  user_must_be_of_the_party: { breaks: c => ({ ...c, user: { ...user, party: SECOND } }) },
  key_must_be_under_sole_control: { breaks: body({ custody: true, machine: true }) },
  licence_must_be_stored: { breaks: seen({ licence: null }) },
  letter_of_the_party_must_be_stored: { breaks: seen({ letter: null }) },
  party_must_have_been_called_back: {
    details: { today: '2026-03-02' },
    breaks: seen({ callBack: { on: '2026-03-03', note: DIGEST } }),
    keeps: { 'called back today': seen({ callBack: { on: TODAY, note: DIGEST } }) },
  },
  public_key_must_fit_its_algorithm: { breaks: body({ alg: 'ES256' }) },
  key_must_sign_its_own_enrolment: { breaks: c => ({ ...c, provenKeys: new Set() }) },
  key_must_be_enrolled_once: { breaks: c => ({ ...c, takenKeys: new Set([c.body.publicKey]) }) },
})

it('refuses who is unknown, and who was not called at all', () => {
  expect(decide({ ...plain, user: null })).toMatchObject({ refusal: 'user_must_be_of_the_party' })
  expect(decide(seen({ callBack: null })(plain))).toMatchObject({
    refusal: 'party_must_have_been_called_back',
  })
})

it('ends every key that stood and enrols the new one, in one entry', () => {
  const { key, alg, publicKey, custody, machine } = plain.body
  expect(decide(plain)).toEqual({
    ok: true,
    facts: [
      {
        type: 'party.key-revoked.v1',
        visibleTo: [SUPPLIER],
        key: 'key_old',
        party: SUPPLIER,
      },
      {
        type: 'party.key-revoked.v1',
        visibleTo: [SUPPLIER],
        key: 'key_custody',
        party: SUPPLIER,
      },
      {
        ...{
          type: 'party.key-enrolled.v1',
          visibleTo: [SUPPLIER],
          user: 'usr_1',
          party: SUPPLIER,
        },
        ...{ key, alg, publicKey, custody, machine },
      },
    ],
    postings: [],
  })
})
