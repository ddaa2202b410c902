import { describe, expect, test } from 'vitest'
import {
  asGoods,
  formatGoods,
  readGoods,
  writeGoods,
} from '../../../services/portal/goods/quantity.ts'
import { describeFill } from '../../../services/portal/pages/warehouse/fill.ts'

describe('a quantity of goods', () => {
  test.each([
    ['25000000', 'GRAMS', '25 t'],
    ['1', 'GRAMS', '0.000001 t'],
    ['1234567000001', 'GRAMS', '1,234,567.000001 t'],
    ['0', 'GRAMS', '0 t'],
    ['9007199254740993', 'GRAMS', '9,007,199,254.740993 t'],
    ['1200', 'PIECES', '1,200 pieces'],
  ] as const)('%s %s is %s', (units, unit, shown) => {
    expect(formatGoods(units, unit, 'en')).toBe(shown)
    expect(readGoods(writeGoods(units, unit), unit)).toBe(units)
  })

  test('is typed to the gram, and to the piece', () => {
    expect(readGoods('1,234.5', 'GRAMS')).toBe('1234500000')
    expect(readGoods('0.000001', 'GRAMS')).toBe('1')
    for (const wrong of ['0.0000001', '', '-1', '1e3', '.5'])
      expect(readGoods(wrong, 'GRAMS'), wrong).toBeNull()
    expect(readGoods('12', 'PIECES')).toBe('12')
    expect(readGoods('12.5', 'PIECES')).toBeNull()
  })

  test('money and notes are none', () => {
    expect(['GRAMS', 'PIECES', 'MINOR_UNITS', 'NOTE_UNITS'].map(asGoods)).toEqual([
      ...['GRAMS', 'PIECES'],
      ...[null, null],
    ])
  })
})

describe('a place', () => {
  const lot = (accepted: string, delivered = '0', isShort = false) => ({
    ...{ accepted, delivered, isShort },
  })

  test('is as full as what was accepted and has not left', () => {
    expect(describeFill({ capacity: '100', lots: [] })).toEqual({
      stored: '0',
      state: 'vacant',
      share: 0,
    })
    expect(describeFill({ capacity: '100', lots: [lot('60', '10'), lot('25')] })).toEqual({
      ...{ stored: '75', state: 'stored', share: 75 },
    })
    expect(describeFill({ capacity: '100', lots: [lot('99')] }).state).toBe('stored')
    expect(describeFill({ capacity: '100', lots: [lot('100')] }).state).toBe('full')
  })

  test('where less was found than is booked says so first', () => {
    expect(describeFill({ capacity: '100', lots: [lot('100', '0', true)] }).state).toBe('short')
  })
})
