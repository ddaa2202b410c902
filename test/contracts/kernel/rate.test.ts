import { describe, expect, it } from 'vitest'
import { parseRate, Rate } from '../../../contracts/kernel/rate.ts'

describe('rates as text', () => {
  it.each(['0', '0.0435', '-0.01', '12', '0.123456789012345678901234567891'])('%s', text =>
    expect(parseRate(text)?.toFixed()).toBe(text),
  )

  it.each([
    '',
    '.5',
    '1.',
    '1e-3',
    'NaN',
    'Infinity',
    '+1',
    '4.35%',
    ' 1',
    '1,5',
    `0.${'1'.repeat(31)}`,
  ])('not %j', text => expect(parseRate(text)).toBeNull())
})

it('forty digits, a half to the even one', () => {
  expect(new Rate(1).div(3).toFixed()).toBe(`0.${'3'.repeat(40)}`)
  const half = new Rate(`1.${'0'.repeat(38)}05`)
  expect(half.plus(0).times(1).toFixed()).toBe('1')
  expect(new Rate(`1.${'0'.repeat(38)}15`).times(1).toFixed()).toBe(`1.${'0'.repeat(38)}2`)
})
