import { expect, test } from 'vitest'
import { DUTIES } from '../../../contracts/party/party.ts'
import { mayImport } from '../../../contracts/trade/may-import.ts'

test('makers and signers import; refuses the others: importer_must_be_maker_or_signer', () => {
  const refused = { ok: false, refusal: 'importer_must_be_maker_or_signer', path: '' }
  expect(DUTIES.map(duty => [duty, mayImport({ active: true, duty })])).toEqual([
    ['maker', null],
    ['checker', refused],
    ['signer', null],
    ['reader', refused],
  ])
})

test('refuses: party_must_be_active, before the duty', () => {
  for (const duty of DUTIES)
    expect(mayImport({ active: false, duty })).toMatchObject({ refusal: 'party_must_be_active' })
})
