import fc from 'fast-check'
import { expect, it } from 'vitest'
import { invoiceNumber } from '../../../contracts/trade/invoice-number.ts'

it.each([
  ['a1', 'A1'],
  [' A 1 ', 'A1'],
  ['Ａ１', 'A1'],
  ['a\t1\n', 'A1'],
  ['a\u200b1', 'A1'],
  ['a\u00a01', 'A1'],
])('%j is the number %s', (text, number) => expect(invoiceNumber(text)).toBe(number))

it('joins the code of older paper invoices', () => {
  expect(invoiceNumber('00123', '1100 2026')).toBe('11002026-00123')
  expect(invoiceNumber('00123', ' ')).toBe('00123')
})

it('is none when empty or beyond 64 characters', () => {
  expect(invoiceNumber(' ', '1')).toBeNull()
  expect(invoiceNumber('1'.repeat(64))).toHaveLength(64)
  expect(invoiceNumber('1'.repeat(65))).toBeNull()
})

it('normalised again it is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
      const number = invoiceNumber(text)
      fc.pre(number !== null)
      expect(invoiceNumber(number!)).toBe(number)
    }),
  )
})
