import { expect, test } from 'vitest'
import {
  areAlike,
  type Compared,
  NUMBER_LIKENESS_RULE,
} from '../../../contracts/trade/number-likeness.ts'

const invoice = (number: string, change: Partial<Compared> = {}): Compared => ({
  ...{ number, currency: 'CNY', amount: 1000n, invoicedOn: '2026-03-02', ...change },
})
const alike = (one: string, other: string) => areAlike(invoice(one), invoice(other))

test.each([
  ['INV-2026-7', 'INV2026-7'],
  ['INV-2026-7', 'INV-2026-07'],
  ['INV-2026-7', '2026-7'],
  ['INV-2026-7', 'INV/2026/7'],
  ['2026-沪采字第12号', '2026-12'],
  ['A-1O1', 'A-101'],
  ['A-1L0', 'A-110'],
  ['A-O7', 'A-7'],
  ['1-23', '12-3'],
  ['沪O7', '沪7'],
])('%s and %s could be one number, misspelled', (one, other) => {
  expect([alike(one, other), alike(other, one)]).toEqual([true, true])
})

test.each([
  ['A-0001', 'B-0001'],
  ['1001', '1002'],
  ['1001', '1010'],
  ['INV-7', 'INV-70'],
  ['S1', '51'],
  ['A1', 'A1'],
  ['沪-12', '京-12'],
  ['A-OX7', 'A-X7'],
  ['A-O', 'A'],
])('%s and %s are no such pair', (one, other) => {
  expect([alike(one, other), alike(other, one)]).toEqual([false, false])
})

test('only those over the same amount or of the same date are alike', () => {
  const one = invoice('A-7')
  const other = (change: Partial<Compared>) => areAlike(one, invoice('A7', change))
  expect(other({ amount: 1n })).toBe(true)
  expect(other({ invoicedOn: '2026-03-03' })).toBe(true)
  expect(other({ amount: 1n, invoicedOn: '2026-03-03' })).toBe(false)
  expect(other({ currency: 'USD', invoicedOn: '2026-03-03' })).toBe(false)
  expect(NUMBER_LIKENESS_RULE).toBe('tallystick.number-likeness.v1')
})
