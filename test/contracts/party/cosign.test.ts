import { describe, expect, it } from 'vitest'
import { COSIGN_TEXTS } from '../../../contracts/command/cosign-refusal.ts'
import type { ActToAuthorise, Authority, Signer } from '../../../contracts/party/authorise.ts'
import { authoriseCosigner } from '../../../contracts/party/cosign.ts'
import { partyOf, SECOND, SUPPLIER, TODAY } from '../fixtures.ts'
import { showsDetails } from '../refusal/refusal-table.ts'

const NOW = 1_800_000_000
const command = { at: NOW, exp: NOW + 60 }
const act: ActToAuthorise = {
  ...{ act: 'title.offer-pledge', class: 'value', amount: 100n, asOf: TODAY, now: NOW },
}

const maker: Signer = {
  ...{ key: 'key_maker', party: SECOND, user: 'usr_maker', person: 'psn_maker' },
  ...{ duty: 'maker', representative: false, custody: false, revoked: false },
}
const checker: Signer = {
  ...maker,
  ...{ key: 'key_checker', user: 'usr_checker', person: 'psn_checker', duty: 'checker' },
}
const authority: Authority = {
  party: partyOf(SECOND, 'keeper'),
  policy: { singleLimit: 0n, representativeLimit: 0n, dailyLimit: 0n },
  mandates: [],
  singleSigned: 0n,
}
const alone = { ...authority, policy: { ...authority.policy, singleLimit: 100n, dailyLimit: 250n } }

const cosign = (signers: readonly Signer[], by: Authority = authority) =>
  authoriseCosigner(SECOND, command, signers, by, act)

describe('a party that must sign beside another', () => {
  it('signs with maker and checker, whoever gave the command', () => {
    expect(cosign([maker, checker])).toEqual({ ok: true, alone: false })
  })

  it('signs alone within its own limits, which count towards its own day', () => {
    const signer: Signer = { ...maker, duty: 'signer' }
    expect(cosign([signer], { ...alone, singleSigned: 150n })).toEqual({ ok: true, alone: true })
    expect(cosign([signer], { ...alone, singleSigned: 151n })).toMatchObject({
      details: { lacking: 'checker' },
    })
  })

  it.each([
    ['anybody', []],
    ['maker', [checker]],
    ['checker', [maker]],
    ['another', [maker, { ...checker, person: maker.person }]],
  ] as const)('refuses: cosigner_must_sign, since %s has not', (lacking, signers) => {
    const details = { party: SECOND, lacking }
    expect(cosign(signers)).toEqual({
      ...{ ok: false, refusal: 'cosigner_must_sign', path: 'party', details },
    })
    showsDetails(COSIGN_TEXTS.cosigner_must_sign, details)
  })

  it.each([
    [
      'party_must_be_active',
      [maker, checker],
      { party: { ...authority.party!, status: 'suspended' } },
    ],
    ['key_must_not_be_revoked', [maker, { ...checker, revoked: true }], {}],
    ['reader_must_not_sign', [maker, { ...checker, duty: 'reader' }], {}],
    ['key_must_be_under_sole_control', [maker, { ...checker, custody: true }], {}],
    ['key_must_belong_to_the_party', [maker, { ...checker, party: SUPPLIER }], {}],
  ] as const)('refuses as of its own command: %s', (refusal, signers, change) => {
    expect(cosign(signers, { ...authority, ...change })).toMatchObject({ refusal })
  })
})
