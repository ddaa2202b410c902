import { expect, test } from 'vitest'
import { DUTIES } from '../../../contracts/party/party.ts'
import { mayImport } from '../../../contracts/trade/may-import.ts'

test('makers and signers import; refuses the others: importer_must_be_maker_or_signer', () => {
  const refused = { ok: false, refusal: 'importer_must_be_maker_or_signer', path: '' }
  expect(DUTIES.map(duty => [duty, mayImport(duty)])).toEqual([
    ['maker', null],
    ['checker', refused],
    ['signer', null],
    ['reader', refused],
  ])
})
