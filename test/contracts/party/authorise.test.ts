import { describe, expect, it } from 'vitest'
import { units } from '../../../contracts/kernel/money.ts'
import {
  type ActToAuthorise,
  AUTHORISE_TEXTS,
  type AuthoriseRefusal,
  type Authority,
  authorise,
  CLOCK_SKEW_SECONDS_MAX,
  COMMAND_LIFE_SECONDS_MAX,
  type Signer,
} from '../../../contracts/party/authorise.ts'
import type { Mandate } from '../../../contracts/party/party.ts'
import { partyOf, SECOND, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly command: { readonly user: Signer['user']; readonly at: number; readonly exp: number }
  readonly signers: readonly Signer[]
  readonly authority: Authority
  readonly act: ActToAuthorise
}

const NOW = 1_800_000_000

const maker: Signer = {
  key: 'key_maker',
  party: SUPPLIER,
  user: 'usr_maker',
  person: 'psn_maker',
  duty: 'maker',
  representative: false,
  custody: false,
  revoked: false,
}
const signer: Signer = { ...maker, duty: 'signer' }
const checker: Signer = {
  ...maker,
  key: 'key_checker',
  user: 'usr_checker',
  person: 'psn_checker',
  duty: 'checker',
}

const plain: Case = {
  command: { user: 'usr_maker', at: NOW, exp: NOW + 60 },
  signers: [maker, checker],
  authority: {
    party: partyOf(SUPPLIER, 'supplier'),
    policy: { singleLimit: 0n, representativeLimit: 0n, dailyLimit: 0n },
    mandates: [],
    singleSigned: 0n,
  },
  act: { act: 'receivable.confirm', class: 'value', amount: 100n, asOf: TODAY, now: NOW },
}

const decide = (c: Case) => authorise(c.command, c.signers, c.authority, c.act)
const command = (change: Partial<Case['command']>) => (c: Case) => ({
  ...c,
  command: { ...c.command, ...change },
})
const signers =
  (...list: Signer[]) =>
  (c: Case) => ({ ...c, signers: list })
const eachSigner = (change: Partial<Signer>) => (c: Case) => ({
  ...c,
  signers: c.signers.map(s => ({ ...s, ...change })),
})
const authority = (change: Partial<Authority>) => (c: Case) => ({
  ...c,
  authority: { ...c.authority, ...change },
})
const act = (change: Partial<ActToAuthorise>) => (c: Case) => ({
  ...c,
  act: { ...c.act, ...change },
})
const policy = (singleLimit: bigint, representativeLimit = 0n, dailyLimit = singleLimit) =>
  authority({ policy: { singleLimit, representativeLimit, dailyLimit } })
const today = (singleSigned: bigint, dailyLimit: bigint) => (c: Case) =>
  authority({ singleSigned })(policy(100n, 0n, dailyLimit)(signers(signer)(c)))

refusalTable<AuthoriseRefusal, Case>('authorise', AUTHORISE_TEXTS, plain, decide, {
  party_must_be_enrolled: { breaks: authority({ party: null }) },
  party_must_be_active: {
    breaks: authority({ party: { ...partyOf(SUPPLIER), status: 'suspended' } }),
  },
  command_must_not_be_dated_ahead: {
    details: { limitSeconds: 60, foundSeconds: 61 },
    breaks: command({ at: NOW + CLOCK_SKEW_SECONDS_MAX + 1 }),
    keeps: {
      'by what clocks may differ': command({
        at: NOW + CLOCK_SKEW_SECONDS_MAX,
        exp: NOW + CLOCK_SKEW_SECONDS_MAX + 1,
      }),
    },
  },
  command_must_not_be_expired: {
    details: { secondsAgo: 0 },
    breaks: command({ exp: NOW }),
    keeps: { 'its last second': command({ exp: NOW + 1 }) },
  },
  command_must_expire_in_time: {
    details: { limitDays: 30, foundDays: 31 },
    breaks: command({ at: NOW, exp: NOW + COMMAND_LIFE_SECONDS_MAX + 1 }),
    keeps: { 'to the second': command({ at: NOW, exp: NOW + COMMAND_LIFE_SECONDS_MAX }) },
  },
  command_must_be_signed: { breaks: signers() },
  key_must_belong_to_the_party: { breaks: signers(maker, { ...checker, party: SECOND }) },
  key_must_not_be_revoked: { breaks: signers(maker, { ...checker, revoked: true }) },
  user_must_sign_its_own_command: { breaks: command({ user: 'usr_other' }) },
  reader_must_not_sign: { breaks: signers(maker, { ...checker, duty: 'reader' }) },
  key_must_be_under_sole_control: {
    breaks: signers(maker, { ...checker, custody: true }),
    keeps: {
      'custody signs the rest': c => act({ class: 'routine' })(eachSigner({ custody: true })(c)),
    },
  },
  act_must_be_the_operators: {
    breaks: act({ class: 'officers' }),
    keeps: {
      'two officers': c => act({ class: 'officers' })(authority({ party: operator })(c)),
    },
  },
  maker_must_sign: { breaks: c => command({ user: 'usr_checker' })(signers(checker)(c)) },
  checker_must_sign: { breaks: signers(maker) },
  maker_and_checker_must_be_different_people: {
    breaks: signers(maker, { ...checker, person: 'psn_maker' }),
  },
  signer_alone_must_stay_within_the_daily_limit: {
    details: { limit: units(999n), signed: units(900n), amount: units(100n) },
    breaks: today(900n, 999n),
    keeps: {
      'to the fen': today(900n, 1000n),
      'with a checker beside it': c => signers(signer, checker)(today(900n, 999n)(c)),
    },
  },
})

