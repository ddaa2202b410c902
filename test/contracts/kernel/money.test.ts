import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AMOUNT_MINOR_MAX,
  CURRENCY_DIGITS,
  type Currency,
  formatMinor,
  parseMajor,
  parseMinor,
} from '../../../contracts/kernel/money.ts'

describe('minor units as text', () => {
  it.each([
    ['0', 0n],
    ['1', 1n],
    ['9007199254740992', AMOUNT_MINOR_MAX],
  ] as const)('%s', (text, minor) => expect(parseMinor(text)).toBe(minor))

  it.each(['', '-1', '+1', '01', '1.0', '1e3', ' 1', 'NaN', '1'.repeat(20)])('not %j', text =>
    expect(parseMinor(text)).toBeNull(),
  )
})

describe('major units as text', () => {
  it.each([
    ['1234.5', 'CNY', 123_450n],
    ['1234.50', 'CNY', 123_450n],
    ['-0.01', 'CNY', -1n],
    ['7', 'CNY', 700n],
    ['7.000', 'CNY', 700n],
    ['7', 'JPY', 7n],
    ['7.0', 'JPY', 7n],
  ] as const)('%s %s', (text, currency, minor) => expect(parseMajor(text, currency)).toBe(minor))

  it.each([
    ['1234.567', 'CNY'],
    ['0.5', 'JPY'],
    ['.5', 'CNY'],
    ['1,000', 'CNY'],
    ['1.', 'CNY'],
    ['', 'CNY'],
    ['Infinity', 'CNY'],
    ['1'.repeat(17), 'CNY'],
  ] as const)('not %j %s', (text, currency) => expect(parseMajor(text, currency)).toBeNull())
})

describe('formatting', () => {
  it.each([
    [123_450n, 'CNY', '1,234.50'],
    [-1n, 'CNY', '-0.01'],
    [0n, 'CNY', '0.00'],
    [99_999_999n, 'CNY', '999,999.99'],
    [1_234_567n, 'JPY', '1,234,567'],
  ] as const)('%d %s is %s', (minor, currency, text) =>
    expect(formatMinor(minor, currency)).toBe(text),
  )

  it('is read back to the same amount', () => {
    const currency = fc.constantFrom(...(Object.keys(CURRENCY_DIGITS) as Currency[]))
    fc.assert(
      fc.property(
        fc.bigInt({ min: -AMOUNT_MINOR_MAX, max: AMOUNT_MINOR_MAX }),
        currency,
        (minor, c) => {
          expect(parseMajor(formatMinor(minor, c).replaceAll(',', ''), c)).toBe(minor)
        },
      ),
    )
  })
})
