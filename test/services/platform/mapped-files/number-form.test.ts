import { describe, expect, test } from 'vitest'
import {
  AMBIGUOUS,
  plainFloat,
  plainNumber,
} from '../../../../services/platform/mapped-files/number-form.ts'

type Form = Parameters<typeof plainNumber>[1]

const COMMAS: Form = { delimiter: ',' }
const SEMICOLONS: Form = { delimiter: ';' }
const GERMAN: Form = { delimiter: ';', numbers: { decimal: ',', group: '.' } }
const SWISS: Form = { delimiter: ';', numbers: { decimal: '.', group: "'" } }
const FRENCH: Form = { delimiter: ';', numbers: { decimal: ',', group: ' ' } }
const YUAN: Form = { delimiter: ',', numbers: { decimal: '.', group: ',', currency: '¥' } }
const EUROS: Form = { delimiter: ';', numbers: { decimal: ',', group: '.', currency: 'EUR' } }
const PLAIN: Form = { delimiter: ';', numbers: { decimal: '.' } }

describe('a number', () => {
  test.each<[string, Form, string | null]>([
    // Where nothing is declared and commas part the cells: a point, and commas between thousands.
    ['1234.50', COMMAS, '1234.50'],
    ['-1,234.50', COMMAS, '-1234.50'],
    ['3.000', COMMAS, '3.000'],
    ['1,000', COMMAS, '1000'],
    ['1,23', COMMAS, null],
    ['0,123', COMMAS, null],
    ['1,0000', COMMAS, null],
    ['+1', COMMAS, null],
    ['1.', COMMAS, null],
    ['', COMMAS, null],
    // Where something else parts them: only what nobody could mean as another number.
    ['1234', SEMICOLONS, '1234'],
    ['1234.5', SEMICOLONS, '1234.5'],
    ['0.435', SEMICOLONS, '0.435'],
    ['1,234.50', SEMICOLONS, '1234.50'],
    ['3.000', SEMICOLONS, AMBIGUOUS],
    ['-3.000', SEMICOLONS, AMBIGUOUS],
    ['1,000', SEMICOLONS, AMBIGUOUS],
    ['1,5', SEMICOLONS, AMBIGUOUS],
    ['1.234,50', SEMICOLONS, AMBIGUOUS],
    ['3.000', { delimiter: '\t' }, AMBIGUOUS],
    ['3.000', { delimiter: '|' }, AMBIGUOUS],
    ['one', SEMICOLONS, null],
    // Where the form is declared, it alone.
    ['3.000', GERMAN, '3000'],
    ['1.234,50', GERMAN, '1234.50'],
    ['1,234.50', GERMAN, null],
    ['3.000', { ...GERMAN, delimiter: ',' }, '3000'],
    ["1'234.50", SWISS, '1234.50'],
    ['1 234,50', FRENCH, '1234.50'],
    ['1\u00a0234,50', FRENCH, '1234.50'],
    // A currency sign may stand beside it where it is declared, in either width.
    ['¥1,234.50', YUAN, '1234.50'],
    ['￥ 1,234.50', YUAN, '1234.50'],
    ['-¥1,234.50', YUAN, '-1234.50'],
    ['1,234.50¥', YUAN, '1234.50'],
    ['1234.50', YUAN, '1234.50'],
    ['¥', YUAN, null],
    ['¥¥1', YUAN, null],
    ['$1', YUAN, null],
    ['¥1', COMMAS, null],
    ['1.234,50 EUR', EUROS, '1234.50'],
    ['3.000', PLAIN, '3.000'],
    ['1,000', PLAIN, null],
  ])('%s under %j', (text, form, plain) => {
    expect(plainNumber(text, form, true)).toBe(plain)
  })

  test('without decimals is not 1.000 in any file', () => {
    expect(plainNumber('1.000', COMMAS, false)).toBe(AMBIGUOUS)
    expect(plainNumber('1.00', COMMAS, false)).toBe('1.00')
    expect(plainNumber('1,000', COMMAS, false)).toBe('1000')
    expect(plainNumber('1.000', PLAIN, false)).toBe('1.000')
  })
})

test.each([
  [0.0435, '0.0435'],
  [0.1, '0.1'],
  [16_777_217, '16777216'],
  [1e-8, '0.00000001'],
  [3.4e38, '340000000000000000000000000000000000000'],
  [1 / 3, '0.33333334'],
])('%d as a float of 32 bits is %s', (value, text) => {
  expect(plainFloat(Math.fround(value))).toBe(text)
})