const operator = partyOf(SUPPLIER, 'operator')
const refusalOf = (c: Case) => {
  const decision = decide(c)
  return decision.ok ? null : decision.refusal
}

describe('who may sign alone', () => {
  const alone = signers(signer)(plain)
  const mandate: Mandate = {
    id: 'mdt_1',
    party: SUPPLIER,
    key: 'key_maker',
    act: 'receivable.confirm',
    limit: 100n,
    until: '2026-03-03',
  }
  const withMandate = (change: Partial<Mandate> = {}) =>
    policy(1000n)(authority({ mandates: [{ ...mandate, ...change }] })(signers(maker)(plain)))

  it('a signer, up to the party’s limit and not one fen beyond', () => {
    expect(refusalOf(policy(100n)(alone))).toBeNull()
    expect(refusalOf(policy(99n)(alone))).toBe('checker_must_sign')
  })

  it('nobody, unless the party has set a limit', () => {
    expect(refusalOf(alone)).toBe('checker_must_sign')
    expect(refusalOf(act({ amount: 1n })(alone))).toBe('checker_must_sign')
  })

  it('nobody, where the act does not say what it moves', () => {
    expect(refusalOf(policy(100n)(act({ amount: 0n })(alone)))).toBe('checker_must_sign')
  })

  it('a key under a mandate, for its act, up to its limit, until its date', () => {
    expect(refusalOf(withMandate())).toBeNull()
    for (const change of [
      { limit: 99n },
      { until: TODAY },
      { act: 'title.offer-pledge' },
      { key: 'key_other' },
      { party: SECOND },
    ] as const)
      expect(refusalOf(withMandate(change)), JSON.stringify(Object.keys(change))).toBe(
        'checker_must_sign',
      )
  })

  it('a mandate reaches no further than the party’s own limit', () => {
    expect(refusalOf(policy(99n)(withMandate()))).toBe('checker_must_sign')
  })

  it('counts towards the day, and with a second person it does not', () => {
    expect(decide(today(0n, 100n)(plain))).toEqual({ ok: true, alone: true })
    expect(decide(withMandate())).toEqual({ ok: true, alone: true })
    expect(decide(signers(signer, checker)(today(0n, 100n)(plain)))).toEqual({
      ok: true,
      alone: false,
    })
    expect(decide(act({ class: 'routine' })(alone))).toEqual({ ok: true, alone: false })
  })

  it('nobody gives mandates, limits and keys alone', () => {
    expect(refusalOf(policy(1000n)(act({ class: 'governance' })(alone)))).toBe('checker_must_sign')
  })

  it('anyone but a reader does the routine', () => {
    const routine = act({ class: 'routine' })(plain)
    for (const duty of ['maker', 'checker', 'signer'] as const)
      expect(refusalOf(signers({ ...maker, duty })(routine))).toBeNull()
  })
})

describe('a one-clerk firm', () => {
  const representative = { ...checker, duty: 'maker', representative: true } as const
  const both = signers(maker, representative)(plain)

  it('its representative’s own device checks, up to a limit', () => {
    expect(refusalOf(policy(0n, 100n)(both))).toBeNull()
    expect(refusalOf(policy(0n, 99n)(both))).toBe('checker_must_sign')
  })

  it('an act of value that names no amount is outside of every limit', () => {
    const unsaid = policy(0n, 10n ** 18n)(act({ amount: null })(both))
    expect(refusalOf(unsaid)).toBe('checker_must_sign')
    expect(refusalOf(act({ class: 'governance', amount: null })(unsaid))).toBeNull()
  })

  it('who is the only person of the firm cannot check itself', () => {
    const self = signers(maker, { ...representative, person: 'psn_maker' })(plain)
    expect(refusalOf(policy(0n, 100n)(self))).toBe('maker_and_checker_must_be_different_people')
  })
})

describe('the operator', () => {
  const alone = authority({ party: operator })(signers(maker)(plain))

  it('lapses and completes with one key, and does nothing else so', () => {
    expect(refusalOf(act({ class: 'operator' })(alone))).toBeNull()
    expect(refusalOf(act({ class: 'officers' })(alone))).toBe('checker_must_sign')
    expect(refusalOf(act({ class: 'value' })(alone))).toBe('checker_must_sign')
  })

  it('nobody else does what is the operator’s', () => {
    expect(refusalOf(act({ class: 'operator' })(plain))).toBe('act_must_be_the_operators')
  })
})
