import { expect, test } from 'vitest'
import { normaliseDocumentNumber } from '../../../contracts/trade/document-number.ts'
import { knownNumber } from '../../../contracts/trade/known-number.ts'

const [ONE, OTHER] = ['1100202630-00345678', '3100202630-00345678'] as const

function known(number: string, code: string, alike: readonly string[]) {
  const read = normaliseDocumentNumber('invoice', number, code)
  if (!read.ok) throw new Error(read.refusal)
  const name = knownNumber(read.value, alike)
  return name.ok ? name.value : name.refusal
}

test.each([
  ['none is known', '345678', '', [], '345678'],
  ['the same', '345678', '1100202630', [ONE, OTHER], ONE],
  ['the same, its code left out', '00345678', '', [ONE], ONE],
  ['the same, the code of the known one left out', '345678', '1100202630', ['345678'], '345678'],
  ['one of two, its code left out', '345678', '', [ONE, OTHER], 'invoice_code_must_be_given'],
  ['another code', '345678', '3100202630', [ONE], null],
  ['no number of paper', 'INV-345678', '', [], 'INV-345678'],
] as const)('%s', (_, number, code, alike, name) => expect(known(number, code, alike)).toBe(name))
