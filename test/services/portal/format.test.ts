import { describe, expect, test } from 'vitest'
import { formatAmount, formatDate, formatUnits } from '../../../services/portal/texts/format.ts'

describe('an amount', () => {
  test.each([
    ['0', 'CNY', '¥0.00', 'CNY 0.00'],
    ['5', 'CNY', '¥0.05', 'CNY 0.05'],
    ['-5', 'CNY', '-¥0.05', '-CNY 0.05'],
    ['123450', 'CNY', '¥1,234.50', 'CNY 1,234.50'],
    ['123450', 'JPY', 'JP¥123,450', 'JPY 123,450'],
    ['9007199254740993', 'CNY', '¥90,071,992,547,409.93', 'CNY 90,071,992,547,409.93'],
    ['123456789012345678', 'USD', 'US$1,234,567,890,123,456.78', 'USD 1,234,567,890,123,456.78'],
  ])('%s of %s is exact in both languages', (minor, currency, zh, en) => {
    expect(formatAmount(minor, currency, 'zh')).toBe(zh)
    expect(formatAmount(minor, currency, 'en').replace('\u00a0', ' ')).toBe(en)
  })
})

test('units beyond what a double holds keep their last digit', () => {
  expect(formatUnits('9007199254740993', 'en')).toBe('9,007,199,254,740,993')
})

test('a date is written as the language does', () => {
  expect(formatDate('2027-01-04', 'zh')).toBe('2027-01-04')
  expect(formatDate('2027-01-04', 'en')).toBe('4 Jan 2027')
})
